package org.baton.scene;

import java.sql.SQLException;
import org.baton.secret.Secret;
import org.baton.session.HostId;
import org.baton.session.Opened;
import org.baton.session.SessionId;
import org.baton.user.UserId;

/** Sessions put into the table by plain SQL, because their past cannot be made otherwise: their times never change. */
public final class Planted {
    private static final String ROOT = """
            INSERT INTO sessions (secret_hash, user_id, host, authenticated_at, auth_methods, idle_timeout, login_epoch,
                   opened_at, last_seen_at, expires_at)
            SELECT ?, id, 'home', now(), '{pwd}', interval '30 minutes', login_epoch, %s, %s, %s
              FROM users
             WHERE id = ?
            RETURNING id
            """;

    private static final String CHILD = """
            INSERT INTO sessions (secret_hash, user_id, host, root_id, authenticated_at, auth_methods, idle_timeout,
                   login_epoch, opened_at, last_seen_at, expires_at)
            SELECT ?, user_id, ?, id, authenticated_at, auth_methods, idle_timeout,
                   login_epoch, now() - interval '2 hours', %s, expires_at
              FROM sessions
             WHERE id = ?
            RETURNING id
            """;

    private static final String ANONYMOUS = """
            INSERT INTO sessions (secret_hash, host, idle_timeout, expires_at, attributes)
            VALUES (?, 'home', interval '30 minutes', now() + interval '12 hours', CAST(? AS jsonb))
            RETURNING id
            """;

    private Planted() {}

    /** A session of somebody who has not logged in, with these attributes. */
    public static Opened anonymous(Sql owner, String attributes) throws SQLException {
        Secret secret = Secret.random();
        long id = owner.one(Long.class, ANONYMOUS, secret.hash().bytes(), attributes);
        return new Opened(new SessionId(id), secret);
    }

    /** A login of that user at home; the times are SQL expressions. */
    public static Opened root(Sql owner, UserId user, String openedAt, String lastSeenAt, String expiresAt)
            throws SQLException {
        Secret secret = Secret.random();
        long id = owner.one(
                Long.class,
                ROOT.formatted(openedAt, lastSeenAt, expiresAt),
                secret.hash().bytes(),
                user.value());
        return new Opened(new SessionId(id), secret);
    }

    /** A login opened two hours ago and over in ten; when it was last seen is an SQL expression. */
    public static Opened rootSeen(Sql owner, UserId user, String lastSeenAt) throws SQLException {
        return root(owner, user, "now() - interval '2 hours'", lastSeenAt, "now() + interval '10 hours'");
    }

    /** A child opened two hours ago, over with its root; when it was last seen is an SQL expression. */
    public static Opened child(Sql owner, Opened root, HostId host, String lastSeenAt) throws SQLException {
        Secret secret = Secret.random();
        long id = owner.one(
                Long.class,
                CHILD.formatted(lastSeenAt),
                secret.hash().bytes(),
                host.text(),
                root.id().value());
        return new Opened(new SessionId(id), secret);
    }
}
