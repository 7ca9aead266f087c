package org.baton.boot;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Documents;

/** {@code GET /ready}: 200 or 503, for a load balancer, on the port that it sends people to. */
final class ReadyPage extends Address {
    private final Readiness readiness;

    ReadyPage(Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    protected Optional<Answer> get(Call call) {
        return Optional.of(
                readiness.isReady()
                        ? new Answer(
                                200,
                                Map.of(),
                                List.of(),
                                new Answer.Json(
                                        Documents.object().add("status", "UP").build()))
                        : Answer.problem(503, "Not ready", "The database does not answer.")
                                .withHeader("Retry-After", "5"));
    }

    @Override
    protected String allow() {
        return "GET, HEAD";
    }
}
