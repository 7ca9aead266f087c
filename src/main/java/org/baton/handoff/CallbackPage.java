package org.baton.handoff;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.ReturnPath;
import org.baton.http.SecurityHeaders;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.VerifiedToken;
import org.baton.session.Recognition;
import org.baton.session.Session;
import org.baton.session.SessionCookie;

/**
 * The sibling's {@code /handoff/callback}: takes the token that home's page posts, or, where the sibling's settings say so,
 * that home's redirect carries, and opens a session for the browser that asked for it. No statement runs before the signature
 * is verified, and every refusal reads the same.
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
     * @param trace the id to quote when asking for help
     */
    public record OtherUserView(String displayName, String trace) {}

    @Override
    protected Optional<Answer> get(Call call) {
        return Optional.of(redirected(call));
    }

    @Override
    protected Optional<Answer> post(Call call) {
        return Optional.of(posted(call));
    }

    @Override
    protected String allow() {
        return role.delivery() == Delivery.QUERY ? "GET, POST" : "POST";
    }

    /** A link to here may stand on any page, so only the binding tells whose it is: its cookie comes along with navigations. */
    private Answer redirected(Call call) {
        if (call.isPrefetch() || !call.isNavigation()) {
            return Answer.problem(403, "Only for a person", "A login is handed over to a browser that opens a page.");
        }
        return CallbackParameters.of(call, role.homeOrigin())
                .map(delivered -> taken(call, delivered))
                .orElseGet(CallbackPage::malformed);
    }

    private Answer posted(Call call) {
        String origin = call.header("Origin").orElse("");
        if (!origin.equals(role.homeOrigin()) && !origin.equals(role.origin())) {
            return Answer.problem(
                    403, "Refused", "Only a page of " + role.homeOrigin() + " may hand over a login here.");
        }
        return CallbackParameters.of(call, role.homeOrigin())
                .map(delivered -> call.header("Sec-Fetch-Site")
                                .filter("cross-site"::equals)
                                .isPresent()
                        ? relay(delivered)
                        : taken(call, delivered))
                .orElseGet(CallbackPage::malformed);
    }

    private static Answer malformed() {
        return Answer.problem(400, "Not a handoff", "token or error, state and iss are needed, each once.");
    }

    /**
     * A form from another site brings no SameSite=Lax cookie along, so that another user's session here would be replaced
     * unseen. A page of this host posts the form once more, and all cookies come with it.
     */
    private Answer relay(CallbackParameters delivered) {
        return HandoffPage.answer(new HandoffPage.View(SiblingRole.CALLBACK, delivered.fields()), role.homeOrigin());
    }

    private Answer taken(Call call, CallbackParameters delivered) {
        Optional<Binding> binding = start.cookie().read(call.request(), delivered.state());
        if (!delivered.isError()) {
            return verified(call, delivered.value(), binding);
        }
        return binding.map(bound -> notLoggedIn(call, bound)).orElseGet(() -> refused(call.trace(), ReturnPath.ROOT));
    }

    /** Whoever is not logged in at home is told so, once: the page that did not want to ask would only start anew. */
    private Answer notLoggedIn(Call call, Binding binding) {
        LOG.log(Level.INFO, "no handoff: nobody is logged in at home, trace {0}", call.trace());
        AgainView view =
                new AgainView(call.trace().toString(), binding.wish().target().text());
        return leadingHome(Answer.page("login-required", view).withStatus(401))
                .withCookie(start.cookie().clear(binding.state()));
    }

    private Answer verified(Call call, String token, Optional<Binding> binding) {
        TokenVerification verification = exchange.verify(token);
        ReturnPath target = binding.map(bound -> bound.wish().target()).orElse(ReturnPath.ROOT);
        if (!(verification instanceof VerifiedToken verified)) {
            LOG.log(Level.WARNING, "handoff refused: {0}, from {1}, trace {2}", verification, call.ip(), call.trace());
            return refused(call.trace(), target);
        }
        return binding.isPresent() ? bound(call, verified, binding.get()) : rejected(call, verified, "UNBOUND", target);
    }

    private Answer rejected(Call call, VerifiedToken token, String reason, ReturnPath target) {
        exchange.reject(token, reason, call.ip());
        UUID trace = token.claims().trace();
        LOG.log(Level.WARNING, "handoff refused: {0}, from {1}, trace {2}", reason, call.ip(), trace);
        return refused(trace, target);
    }

    private Answer bound(Call call, VerifiedToken token, Binding binding) {
        Optional<Session> current = Recognition.sessionOf(call.request());
        if (current.filter(session -> !exchange.isOf(session, token)).isPresent()) {
            exchange.reject(token, "OTHER_USER", call.ip());
            LOG.log(
                    Level.WARNING,
                    "handoff refused: OTHER_USER over session {0}, trace {1}",
                    current.get().id(),
                    token.claims().trace());
            OtherUserView view = new OtherUserView(
                    current.get().user().displayName(), call.trace().toString());
            return leadingHome(Answer.page("other-user", view).withStatus(409))
                    .withCookie(start.cookie().clear(binding.state()));
        }
        if (!binding.isMetBy(token.claims().authTime())) {
            return rejected(call, token, "NOT_FRESH", binding.wish().target());
        }
        ExchangeResult result = exchange.exchange(token, binding, current.map(Session::id), call);
        if (result instanceof ExchangeResult.Exchanged exchanged) {
            LOG.log(
                    Level.INFO,
                    "session {0} opened by handoff, trace {1}",
                    exchanged.session().id(),
                    token.claims().trace());
            return Answer.seeOther(
                            HandoffStart.target(binding.wish().target().text()).text())
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
                ? start.begin(call, binding.wish(), binding.restarts() + 1)
                : refused(token.claims().trace(), binding.wish().target());
    }

    /** One text for every fault, so that nobody can tell an unknown token from a used one. */
    private Answer refused(UUID trace, ReturnPath target) {
        AgainView view = new AgainView(trace.toString(), target.text());
        return leadingHome(Answer.page("handoff-refused", view).withStatus(400));
    }

    /** The page's buttons start anew, which redirects home: Chromium applies form-action to that too. */
    private Answer leadingHome(Answer page) {
        return page.withHeader(
                "Content-Security-Policy", SecurityHeaders.policyWithFormsTo(List.of(role.homeOrigin())));
    }

    /**
     * What the pages show that end a flow without a login.
     *
     * @param trace the id to quote when asking for help
     * @param target where a flow that is started anew leads to
     */
    public record AgainView(String trace, String target) {}
}
