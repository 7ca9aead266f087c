package org.baton.boot;

import java.util.Optional;
import org.baton.embed.SiblingHost;
import org.baton.handoff.LoginDemand;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.ReturnPath;
import org.baton.session.Recognition;

/** {@code GET /example/greeting}: an example of a page that knows whoever is logged in at home, and asks nobody to log in. */
public final class GreetingPage extends Address {
    static final String ADDRESS = "/example/greeting";

    private final SiblingHost host;

    GreetingPage(SiblingHost host) {
        this.host = host;
    }

    @Override
    protected Optional<Answer> get(Call call) {
        return Optional.of(Recognition.sessionOf(call.request())
                .map(session -> Answer.page("boot/greeting", session.user().displayName()))
                .orElseGet(() -> host.start().begin(call, new ReturnPath(ADDRESS), LoginDemand.unasked())));
    }

    @Override
    protected String allow() {
        return "GET";
    }
}
