package org.baton.boot;

import java.util.List;
import java.util.Optional;
import org.baton.handoff.Sibling;
import org.baton.handoff.Siblings;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.SecurityHeaders;
import org.baton.session.Recognition;
import org.baton.session.Session;

/** Home's front page: who am I, and where may I go? */
public final class PortalPage extends Address {
    private final Siblings siblings;

    PortalPage(Siblings siblings) {
        this.siblings = siblings;
    }

    /**
     * What the page shows.
     *
     * @param displayName who is logged in
     * @param siblings where they may go
     * @param administrates whether they are an administrator
     */
    public record View(String displayName, List<Sibling> siblings, boolean administrates) {}

    @Override
    protected Optional<Answer> get(Call call) {
        return Optional.of(Recognition.sessionOf(call.request())
                .map(session -> portal(session, call.request().isUserInRole("admin")))
                .orElse(Answer.seeOther("/login")));
    }

    @Override
    protected String allow() {
        return "GET, HEAD";
    }

    /** Its buttons lead to siblings by a redirect, to which Chromium applies form-action too. */
    private Answer portal(Session session, boolean administrates) {
        List<Sibling> open = siblings.openTo(session.user());
        return Answer.page("boot/portal", new View(session.user().displayName(), open, administrates))
                .withHeader(
                        "Content-Security-Policy",
                        SecurityHeaders.policyWithFormsTo(
                                open.stream().map(Sibling::origin).toList()));
    }
}
