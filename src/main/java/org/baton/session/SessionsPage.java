package org.baton.session;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.SecurityHeaders;

/** {@code GET /sessions}: where am I logged in? Its buttons lead to {@link SessionEndPage}. */
public final class SessionsPage extends Address {
    private final Sessions sessions;
    private final Clock clock;

    /**
     * Lists sessions.
     *
     * @param sessions of this host
     * @param clock for how long ago they were seen
     */
    public SessionsPage(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    /**
     * What the page shows.
     *
     * @param displayName whose sessions
     * @param thisOne the session that asks
     * @param sessions each login followed by its children
     * @param now the present, for how long ago they were seen
     */
    public record View(String displayName, SessionId thisOne, List<ListedSession> sessions, Instant now) {}

    @Override
    protected Optional<Answer> get(Call call) {
        return Optional.of(Recognition.sessionOf(call.request())
                .map(this::page)
                .orElseGet(() -> Answer.seeOther("/login?continue=/sessions")));
    }

    @Override
    protected String allow() {
        return "GET, HEAD";
    }

    /** Its script shows times in the viewer's zone. */
    private Answer page(Session session) {
        View view = new View(
                session.user().displayName(),
                session.id(),
                sessions.list(session.user().id()),
                clock.instant());
        return Answer.page("sessions", view).withHeader("Content-Security-Policy", SecurityHeaders.POLICY_WITH_SCRIPT);
    }
}
