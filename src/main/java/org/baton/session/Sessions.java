package org.baton.session;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.baton.database.Database;
import org.baton.secret.Secret;
import org.baton.user.Standing;
import org.baton.user.UserId;

/** The sessions of one host. Safe for many threads. */
public final class Sessions {
    private final SessionResumeTable resuming;
    private final SessionTable table;
    private final SessionOpenTable opening;
    private final SessionEndTable ending;
    private final SessionListTable listing;
    private final SessionPolicy policy;
    private volatile boolean attributesAreRead;

    /**
     * Opens, resumes and ends sessions of one host.
     *
     * @param database where they are
     * @param host which host this is
     * @param policy how long they last
     */
    public Sessions(Database database, HostId host, SessionPolicy policy) {
        this(database, host, policy, new SessionResumeTable(database, host));
    }

    Sessions(Database database, HostId host, SessionPolicy policy, SessionResumeTable resuming) {
        this.resuming = resuming;
        this.table = new SessionTable(database, host);
        this.opening = new SessionOpenTable(database, host);
        this.ending = new SessionEndTable(database);
        this.listing = new SessionListTable(database);
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
     * Opens a login, in one transaction with the end of the session it replaces and of those over the limit.
     *
     * @param login who, under which epoch, of what kind, from where
     * @return the login with a fresh secret; empty if the user was suspended, or had the password changed, since it was
     *     checked: then nothing has ended either
     */
    public Optional<OpenedLogin> open(Opening login) {
        return opening.open(login, Secret.random(), policy);
    }

    /**
     * Recognises a session by its secret: one statement, which sees a logout, a suspension or a changed group made a moment
     * ago on any host or in psql. Writes {@code last_seen_at} too, in a second statement, when that is due.
     *
     * @param secret what the client showed
     * @param channel how it showed it
     * @return the session; empty if it is unknown here, ended, expired or idle, or its user or login is
     */
    public Optional<Session> resume(Secret secret, Channel channel) {
        return resume(secret, channel, false).map(Resumed::session);
    }

    /** The same for a request: with the attributes, where this host's application reads such. */
    Optional<Resumed> resumeForRequest(Secret secret, Channel channel) {
        return resume(secret, channel, attributesAreRead);
    }

    /**
     * Notes that this host's application reads attributes: from now on they come along when a request's session is resumed, so
     * that reading them costs no statement of its own. Until then no request pays for them.
     */
    public void bringAttributes() {
        attributesAreRead = true;
    }

    /**
     * Gives a session another secret, as at a change of privilege; the old one is dead at once, and everything else stays.
     *
     * @param secret what the client showed
     * @param channel how it showed it
     * @return the same session with its fresh secret; empty if it has ended, or another request was first
     */
    public Optional<OpenedLogin> rotate(Secret secret, Channel channel) {
        return table.rotate(secret.hash(), channel, Secret.random());
    }

    /**
     * Notes that the user of a login has been authenticated once more (step-up), and gives the login another secret; the old
     * one is dead at once. Id, children and the end of its absolute lifetime stay.
     *
     * @param secret what the browser showed
     * @param user who was authenticated, and under which epoch
     * @param authMethods how (RFC 8176), such as {@code pwd}; they are added to those of before
     * @return the same login with its fresh secret; empty if it has ended, is another user's, or another request was first, or
     *     if the user was suspended or had the password changed meanwhile
     */
    public Optional<OpenedLogin> reauthenticate(Secret secret, Standing user, Set<String> authMethods) {
        return table.reauthenticate(secret.hash(), user, authMethods, Secret.random());
    }

    /**
     * Ends a session; of a root, the children end with it.
     *
     * @param id which
     * @param reason why
     * @return false if it had ended already, which stays as it was
     */
    public boolean end(SessionId id, EndReason reason) {
        return ending.end(id, reason) == 1;
    }

    /**
     * Ends a session for somebody who is not its user.
     *
     * @param id which
     * @param reason why
     * @param note who and what for, for the audit: at most 500 characters are kept
     * @return false if there is no such session or it had ended already
     */
    public boolean end(SessionId id, EndReason reason, String note) {
        return ending.end(id, reason, note) == 1;
    }

    /**
     * Ends a session if it is that user's; another user's is as good as none.
     *
     * @param user whose it must be
     * @param id which
     * @param reason why
     * @return false if that user has no such session, or it had ended already
     */
    public boolean endOwn(UserId user, SessionId id, EndReason reason) {
        return ending.endOwn(user, id, reason) == 1;
    }

    /**
     * Ends all of a user's logins but one, with their children, under the user's lock.
     *
     * @param user whose
     * @param stays the login that goes on, with its children
     * @param reason why
     * @return how many logins ended
     */
    public int endOthers(UserId user, SessionId stays, EndReason reason) {
        return ending.endOthers(user, stays, reason);
    }

    /**
     * A user's live sessions on all hosts.
     *
     * @param user whose
     * @return each login, latest first, followed by its children in the order they were opened
     */
    public List<ListedSession> list(UserId user) {
        return listing.list(user);
    }

    private Optional<Resumed> resume(Secret secret, Channel channel, boolean withAttributes) {
        Optional<Resumed> resumed = resuming.resume(secret.hash(), channel, policy.touchInterval(), withAttributes);
        resumed.filter(Resumed::touchDue)
                .ifPresent(due -> table.touch(due.session().id(), policy.touchInterval()));
        return resumed;
    }
}
