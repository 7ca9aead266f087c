package org.baton.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.baton.database.Database;
import org.baton.secret.Secret;
import org.baton.user.Login;
import org.baton.user.UserId;
import org.baton.user.Vouched;
import org.baton.user.VouchedUsers;

/**
 * The sessions of a sibling with a database of its own. The logins that they came from are at home, which leases each session
 * for some minutes, renews that while it lives, and sends a notice when it is over. Safe for many threads.
 */
public final class LeasedSessions {
    private static final Logger LOG = System.getLogger(LeasedSessions.class.getName());

    private final Database database;
    private final VouchedUsers users;
    private final LeasedSessionTable table;
    private final EndedHomeSessionTable notices;
    private final String issuer;
    private final SessionPolicy policy;

    /**
     * Keeps leased sessions.
     *
     * @param database the sibling's own
     * @param host which sibling
     * @param issuer home's origin, which vouches for the users
     * @param policy how long sessions last here
     */
    public LeasedSessions(Database database, HostId host, String issuer, SessionPolicy policy) {
        this.database = database;
        this.users = new VouchedUsers(database);
        this.table = new LeasedSessionTable(database, host);
        this.notices = new EndedHomeSessionTable(database, issuer);
        this.issuer = issuer;
        this.policy = policy;
    }

    /**
     * The sessions of such a sibling, as requests resume them: while the lease lasts.
     *
     * @param database the sibling's own
     * @param host which sibling
     * @param policy how long they last here
     * @return them
     */
    public static Sessions sessions(Database database, HostId host, SessionPolicy policy) {
        return new Sessions(database, host, policy, new SessionResumeTable(database, host, SessionResumeTable.LEASED));
    }

    /**
     * What home grants when a handoff is exchanged.
     *
     * @param rootSession home's public id of the login
     * @param session home's public id of its record of this session
     * @param authenticatedAgo how long ago the user last gave the password
     * @param authMethods how (RFC 8176)
     * @param lifetime the longest the session may last
     * @param lease how long it may go on without asking home
     * @param leaseGrace how long beyond that while home cannot be reached; 0: not at all
     */
    public record Granted(
            String rootSession,
            String session,
            Duration authenticatedAgo,
            Set<String> authMethods,
            Duration lifetime,
            Duration lease,
            Duration leaseGrace) {
        /** Keeps its own set. */
        public Granted {
            authMethods = Set.copyOf(authMethods);
        }
    }

    /**
     * A session whose lease is to be renewed.
     *
     * @param session home's public id of it
     * @param idle how long ago it was last seen
     */
    public record Due(String session, Duration idle) {}

    /**
     * Opens a session, in one transaction with the user's record here and the end of the session it replaces.
     *
     * @param user whom home vouches for
     * @param granted what home grants
     * @param trace the handoff's
     * @param replaced the session that this browser has here already
     * @param client where the browser is
     * @return the session with a fresh secret; empty if the user is suspended here, or home has said meanwhile that it is over
     */
    public Optional<Opened> open(
            Vouched user, Granted granted, UUID trace, Optional<SessionId> replaced, Opening.Client client) {
        Secret secret = Secret.random();
        return database.transaction(() -> {
            if (!notices.lockLive(granted.session()) || !(users.login(user) instanceof Login.Checked checked)) {
                return Optional.empty();
            }
            replaced.ifPresent(old -> table.replace(old, checked.standing()));
            SessionId id = table.open(
                    granted,
                    checked.standing(),
                    client,
                    secret,
                    policy.browser().idleTimeout());
            table.audit(id, checked.standing(), trace, client.ip());
            return Optional.of(new Opened(id, secret));
        });
    }

    /**
     * Takes home's notice that a session is over, also one that is only just being opened. A second time it does nothing.
     *
     * @param homeSession home's public id of it
     * @return whether it was live here until now
     */
    public boolean endNoticed(String homeSession) {
        return database.transaction(() -> {
            notices.lockLive(homeSession);
            notices.leaveTombstone(homeSession);
            return table.end(List.of(homeSession)) == 1;
        });
    }

    /** What a session was when the token that had opened it came again. */
    public enum Replayed {
        /** No request had used it: its answer was lost. */
        UNSEEN,
        /** It was in use: one of the two is not the user (RFC 6749, section 4.1.2). */
        IN_USE
    }

    /**
     * Ends the session that a token had opened, since its own browser shows the token again.
     *
     * @param homeSession home's public id of it
     * @return what it was; empty if no session was opened by that token
     */
    public Optional<Replayed> endReplayed(String homeSession) {
        return table.endReplayed(homeSession).map(unseen -> unseen ? Replayed.UNSEEN : Replayed.IN_USE);
    }

    /**
     * Which live sessions need their leases renewed.
     *
     * @param left those with no more than this left of it, also those that have run out
     * @param most at most so many, the shortest first
     * @return them
     */
    public List<Due> due(Duration left, int most) {
        return table.due(left, most);
    }

    /**
     * Renews a lease, and takes the user as home knows them now.
     *
     * @param session home's public id of the session
     * @param lease for how long from now
     * @param user its user
     */
    public void renew(String session, Duration lease, Vouched user) {
        database.transaction(() -> {
            if (users.login(user) instanceof Login.Checked) {
                table.renew(session, lease);
            }
            return true;
        });
    }

    /**
     * Ends sessions that home says are over.
     *
     * @param sessions home's public ids of them
     */
    public void end(Collection<String> sessions) {
        int ended = table.end(sessions);
        LOG.log(Level.INFO, "{0} sessions ended, since home says that they are over", ended);
    }

    /**
     * Whether home vouches for a user of this database under that id.
     *
     * @param user a user here
     * @param homeUser home's id of the user
     * @return true if it is the same user
     */
    public boolean isOf(UserId user, String homeUser) {
        return users.isVouched(user, issuer, homeUser);
    }

    /**
     * What home calls a session.
     *
     * @param session a session here
     * @return home's public id of it
     */
    public Optional<String> homeSessionOf(SessionId session) {
        return table.homeSession(session);
    }

    /**
     * By which handoff a session came.
     *
     * @param session a session here
     * @return the handoff's trace id
     */
    public Optional<UUID> traceOf(SessionId session) {
        return table.trace(session);
    }

    /** Forgets notices that no handoff under way can need any more. */
    public void forgetNotices() {
        notices.forgetTombstones();
    }
}
