package org.baton.handoff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.ReturnPath;
import org.baton.session.Recognition;
import org.baton.user.User;

/**
 * Home's {@code POST /handoff/launch/{sibling}}: the portal's button. It sends the browser to the sibling, which starts a
 * handoff of its own: a token that nobody asked for would be one that nobody is bound to.
 */
public final class LaunchPage extends Address {
    /** What stands before a sibling's id. */
    public static final String ABOVE = "/handoff/launch";

    private final Siblings siblings;
    private final String issuer;

    /**
     * Sends people to siblings.
     *
     * @param siblings to which
     * @param issuer home's origin, which the sibling compares with its own setting
     */
    public LaunchPage(Siblings siblings, String issuer) {
        this.siblings = siblings;
        this.issuer = issuer;
    }

    @Override
    protected Optional<Answer> post(Call call) {
        return Optional.of(Recognition.sessionOf(call.request())
                .map(session -> launched(call, session.user()))
                .orElse(Answer.seeOther("/login")));
    }

    @Override
    protected String allow() {
        return "POST";
    }

    private Answer launched(Call call, User user) {
        String id = call.request().getRequestURI().substring(ABOVE.length() + 1);
        ReturnPath target = call.parameter("target").flatMap(ReturnPath::parse).orElse(ReturnPath.ROOT);
        return siblings.openTo(user).stream()
                .filter(sibling -> sibling.id().equals(id))
                .findFirst()
                .map(sibling -> Answer.seeOther(sibling.origin() + sibling.initiatePath() + "?iss=" + encoded(issuer)
                        + "&target=" + encoded(target.text())))
                .orElse(Answer.problem(404, "No such site", "There is no such site, or it is not open to you."));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
