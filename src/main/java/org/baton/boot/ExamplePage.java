package org.baton.boot;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.baton.embed.SiblingHost;
import org.baton.handoff.LoginDemand;
import org.baton.handoff.SiblingRole;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.ReturnPath;
import org.baton.http.SecurityHeaders;
import org.baton.session.Recognition;
import org.baton.session.Session;

/** A sibling's front page, as an example of a page that needs a login: who is here, by what handoff, since when? */
public final class ExamplePage extends Address {
    private final SiblingHost host;
    private final SiblingRole role;

    ExamplePage(SiblingHost host, SiblingRole role) {
        this.host = host;
        this.role = role;
    }

    /**
     * What the page shows.
     *
     * @param sibling which sibling this is
     * @param username who is logged in
     * @param displayName their name
     * @param groups their groups
     * @param since when this session was opened
     * @param handoff the trace id of the handoff it came by
     * @param session this session's public name
     * @param root the login's
     * @param home where people log in
     */
    public record View(
            String sibling,
            String username,
            String displayName,
            String groups,
            Instant since,
            String handoff,
            String session,
            String root,
            String home) {}

    @Override
    protected Optional<Answer> get(Call call) {
        return Optional.of(Recognition.sessionOf(call.request())
                .map(this::example)
                .orElseGet(() -> host.start().begin(call, ReturnPath.ROOT, LoginDemand.ANY)));
    }

    @Override
    protected String allow() {
        return "GET";
    }

    /** Its logout leads home by a redirect, to which Chromium applies form-action too. */
    private Answer example(Session session) {
        return Answer.page(
                        "boot/example",
                        new View(
                                role.id(),
                                session.user().username(),
                                session.user().displayName(),
                                String.join(", ", session.user().groups()),
                                session.times().openedAt(),
                                host.exchange()
                                        .traceOf(session.id())
                                        .map(UUID::toString)
                                        .orElse("unknown"),
                                session.id().toString(),
                                session.root().toString(),
                                role.homeOrigin()))
                .withHeader("Content-Security-Policy", SecurityHeaders.policyWithFormsTo(List.of(role.homeOrigin())));
    }
}
