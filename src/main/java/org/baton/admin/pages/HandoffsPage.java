package org.baton.admin.pages;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.baton.handoff.HandoffList;
import org.baton.handoff.ListedHandoff;
import org.baton.handoff.SiblingStates;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Times;
import org.baton.session.PageByTime;

/** {@code GET /admin/handoffs}: the latest handoffs, by sibling and state; or on to the one of a trace. */
public final class HandoffsPage extends AdminPage {
    private static final Set<String> NAMES = Set.of("sibling", "state", "before", "trace");

    private final HandoffList handoffs;
    private final SiblingStates siblings;

    HandoffsPage(HandoffList handoffs, SiblingStates siblings) {
        this.handoffs = handoffs;
        this.siblings = siblings;
    }

    /**
     * What the page shows.
     *
     * @param sibling only of this one; blank: of all
     * @param state only in this state; blank: in any
     * @param siblings the siblings to choose from
     * @param handoffs latest first
     * @param next the next page; empty where there is none
     */
    public record View(
            String sibling, String state, List<String> siblings, List<ListedHandoff> handoffs, Optional<String> next) {
        /**
         * The states to choose from.
         *
         * @return all there are
         */
        public List<String> states() {
            return HandoffList.STATES;
        }
    }

    @Override
    Optional<Answer> show(Call call) {
        Optional<String> sibling = call.parameter("sibling").filter(text -> !text.isEmpty());
        Optional<String> state = call.parameter("state").filter(text -> !text.isEmpty());
        Optional<Instant> before = call.parameter("before").flatMap(Times::parse);
        Optional<String> trace = call.parameter("trace").map(String::strip).filter(text -> !text.isEmpty());
        if (!call.parameters().onlyOf(NAMES)
                || !trace.map(text -> text.matches(TracePage.TRACE)).orElse(true)
                || !sibling.map(id -> id.matches("[a-z0-9-]{1,40}")).orElse(true)
                || !state.map(HandoffList.STATES::contains).orElse(true)
                || call.parameter("before").isPresent() != before.isPresent()) {
            return malformed("Write sibling (an id), state (" + String.join(", ", HandoffList.STATES)
                    + "), before (a moment such as 2026-01-31T23:59:59Z) and trace (as a page quotes it).");
        }
        if (trace.isPresent()) {
            return Optional.of(Answer.seeOther(AdminAddresses.HANDOFFS + "/" + trace.get()));
        }
        PageByTime<ListedHandoff> page = handoffs.page(new HandoffList.Query(sibling, state, before, ROWS));
        return page(
                "handoffs",
                new View(
                        sibling.orElse(""),
                        state.orElse(""),
                        siblings.ids(),
                        page.rows(),
                        page.next()
                                .map(last -> new Link(AdminAddresses.HANDOFFS)
                                        .with("sibling", sibling)
                                        .with("state", state)
                                        .with("before", last.toString())
                                        .toString())));
    }
}
