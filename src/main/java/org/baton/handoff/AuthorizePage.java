package org.baton.handoff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.secret.SecretHash;
import org.baton.session.Recognition;
import org.baton.session.Session;

/**
 * Home's {@code GET /handoff/authorize}: issues a token for whoever is logged in and answers a page that posts it to the
 * sibling's registered callback. A bad request gets an error page, never a redirect: where to is not the request's to say.
 */
public final class AuthorizePage extends Address {
    private final Siblings siblings;
    private final HandoffIssuer issuer;

    /**
     * Issues handoffs.
     *
     * @param siblings to whom
     * @param issuer how
     */
    public AuthorizePage(Siblings siblings, HandoffIssuer issuer) {
        this.siblings = siblings;
        this.issuer = issuer;
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
        Optional<Sibling> sibling = call.parameter("sibling").flatMap(siblings::enabled);
        Optional<String> state = call.parameter("state").filter(Binding::isState);
        Optional<SecretHash> challenge = call.parameter("challenge").flatMap(SecretHash::parse);
        if (sibling.isEmpty() || state.isEmpty() || challenge.isEmpty()) {
            return Answer.problem(
                    400, "Not a handoff", "The site that sent you here is not registered, or asked wrongly.");
        }
        Optional<Session> session = Recognition.sessionOf(call.request());
        if (session.isEmpty()) {
            return toLogin(call);
        }
        IssueResult result = issuer.issue(session.get(), sibling.get(), challenge.get(), call.ip());
        if (result instanceof IssueResult.Issued issued) {
            HandoffPage.View view = new HandoffPage.View(
                    sibling.get().callbackUrl(), issued.token().text(), state.get(), issuer.issuer());
            return HandoffPage.answer(view, sibling.get().origin());
        }
        return Answer.problem(403, "Not handed over", "Your login here does not allow it, or is over. Log in again.");
    }

    private static Answer toLogin(Call call) {
        String here = call.request().getRequestURI() + "?" + call.request().getQueryString();
        return Answer.seeOther("/login?continue=" + URLEncoder.encode(here, StandardCharsets.UTF_8));
    }
}
