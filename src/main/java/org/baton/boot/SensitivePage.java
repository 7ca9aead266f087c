package org.baton.boot;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baton.embed.SiblingHost;
import org.baton.handoff.LoginDemand;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.ReturnPath;
import org.baton.http.SecurityHeaders;
import org.baton.session.Session;

/**
 * {@code /example/sensitive}: an example of a page for users who gave their password within the last five minutes. Its button
 * has them asked once more, however fresh their login is.
 */
public final class SensitivePage extends Address {
    static final String ADDRESS = "/example/sensitive";

    private static final LoginDemand FRESH = LoginDemand.noOlderThan(Duration.ofMinutes(5));

    private final SiblingHost host;
    private final String home;

    SensitivePage(SiblingHost host, String home) {
        this.host = host;
        this.home = home;
    }

    /**
     * What the page shows.
     *
     * @param username who is logged in
     * @param authenticatedAt when they gave the password
     */
    public record View(String username, Instant authenticatedAt) {}

    @Override
    protected Optional<Answer> get(Call call) {
        return Optional.of(host.start()
                .session(call, FRESH)
                .map(this::page)
                .orElseGet(() -> host.start().begin(call, new ReturnPath(ADDRESS), FRESH)));
    }

    @Override
    protected Optional<Answer> post(Call call) {
        return Optional.of(host.start().begin(call, new ReturnPath(ADDRESS), LoginDemand.anew()));
    }

    @Override
    protected String allow() {
        return "GET, POST";
    }

    /** Its form leads home by a redirect, to which Chromium applies form-action too. */
    private Answer page(Session session) {
        View view = new View(session.user().username(), session.authentication().at());
        return Answer.page("boot/sensitive", view)
                .withHeader("Content-Security-Policy", SecurityHeaders.policyWithFormsTo(List.of(home)));
    }
}
