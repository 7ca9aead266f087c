package org.baton.handoff;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.ReturnPath;
import org.baton.session.EndReason;
import org.baton.session.Recognition;
import org.baton.session.Session;
import org.baton.session.SessionCookie;
import org.baton.session.Sessions;

/**
 * A sibling's {@code POST /logout}: ends this browser's session here, and goes on to home, which ends the login and with it the
 * sessions on every host. With {@code local} the login goes on, and the page says so.
 */
public final class SiblingLogoutPage extends Address {
    private static final Logger LOG = System.getLogger(SiblingLogoutPage.class.getName());

    private final Sessions sessions;
    private final HandoffExchange exchange;
    private final SiblingRole role;

    /**
     * Ends sessions.
     *
     * @param sessions this sibling's
     * @param exchange knows by which handoff a session came, which is what home knows it by
     * @param role where home is
     */
    public SiblingLogoutPage(Sessions sessions, HandoffExchange exchange, SiblingRole role) {
        this.sessions = sessions;
        this.exchange = exchange;
        this.role = role;
    }

    /**
     * What the page shows.
     *
     * @param home where the login goes on
     */
    public record View(String home) {}

    @Override
    protected Optional<Answer> post(Call call) {
        Optional<Session> session = Recognition.sessionOf(call.request());
        Optional<UUID> handoff = session.map(Session::id).flatMap(exchange::traceOf);
        session.ifPresent(live -> end(live, call));
        Answer answer = call.parameter("local").isPresent()
                ? here(call)
                : Answer.seeOther(role.homeOrigin() + "/logout"
                        + handoff.map(trace -> "?hint=" + trace).orElse(""));
        return Optional.of(
                answer.withCookie(SessionCookie.clear()).withHeader("Clear-Site-Data", "\"cache\", \"storage\""));
    }

    @Override
    protected String allow() {
        return "POST";
    }

    private void end(Session session, Call call) {
        boolean ended = sessions.end(session.id(), EndReason.LOGOUT);
        LOG.log(
                Level.INFO,
                "session {0} logged out ({1}), trace {2}",
                session.id(),
                ended ? "LOGOUT" : "ended before",
                call.trace());
    }

    private Answer here(Call call) {
        return call.parameter("continue")
                .flatMap(ReturnPath::parse)
                .map(path -> Answer.seeOther(path.text()))
                .orElseGet(() -> Answer.page("logout-here", new View(role.homeOrigin())));
    }
}
