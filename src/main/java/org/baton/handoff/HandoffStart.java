package org.baton.handoff;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Documents;
import org.baton.http.ReturnPath;
import org.baton.secret.MasterKey;
import org.baton.session.Recognition;
import org.baton.session.Session;

/**
 * The sibling's first step: binds the browser and sends it home, without a row for a visitor who has not logged in. Safe for
 * many threads.
 */
public final class HandoffStart {
    private final SiblingRole role;
    private final BindingCookie cookie;
    private final Clock clock;

    /**
     * Starts handoffs of one sibling.
     *
     * @param role which sibling
     * @param master the sibling's own master key, the same on all its nodes
     * @param clock for the binding's ten minutes
     */
    public HandoffStart(SiblingRole role, MasterKey master, Clock clock) {
        this.role = role;
        this.cookie = new BindingCookie(role, master, clock);
        this.clock = clock;
    }

    /**
     * Where a person may be sent after the handoff.
     *
     * @param text what was asked for
     * @return the path, or the front page where it is none of this host's or leads back into a handoff
     */
    public static ReturnPath target(String text) {
        return ReturnPath.parse(text).filter(path -> !path.isUnder("/handoff/")).orElse(ReturnPath.ROOT);
    }

    /**
     * The session of a request for a page, if its login is what the page asks for. Whether a user was asked for the password
     * ({@link LoginDemand#anew}) is checked when the login is handed over, and not here.
     *
     * @param call the request
     * @param demand what the page asks for
     * @return the session; empty for a stranger, and where the password was given too long ago
     */
    public Optional<Session> session(Call call, LoginDemand demand) {
        return Recognition.sessionOf(call.request())
                .filter(session -> demand.isYoungEnough(session.authentication().at(), clock.instant()));
    }

    /**
     * Asks home for a login. What is asked for travels in this browser's sealed binding, so that nobody can take it off on
     * the way; the session that the browser has here makes way for the new one.
     *
     * @param call a request for a page that needs one
     * @param target where to go afterwards
     * @param demand what login the page asks for
     * @return a redirect home for a browser's navigation; 401 with the address to start at for a script
     */
    public Answer begin(Call call, ReturnPath target, LoginDemand demand) {
        return begin(call, new Binding.Wish(target, demand), 0);
    }

    /**
     * Asks home for any login, for the very address of a request.
     *
     * @param call a request for a protected address
     * @return as {@link #begin(Call, ReturnPath, LoginDemand)}; 401 for what is no GET, since what it carries would be lost
     */
    public Answer beginWhereAsked(Call call) {
        HttpServletRequest request = call.request();
        if (!request.getMethod().equals("GET")) {
            return Answer.problem(401, "Not logged in", "Open the page again, log in, and repeat what you did.");
        }
        String query = Optional.ofNullable(request.getQueryString())
                .map(text -> "?" + text)
                .orElse("");
        return begin(call, target(request.getRequestURI() + query), LoginDemand.ANY);
    }

    Answer begin(Call call, Binding.Wish wish, int restarts) {
        if (call.isPrefetch()) {
            return Answer.problem(
                    403, "Not ahead of time", "A login is handed over only when its user asks for the page.");
        }
        String restart = "/handoff/start?target=" + encoded(wish.target().text());
        if (!call.isNavigation() && restarts == 0) {
            return new Answer(
                    401,
                    Map.of(),
                    List.of(),
                    new Answer.Json(Documents.object()
                            .add("title", "Not logged in")
                            .add("status", 401)
                            .add("start", role.origin() + restart)
                            .add("trace", call.trace().toString())
                            .build()));
        }
        Binding binding = Binding.fresh(wish, restarts, clock.instant());
        Answer answer = Answer.seeOther(role.homeOrigin() + "/handoff/authorize?sibling=" + role.id() + "&state="
                + binding.state() + "&challenge=" + binding.challenge().text()
                + wish.demand().query());
        for (String line : cookie.set(binding, call.request())) {
            answer = answer.withCookie(line);
        }
        return answer;
    }

    BindingCookie cookie() {
        return cookie;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
