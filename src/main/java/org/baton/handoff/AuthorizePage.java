package org.baton.handoff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.secret.MasterKey;
import org.baton.session.Recognition;
import org.baton.session.Session;

/**
 * Home's {@code GET /handoff/authorize}: issues a token for whoever is logged in and answers a page that posts it to the
 * sibling's registered callback. A bad request gets an error page, never a redirect: where to is not the request's to say.
 */
public final class AuthorizePage extends Address {
    private final Siblings siblings;
    private final HandoffIssuer issuer;
    private final StepUp stepUp;

    /**
     * Issues handoffs.
     *
     * @param siblings to whom
     * @param issuer how
     * @param master home's master key, which seals what home has asked
     * @param clock for the age of logins
     */
    public AuthorizePage(Siblings siblings, HandoffIssuer issuer, MasterKey master, Clock clock) {
        this.siblings = siblings;
        this.issuer = issuer;
        this.stepUp = new StepUp(master, clock);
    }

    @Override
    protected Optional<Answer> get(Call call) {
        return Optional.of(answer(call));
    }

    @Override
    protected String allow() {
        return "GET";
    }

    private Answer answer(Call call) {
        if (call.isPrefetch() || !call.isNavigation()) {
            return Answer.problem(
                    403,
                    "Only for a person",
                    "Open this address in a browser: no script and no prefetch gets a login.");
        }
        Optional<AuthorizeRequest> request = AuthorizeRequest.of(call, siblings);
        if (request.isEmpty()) {
            return Answer.problem(
                    400, "Not a handoff", "The site that sent you here is not registered, or asked wrongly.");
        }
        Optional<Session> session = Recognition.sessionOf(call.request());
        return session.filter(known -> stepUp.isMet(request.get(), known))
                .map(fitting -> handedOver(call, request.get(), fitting))
                .orElseGet(() -> notFitting(request.get(), session));
    }

    private Answer handedOver(Call call, AuthorizeRequest request, Session session) {
        IssueResult result = issuer.issue(session, request.sibling(), request.challenge(), call.ip());
        if (result instanceof IssueResult.Issued issued) {
            return delivered(request, "token", issued.token().text());
        }
        if (result instanceof IssueResult.TooLarge) {
            return Answer.problem(
                    403,
                    "Too many groups",
                    "The site " + request.sibling().id()
                            + " is told your name and groups without asking here, and yours"
                            + " are too long for that. Ask an administrator.");
        }
        return siblings.openTo(session.user()).contains(request.sibling())
                ? Answer.problem(403, "Not handed over", "Your login here does not allow it, or is over. Log in again.")
                : Answer.problem(
                        403,
                        "Not open to you",
                        "The site " + request.sibling().id() + " is open to one group of users, and you are not in it."
                                + " Ask an administrator, then open the site again.");
    }

    private Answer notFitting(AuthorizeRequest request, Optional<Session> session) {
        if (request.demand().prompt() == LoginDemand.Prompt.NONE) {
            return delivered(request, "error", CallbackParameters.LOGIN_REQUIRED);
        }
        String page = session.isPresent() ? "/login/again" : "/login";
        String here = request.address(stepUp.note(request, session));
        return Answer.seeOther(page + "?continue=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
    }

    private Answer delivered(AuthorizeRequest request, String name, String value) {
        Sibling sibling = request.sibling();
        return sibling.delivery()
                .answer(sibling, new CallbackParameters(name, value, request.state(), issuer.issuer()));
    }
}
