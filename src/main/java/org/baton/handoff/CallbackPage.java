package org.baton.handoff;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.SecurityHeaders;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.VerifiedToken;
import org.baton.session.Recognition;
import org.baton.session.Session;
import org.baton.session.SessionCookie;

/**
 * The sibling's {@code POST /handoff/callback}: takes the token that home's page posts, and opens a session for the browser
 * that asked for it. No statement runs before the signature is verified, and every refusal reads the same.
 */
public final class CallbackPage extends Address {
    private static final Logger LOG = System.getLogger(CallbackPage.class.getName());

    private final SiblingRole role;
    private final HandoffStart start;
    private final HandoffExchange exchange;

    /**
     * Accepts handoffs.
     *
     * @param role which sibling this is
     * @param start how a flow starts anew
     * @param exchange how a token becomes a session
     */
    public CallbackPage(SiblingRole role, HandoffStart start, HandoffExchange exchange) {
        this.role = role;
        this.start = start;
        this.exchange = exchange;
    }

    /**
     * What the page for another user's token shows.
     *
     * @param displayName who is signed in here
     */
    public record OtherUserView(String displayName) {}

    @Override
    protected Optional<Answer> post(Call call) {
        return Optional.of(answer(call));
    }

    @Override
    protected String allow() {
        return "POST";
    }

    private Answer answer(Call call) {
        String origin = call.header("Origin").orElse("");
        if (!origin.equals(role.homeOrigin()) && !origin.equals(role.origin())) {
            return Answer.problem(
                    403, "Refused", "Only a page of " + role.homeOrigin() + " may hand over a login here.");
        }
        Optional<String> state = call.parameter("state").filter(Binding::isState);
        Optional<String> token = call.parameter("token");
        boolean known = call.parameter("iss").filter(role.homeOrigin()::equals).isPresent();
        if (state.isEmpty() || token.isEmpty() || !known) {
            return Answer.problem(400, "Not a handoff", "token, state and iss are needed, each once.");
        }
        return call.header("Sec-Fetch-Site").filter("cross-site"::equals).isPresent()
                ? relay(token.get(), state.get())
                : verified(call, token.get(), state.get());
    }

    /**
     * A form from another site brings no SameSite=Lax cookie along, so that another user's session here would be replaced
     * unseen. A page of this host posts the form once more, and all cookies come with it.
     */
    private Answer relay(String token, String state) {
        return HandoffPage.answer(
                new HandoffPage.View(SiblingRole.CALLBACK, token, state, role.homeOrigin()), role.homeOrigin());
    }

    private Answer verified(Call call, String token, String state) {
        TokenVerification verification = exchange.verify(token);
        if (!(verification instanceof VerifiedToken verified)) {
            LOG.log(Level.WARNING, "handoff refused: {0}, from {1}, trace {2}", verification, call.ip(), call.trace());
            return refused(call.trace());
        }
        Optional<Binding> binding = start.cookie().read(call.request(), state);
        if (binding.isEmpty()) {
            exchange.reject(verified, "UNBOUND", call.ip());
            UUID trace = verified.claims().trace();
            LOG.log(Level.WARNING, "handoff refused: UNBOUND, from {0}, trace {1}", call.ip(), trace);
            return refused(trace);
        }
        return bound(call, verified, binding.get());
    }

    private Answer bound(Call call, VerifiedToken token, Binding binding) {
        Optional<Session> current = Recognition.sessionOf(call.request());
        if (current.filter(session ->
                        !session.user().id().toString().equals(token.claims().userId()))
                .isPresent()) {
            exchange.reject(token, "OTHER_USER", call.ip());
            LOG.log(
                    Level.WARNING,
                    "handoff refused: OTHER_USER over session {0}, trace {1}",
                    current.get().id(),
                    token.claims().trace());
            OtherUserView view = new OtherUserView(current.get().user().displayName());
            return leadingHome(Answer.page("other-user", view).withStatus(409))
                    .withCookie(start.cookie().clear(binding.state()));
        }
        ExchangeResult result = exchange.exchange(token, binding, current.map(Session::id), call);
        if (result instanceof ExchangeResult.Exchanged exchanged) {
            LOG.log(
                    Level.INFO,
                    "session {0} opened by handoff, trace {1}",
                    exchanged.session().id(),
                    token.claims().trace());
            return Answer.seeOther(HandoffStart.target(binding.target().text()).text())
                    .withCookie(SessionCookie.set(exchanged.session().secret()))
                    .withCookie(start.cookie().clear(binding.state()));
        }
        ExchangeResult.Reason reason = ((ExchangeResult.Refused) result).reason();
        LOG.log(
                Level.WARNING,
                "handoff refused: {0}, from {1}, trace {2}",
                reason,
                call.ip(),
                token.claims().trace());
        return reason.mayStartAnew() && binding.restarts() < Binding.MAX_RESTARTS
                ? start.begin(call, binding.target(), binding.restarts() + 1)
                : refused(token.claims().trace());
    }

    /** One text for every fault, so that nobody can tell an unknown token from a used one. */
    private Answer refused(UUID trace) {
        RefusedView view = new RefusedView(trace.toString());
        return leadingHome(Answer.page("handoff-refused", view).withStatus(400));
    }

    /** The page's buttons start anew, which redirects home: Chromium applies form-action to that too. */
    private Answer leadingHome(Answer page) {
        return page.withHeader(
                "Content-Security-Policy", SecurityHeaders.policyWithFormsTo(List.of(role.homeOrigin())));
    }

    /**
     * What the page for a refused token shows.
     *
     * @param trace the id to quote when asking for help
     */
    public record RefusedView(String trace) {}
}
