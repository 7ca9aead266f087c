package org.baton.httpsession;

import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Clock;
import java.util.Optional;
import org.baton.database.Database;
import org.baton.secret.Secret;
import org.baton.session.Channel;
import org.baton.session.EndReason;
import org.baton.session.HostId;
import org.baton.session.Lifetime;
import org.baton.session.Opening;
import org.baton.session.SessionCookie;
import org.baton.session.SessionId;
import org.baton.session.SessionPolicy;
import org.baton.session.Sessions;

/** The rows behind {@code request.getSession()} on one host. Safe for many threads. */
public final class HttpSessions {
    private final Host host;
    private final AttributePolicy policy;
    private final AttributeTable attributes;
    private final AnonymousTable anonymous;
    private final AttributeJson json;
    private final SessionListeners listeners;
    private final Clock clock;

    /**
     * The host whose sessions they are.
     *
     * @param database where they are
     * @param id which host
     * @param shared whether the database is home's and this host a sibling: then nobody has a session who is not logged in
     * @param sessions its login sessions
     * @param policy how long sessions last
     */
    public record Host(Database database, HostId id, boolean shared, Sessions sessions, SessionPolicy policy) {}

    /**
     * Keeps attributes.
     *
     * @param host the host
     * @param policy what may be an attribute
     * @param listeners who is told
     * @param clock what the time of an unwritten session is by
     */
    public HttpSessions(Host host, AttributePolicy policy, SessionListeners listeners, Clock clock) {
        this.host = host;
        this.policy = policy;
        this.attributes = new AttributeTable(host.database(), host.id(), host.shared(), policy.maxBytes());
        this.anonymous = new AnonymousTable(host.database(), host.id());
        this.json = new AttributeJson(policy);
        this.listeners = listeners;
        this.clock = clock;
    }

    boolean areShared() {
        return host.shared();
    }

    SessionPolicy policy() {
        return host.policy();
    }

    AttributeJson json() {
        return json;
    }

    int maxBytes() {
        return policy.maxBytes();
    }

    SessionListeners listeners() {
        return listeners;
    }

    Clock clock() {
        return clock;
    }

    /** Whether anybody wants to know which attribute another one replaces. */
    boolean areListenedTo() {
        return !listeners.ofAttributes().isEmpty()
                || policy.types().stream().anyMatch(HttpSessionBindingListener.class::isAssignableFrom);
    }

    /** The session of somebody who is not logged in. */
    Optional<AnonymousTable.Row> resume(Secret secret) {
        Optional<AnonymousTable.Row> row =
                anonymous.resume(secret.hash(), host.policy().touchInterval());
        row.filter(AnonymousTable.Row::touchDue)
                .ifPresent(due -> anonymous.touch(due.id(), host.policy().touchInterval()));
        return row;
    }

    /** Opens such a session with its first attributes; empty if they are too many. */
    Optional<SessionId> open(Secret secret, Changes first, Opening.Client client) {
        Lifetime lifetime = host.policy().browser();
        Lifetime lasting = first.idleTimeout()
                .map(idle -> new Lifetime(idle, lifetime.absoluteLifetime()))
                .orElse(lifetime);
        return anonymous.open(secret.hash(), lasting, client, first.document(), policy.maxBytes());
    }

    /** An attribute of a login has been read: the next requests bring theirs along. */
    void bringAttributes() {
        host.sessions().bringAttributes();
    }

    Optional<String> read(SessionId id) {
        return attributes.read(id);
    }

    Saved change(SessionId id, Changes changes) {
        return attributes.change(id, "{}", changes);
    }

    /** Sets or removes an attribute if it is what the caller expects, as JSON; null stands for absent. */
    Saved replace(SessionId id, String name, String expected, Changes change) {
        return attributes.change(id, "{" + json.key(name) + ":" + expected + "}", change);
    }

    /** Gives a browser's session another secret; empty if it has ended, or another request was first. */
    Optional<Rotated> rotate(Secret old) {
        if (!host.shared()) {
            return host.sessions()
                    .rotate(old, Channel.COOKIE)
                    .map(login -> new Rotated(login.session().secret(), SessionCookie.set(login)));
        }
        Secret fresh = Secret.random();
        return attributes.changeSecretHere(old.hash(), fresh.hash())
                ? Optional.of(new Rotated(fresh, SessionCookie.set(fresh)))
                : Optional.empty();
    }

    boolean end(SessionId id) {
        return host.sessions().end(id, EndReason.LOGOUT);
    }

    /**
     * A session's next secret.
     *
     * @param secret the secret
     * @param line the Set-Cookie line that gives it to the browser
     */
    record Rotated(Secret secret, String line) {}
}
