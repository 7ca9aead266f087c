package org.baton.admin.pages;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.baton.handoff.HandoffList;
import org.baton.handoff.HandoffStep;
import org.baton.http.Answer;
import org.baton.http.Call;

/** {@code GET /admin/handoffs/{trace}}: all that happened in one handoff, on both hosts. */
public final class TracePage extends AdminPage {
    /** A trace as it is written: a UUID in lower case (RFC 9562). */
    static final String TRACE = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private final HandoffList handoffs;

    TracePage(HandoffList handoffs) {
        this.handoffs = handoffs;
    }

    /**
     * What the page shows.
     *
     * @param trace which handoff
     * @param steps first one first
     */
    public record View(String trace, List<HandoffStep> steps) {}

    @Override
    Optional<Answer> show(Call call) {
        String trace = call.request().getRequestURI().substring(AdminAddresses.HANDOFFS.length() + 1);
        return Optional.of(trace)
                .filter(text -> text.matches(TRACE))
                .map(UUID::fromString)
                .map(handoffs::steps)
                .filter(steps -> !steps.isEmpty())
                .flatMap(steps -> page("trace", new View(trace, steps)))
                .or(() -> notThere("No such handoff"));
    }
}
