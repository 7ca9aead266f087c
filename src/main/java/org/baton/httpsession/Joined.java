package org.baton.httpsession;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.baton.secret.Secret;
import org.baton.secret.SecretHash;
import org.baton.session.Session;
import org.baton.session.SessionId;

/** Which session a request has joined, or opens. Safe for the threads of that request. */
final class Joined {
    /** What kind of session it is. */
    enum Kind {
        /** Somebody is logged in, with a browser. */
        LOGIN,
        /** Somebody is logged in, with a bearer token. */
        BEARER,
        /** Nobody is logged in; the first attribute opens the row. */
        ANONYMOUS,
        /** Nobody is logged in, and there is no row to be had. */
        NONE
    }

    private final Kind kind;
    private final Times times;
    private final boolean isNew;
    private Optional<SessionId> id;
    private Secret secret;

    private Joined(Kind kind, Optional<SessionId> id, Secret secret, Times times) {
        this.kind = kind;
        this.id = id;
        this.secret = secret;
        this.times = times;
        this.isNew = id.isEmpty();
    }

    /** A session's moments. */
    record Times(Instant openedAt, Instant lastSeenAt, Duration idleTimeout, Instant expiresAt) {
        Duration lifetime() {
            return Duration.between(openedAt, expiresAt);
        }
    }

    static Joined login(Session session, Kind kind, Secret secret) {
        Session.Times times = session.times();
        return new Joined(
                kind,
                Optional.of(session.id()),
                secret,
                new Times(
                        times.openedAt(),
                        times.lastSeenAt(),
                        Duration.between(times.lastSeenAt(), times.idleExpiresAt()),
                        times.expiresAt()));
    }

    static Joined anonymous(AnonymousTable.Row row, Secret secret) {
        return new Joined(
                Kind.ANONYMOUS,
                Optional.of(row.id()),
                secret,
                new Times(row.openedAt(), row.lastSeenAt(), row.idleTimeout(), row.expiresAt()));
    }

    /** One that has no row yet, of that kind. */
    static Joined unwritten(Kind kind, Times times) {
        return new Joined(kind, Optional.empty(), Secret.random(), times);
    }

    Kind kind() {
        return kind;
    }

    Times times() {
        return times;
    }

    boolean isNew() {
        return isNew;
    }

    boolean takesAttributes() {
        return kind != Kind.NONE;
    }

    boolean isLogin() {
        return kind == Kind.LOGIN || kind == Kind.BEARER;
    }

    synchronized Optional<SessionId> id() {
        return id;
    }

    synchronized Secret secret() {
        return secret;
    }

    synchronized void opened(SessionId row) {
        id = Optional.of(row);
    }

    synchronized void rotated(Secret fresh) {
        secret = fresh;
    }

    String publicId() {
        return publicId(secret());
    }

    /** Of the hash's hash, so that it neither resumes a session nor finds its row. */
    static String publicId(Secret secret) {
        return SecretHash.sha256("HttpSession:" + secret.hash().text()).text();
    }
}
