package org.baton.session;

import java.util.List;
import java.util.Optional;
import org.baton.database.Database;
import org.baton.secret.Secret;
import org.baton.user.UserId;

/** The sessions of one host. Safe for many threads. */
public final class Sessions {
    private final SessionTable table;
    private final SessionPolicy policy;

    /**
     * Opens, resumes and ends sessions of one host.
     *
     * @param database where they are
     * @param host which host this is
     * @param policy how long they last
     */
    public Sessions(Database database, HostId host, SessionPolicy policy) {
        this.table = new SessionTable(database, host);
        this.policy = policy;
    }

    /**
     * The mapping of this room's tables.
     *
     * @return the entity classes
     */
    public static List<Class<?>> rows() {
        return List.of(SessionRow.class, SessionEventRow.class);
    }

    /**
     * Opens a login, in one transaction with the end of the session it replaces.
     *
     * @param opening who, under which epoch, from where
     * @return the session with a fresh secret; empty if the user was suspended, or had the password changed, since it was
     *     checked
     */
    public Optional<Opened> open(Opening opening) {
        Secret secret = Secret.random();
        return table.open(opening, secret.hash(), policy).map(id -> new Opened(id, secret));
    }

    /**
     * Recognises a session by its secret: one statement, which sees a logout, a suspension or a changed group made a moment
     * ago on any host or in psql. Writes {@code last_seen_at} too, in a second statement, when that is due.
     *
     * @param secret what the cookie said
     * @return the session; empty if it is unknown here, ended, expired or idle, or its user or login is
     */
    public Optional<Session> resume(Secret secret) {
        Optional<SessionTable.Resumed> resumed = table.resume(secret.hash(), policy.touchInterval());
        resumed.filter(SessionTable.Resumed::touchDue)
                .ifPresent(due -> table.touch(due.session().id(), policy.touchInterval()));
        return resumed.map(SessionTable.Resumed::session);
    }

    /**
     * Ends a session; of a root, the children end with it.
     *
     * @param id which
     * @param reason why
     * @return false if it had ended already, which stays as it was
     */
    public boolean end(SessionId id, EndReason reason) {
        return table.end(id, reason) == 1;
    }

    /**
     * A user's live sessions on all hosts.
     *
     * @param userId whose
     * @return each login, latest first, followed by its children in the order they were opened
     */
    public List<ListedSession> list(UserId userId) {
        return table.list(userId);
    }
}
