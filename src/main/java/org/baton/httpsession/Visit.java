package org.baton.httpsession;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Optional;
import org.baton.http.BearerHeader;
import org.baton.http.Trace;
import org.baton.secret.Secret;
import org.baton.session.BearerToken;
import org.baton.session.Channel;
import org.baton.session.Lifetime;
import org.baton.session.Recognition;
import org.baton.session.Session;
import org.baton.session.SessionCookie;

/**
 * One request's way to its session, through all its dispatches: found when it is first asked for, written before the answer
 * goes. Safe for the threads of that request.
 */
final class Visit {
    private static final Logger LOG = System.getLogger(Visit.class.getName());
    private static final String ATTRIBUTE = Visit.class.getName();

    private final HttpSessions sessions;
    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final Writing writing;
    private Optional<RowSession> session = Optional.empty();
    private boolean lookedUp;
    private boolean joined;

    private Visit(HttpSessions sessions, HttpServletRequest request, HttpServletResponse response) {
        this.sessions = sessions;
        this.request = request;
        this.response = response;
        this.writing = new Writing(sessions, request, response);
    }

    static Optional<Visit> of(ServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Visit visit ? Optional.of(visit) : Optional.empty();
    }

    /** That of the request; its first dispatch begins it. */
    static Visit of(HttpSessions sessions, HttpServletRequest request, HttpServletResponse response) {
        return of(request).orElseGet(() -> {
            Visit visit = new Visit(sessions, request, response);
            request.setAttribute(ATTRIBUTE, visit);
            return visit;
        });
    }

    HttpSessions sessions() {
        return sessions;
    }

    HttpServletRequest request() {
        return request;
    }

    /** What {@code getSession(false)} gives. */
    synchronized Optional<RowSession> existing() {
        session = session.filter(RowSession::isLive).or(this::recognised).or(this::resumed);
        return session;
    }

    /** What {@code getSession()} gives: an unwritten one opens no row. */
    synchronized RowSession created() {
        RowSession created = existing().orElseGet(this::unwritten);
        session = Optional.of(created);
        return created;
    }

    /** The id that the client came with, of a live session or not. */
    Optional<String> requestedId() {
        return shown().map(Joined::publicId);
    }

    /** Whether that id came in a cookie. */
    boolean cameByCookie() {
        return !BearerHeader.isPresent(request) && shown().isPresent();
    }

    /** The session has been taken away by a logout, and what it had to write with it. */
    synchronized void loggedOut() {
        session.filter(gone -> !gone.isLive()).ifPresent(RowSession::end);
    }

    /** Gives the session another secret, at once; its id changes with it. */
    synchronized String changeId() {
        RowSession changing = existing().orElseThrow(() -> new IllegalStateException("there is no session"));
        Joined row = changing.row();
        String oldId = row.publicId();
        if (row.id().isEmpty()) {
            row.rotated(Secret.random());
        } else if (row.kind() == Joined.Kind.BEARER) {
            throw new IllegalStateException("a bearer token stays as it is: its client would not hear of another");
        } else if (response.isCommitted()) {
            throw new IllegalStateException("the answer is under way: its browser would not hear of another secret");
        } else {
            HttpSessions.Rotated rotated = sessions.rotate(row.secret()).orElseThrow(RowSession::over);
            row.rotated(rotated.secret());
            response.addHeader("Set-Cookie", rotated.line());
        }
        sessions.listeners().tell(new SessionIdChanged(changing, oldId));
        return row.publicId();
    }

    /** Whether the session is still the one that was recognised: a logout in this request takes it away. */
    boolean stillHas(Joined row) {
        return !row.isLogin() || Recognition.sessionOf(request).map(Session::id).equals(row.id());
    }

    /** Refuses what could not be kept. */
    void mayHold(Joined row) {
        if (!row.takesAttributes()) {
            throw new IllegalStateException(
                    sessions.areShared()
                            ? "nobody is logged in, and on a sibling in home's database only who is has attributes"
                            : "this request keeps no session: it came with a bearer token that is none, or its address"
                                    + " recognises nobody");
        }
        if (row.id().isEmpty() && response.isCommitted()) {
            throw new IllegalStateException("the answer is under way: its browser would not hear of a new session");
        }
    }

    /** Ends the row, and has its browser forget the secret. */
    void end(Joined row) {
        if (row.isLogin()) {
            Recognition.installed(request.getServletContext()).logout(request, response);
        } else {
            row.id().ifPresent(id -> {
                sessions.end(id);
                LOG.log(Level.INFO, "session {0} of a stranger ended, trace {1}", id, Trace.of(request));
                response.addHeader("Set-Cookie", SessionCookie.clear());
            });
        }
    }

    /** Writes what the request's session has to write. */
    synchronized Saved save() {
        return session.map(this::save).orElse(Saved.SAVED);
    }

    synchronized Saved save(RowSession saving) {
        return writing.save(saving);
    }

    synchronized Saved replace(RowSession changing, String name, Optional<Object> expected, Optional<Object> value) {
        mayHold(changing.row());
        return writing.replace(changing, name, expected, value);
    }

    private Optional<RowSession> recognised() {
        return Recognition.sessionOf(request)
                .flatMap(live -> shown().map(secret -> Joined.login(
                        live, live.channel() == Channel.BEARER ? Joined.Kind.BEARER : Joined.Kind.LOGIN, secret)))
                .map(row -> of(row, broughtAlong()));
    }

    /** What came along is for the first session of the request: one that joins it after an end asks the row. */
    private Optional<String> broughtAlong() {
        Optional<String> brought = joined ? Optional.empty() : Recognition.attributesOf(request);
        joined = true;
        return brought;
    }

    private RowSession of(Joined row, Optional<String> brought) {
        return new RowSession(
                this, row, new Attributes(sessions.json(), sessions.maxBytes(), brought, () -> read(row)));
    }

    private String read(Joined row) {
        if (row.isLogin()) {
            sessions.bringAttributes();
        }
        return row.id()
                .map(id -> sessions.read(id).orElseThrow(RowSession::over))
                .orElse("{}");
    }

    /** Where nobody is logged in, by a statement of its own, once; its row's attributes come along. */
    private Optional<RowSession> resumed() {
        if (lookedUp || mayHaveNone()) {
            return Optional.empty();
        }
        lookedUp = true;
        return SessionCookie.read(request)
                .flatMap(secret -> sessions.resume(secret)
                        .map(row -> of(Joined.anonymous(row, secret), Optional.of(row.attributes()))));
    }

    private RowSession unwritten() {
        Lifetime lifetime = sessions.policy().browser();
        Instant now = sessions.clock().instant();
        Joined.Times times = new Joined.Times(now, now, lifetime.idleTimeout(), now.plus(lifetime.absoluteLifetime()));
        return of(Joined.unwritten(mayHaveNone() ? Joined.Kind.NONE : Joined.Kind.ANONYMOUS, times), Optional.empty());
    }

    /** At an address that recognises nobody, a session of a stranger's could take the place of a login that it does not see. */
    private boolean mayHaveNone() {
        return sessions.areShared() || BearerHeader.isPresent(request) || Recognition.isForStrangers(request);
    }

    private Optional<Secret> shown() {
        return BearerHeader.isPresent(request) ? BearerToken.read(request) : SessionCookie.read(request);
    }
}
