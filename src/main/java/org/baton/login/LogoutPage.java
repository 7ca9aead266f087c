package org.baton.login;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.regex.Pattern;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.ReturnPath;
import org.baton.session.EndReason;
import org.baton.session.Recognition;
import org.baton.session.Session;
import org.baton.session.SessionCookie;
import org.baton.session.SessionId;
import org.baton.session.Sessions;

/**
 * Home's {@code /logout}: ends the login of this browser, and every sibling is out on its next request. A browser that comes
 * from a sibling's logout brings the id of the handoff by which it got in there; if that handoff came from this very login,
 * nobody need be asked. Else the page asks: a link to here may stand on any page.
 */
public final class LogoutPage extends Address {
    private static final Logger LOG = System.getLogger(LogoutPage.class.getName());
    private static final Pattern HINT = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    private final Sessions sessions;
    private final BiPredicate<SessionId, UUID> handedOver;

    /**
     * Ends logins.
     *
     * @param sessions home's
     * @param handedOver whether a session came from that login by the handoff of that trace id
     */
    public LogoutPage(Sessions sessions, BiPredicate<SessionId, UUID> handedOver) {
        this.sessions = sessions;
        this.handedOver = handedOver;
    }

    /**
     * What the page shows.
     *
     * @param asks whether the login goes on until its user says so
     */
    public record View(boolean asks) {}

    @Override
    protected Optional<Answer> get(Call call) {
        Optional<Session> session = Recognition.sessionOf(call.request());
        boolean meant = call.isNavigation()
                && !call.isPrefetch()
                && session.filter(live -> isHinted(live, call)).isPresent();
        return Optional.of(meant ? ended(call, session) : Answer.page("logout", new View(session.isPresent())));
    }

    @Override
    protected Optional<Answer> post(Call call) {
        return Optional.of(ended(call, Recognition.sessionOf(call.request())));
    }

    @Override
    protected String allow() {
        return "GET, POST";
    }

    private boolean isHinted(Session session, Call call) {
        return call.parameter("hint")
                .filter(text -> HINT.matcher(text).matches())
                .map(UUID::fromString)
                .filter(trace -> handedOver.test(session.id(), trace))
                .isPresent();
    }

    private Answer ended(Call call, Optional<Session> session) {
        session.ifPresent(live -> {
            boolean ended = sessions.end(live.id(), EndReason.LOGOUT);
            LOG.log(
                    Level.INFO,
                    "session {0} logged out ({1}), trace {2}",
                    live.id(),
                    ended ? "LOGOUT" : "ended before",
                    call.trace());
        });
        return call.parameter("continue")
                .flatMap(ReturnPath::parse)
                .map(path -> Answer.seeOther(path.text()))
                .orElseGet(() -> Answer.page("logout", new View(false)))
                .withCookie(SessionCookie.clear())
                .withHeader("Clear-Site-Data", "\"cache\", \"storage\"");
    }
}
