package org.baton.handoff;

import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.ReturnPath;
import org.baton.session.Recognition;

/**
 * {@code GET /handoff/start?target=}: goes on to the target where a session is live, else asks home for a login. What login a
 * page needs is the page's to say, not this address's: anybody may write a link to it.
 */
public final class StartPage extends Address {
    private final HandoffStart start;
    private final SiblingRole role;

    /**
     * Starts handoffs.
     *
     * @param start how
     * @param role which sibling this is
     */
    public StartPage(HandoffStart start, SiblingRole role) {
        this.start = start;
        this.role = role;
    }

    @Override
    protected Optional<Answer> get(Call call) {
        if (call.parameter("iss")
                .filter(issuer -> !issuer.equals(role.homeOrigin()))
                .isPresent()) {
            return Optional.of(
                    Answer.problem(400, "Unknown home", "This host takes logins from " + role.homeOrigin() + " only."));
        }
        ReturnPath target = HandoffStart.target(call.parameter("target").orElse("/"));
        return Optional.of(
                Recognition.sessionOf(call.request()).isPresent()
                        ? Answer.seeOther(target.text())
                        : start.begin(call, target, LoginDemand.ANY));
    }

    @Override
    protected String allow() {
        return "GET";
    }
}
