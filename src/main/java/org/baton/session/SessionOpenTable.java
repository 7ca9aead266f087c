package org.baton.session;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.secret.Secret;
import org.baton.secret.SecretHash;
import org.baton.user.Standing;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** The statements that open a login: three, in one transaction. */
final class SessionOpenTable {
    /**
     * A suspension or password change is either seen here, or waits and then ends the row. Logins of one user wait for each
     * other here, which makes the limit exact; in a statement of its own, so that the next one sees what the others opened.
     */
    private static final String LOCK_USER = """
            SELECT id
              FROM users
             WHERE id = :user_id
               AND status = 'ACTIVE'
               AND login_epoch = :epoch
               FOR NO KEY UPDATE
            """;

    /** Those that leave no room for one more, the longest unseen first; a login is seen while a child of it is. */
    private static final String END_OVER_LIMIT = """
            UPDATE sessions
               SET ended_at = clock_timestamp(),
                   end_reason = 'LIMIT'
             WHERE ended_at IS NULL
               AND id IN (
                 SELECT s.id
                   FROM sessions s
                  WHERE s.user_id = :user_id
                    AND s.root_id IS NULL
                    AND s.channel = :channel
                    AND s.ended_at IS NULL
                    AND s.secret_hash IS DISTINCT FROM :replaced
                    AND s.login_epoch = :epoch
                    AND session_root_is_live(s)
                  ORDER BY greatest(s.last_seen_at, (
                             SELECT max(c.last_seen_at)
                               FROM sessions c
                              WHERE c.root_id = s.id
                                AND c.ended_at IS NULL)) DESC,
                           s.id DESC
                 OFFSET :others
                    FOR NO KEY UPDATE OF s)
            """;

    /** What an anonymous session held goes over to the login that it becomes; another login's attributes stay with it. */
    private static final String OPEN = """
            WITH replaced AS (
              UPDATE sessions
                 SET ended_at = clock_timestamp(),
                     end_reason = 'REPLACED'
               WHERE secret_hash = :replaced
                 AND host = :host
                 AND channel = 'COOKIE'
                 AND ended_at IS NULL
              RETURNING user_id, attributes)
            INSERT INTO sessions (secret_hash, user_id, host, channel, kept, label, authenticated_at, auth_methods,
                   idle_timeout, expires_at, login_epoch, opened_ip, user_agent, attributes)
            SELECT :secret_hash, :user_id, :host, :channel, :kept, :label, now(), string_to_array(:auth_methods, ' '),
                   make_interval(secs => :idle_timeout), now() + make_interval(secs => :absolute_lifetime),
                   :epoch, CAST(:ip AS inet), :user_agent,
                   coalesce((SELECT attributes FROM replaced WHERE user_id IS NULL), '{}')
            RETURNING id, expires_at
            """;

    private final Database database;
    private final HostId host;

    SessionOpenTable(Database database, HostId host) {
        this.database = database;
        this.host = host;
    }

    Optional<OpenedLogin> open(Opening opening, Secret secret, SessionPolicy policy) {
        return database.transaction(session -> {
            if (!lockUser(session, opening.user())) {
                return Optional.empty();
            }
            endOverLimit(session, opening, policy.limitOf(opening.kind()));
            return Optional.of(insert(session, opening, secret, policy.of(opening.kind())));
        });
    }

    private static boolean lockUser(StatelessSession session, Standing user) {
        return session.createNativeQuery(LOCK_USER, Long.class)
                .setParameter("user_id", user.id().value())
                .setParameter("epoch", user.epoch())
                .uniqueResultOptional()
                .isPresent();
    }

    private static void endOverLimit(StatelessSession session, Opening opening, int limit) {
        session.createNativeMutationQuery(END_OVER_LIMIT)
                .setParameter("user_id", opening.user().id().value())
                .setParameter("epoch", opening.user().epoch())
                .setParameter("channel", opening.kind().channel().name())
                .setParameter("replaced", replaced(opening), byte[].class)
                .setParameter("others", limit - 1)
                .executeUpdate();
    }

    private OpenedLogin insert(StatelessSession session, Opening opening, Secret secret, Lifetime lifetime) {
        Kind kind = opening.kind();
        Columns row = new Columns(session.createNativeQuery(OPEN, Tuple.class)
                .setParameter("secret_hash", secret.hash().bytes())
                .setParameter("replaced", replaced(opening), byte[].class)
                .setParameter("host", host.text())
                .setParameter("channel", kind.channel().name())
                .setParameter("kept", kind.kept())
                .setParameter("label", kind.label().orElse(null), String.class)
                .setParameter("auth_methods", String.join(" ", opening.authMethods()))
                .setParameter("idle_timeout", Seconds.of(lifetime.idleTimeout()))
                .setParameter("absolute_lifetime", Seconds.of(lifetime.absoluteLifetime()))
                .setParameter("ip", opening.client().ip())
                .setParameter("user_agent", opening.client().userAgent().orElse(null), String.class)
                .setParameter("user_id", opening.user().id().value())
                .setParameter("epoch", opening.user().epoch())
                .getSingleResult());
        Optional<Duration> keptFor = kind.kept() ? Optional.of(lifetime.absoluteLifetime()) : Optional.empty();
        return new OpenedLogin(new Opened(new SessionId(row.number("id")), secret), row.instant("expires_at"), keptFor);
    }

    private static byte @Nullable [] replaced(Opening opening) {
        return opening.replaced().map(Secret::hash).map(SecretHash::bytes).orElse(null);
    }
}
