package org.baton.boot;

import java.util.List;
import java.util.Optional;
import org.baton.handoff.Sibling;
import org.baton.handoff.Siblings;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
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
     */
    public record View(String displayName, List<Sibling> siblings) {}

    @Override
    protected Optional<Answer> get(Call call) {
        return Optional.of(
                Recognition.sessionOf(call.request()).map(this::portal).orElse(Answer.seeOther("/login")));
    }

    @Override
    protected String allow() {
        return "GET, HEAD";
    }

    private Answer portal(Session session) {
        return Answer.page("portal", new View(session.user().displayName(), siblings.openTo(session.user())));
    }
}
