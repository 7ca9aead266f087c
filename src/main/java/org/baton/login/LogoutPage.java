package org.baton.login;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
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
 * {@code POST /logout}: ends the session of this browser on this host. At home that is the login itself, and every sibling
 * is out on its next request; on a sibling it is the sibling's session only, and the page says so.
 */
public final class LogoutPage extends Address {
    private static final Logger LOG = System.getLogger(LogoutPage.class.getName());

    private final Sessions sessions;

    /**
     * Ends sessions.
     *
     * @param sessions this host's
     */
    public LogoutPage(Sessions sessions) {
        this.sessions = sessions;
    }

    /**
     * What the page shows.
     *
     * @param onlyHere whether the login at home goes on
     */
    public record View(boolean onlyHere) {}

    @Override
    protected Optional<Answer> post(Call call) {
        Optional<Session> session = Recognition.sessionOf(call.request());
        session.ifPresent(live -> {
            boolean ended = sessions.end(live.id(), EndReason.LOGOUT);
            LOG.log(
                    Level.INFO,
                    "session {0} logged out ({1}), trace {2}",
                    live.id(),
                    ended ? "LOGOUT" : "ended before",
                    call.trace());
        });
        Answer answer = call.parameter("continue")
                .flatMap(ReturnPath::parse)
                .map(path -> Answer.seeOther(path.text()))
                .orElseGet(() -> Answer.page(
                        "logout", new View(session.flatMap(Session::rootId).isPresent())));
        return Optional.of(
                answer.withCookie(SessionCookie.clear()).withHeader("Clear-Site-Data", "\"cache\", \"storage\""));
    }

    @Override
    protected String allow() {
        return "POST";
    }
}
