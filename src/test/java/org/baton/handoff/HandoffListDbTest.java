package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.EndReason;
import org.baton.session.Opened;
import org.baton.session.PageByTime;
import org.baton.session.SessionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SceneExtension.class)
class HandoffListDbTest {
    private final Scene scene;
    private final Handoffs handoffs;
    private final HandoffList list;

    HandoffListDbTest(Scene scene) {
        this.scene = scene;
        this.handoffs = new Handoffs(scene);
        this.list = new HandoffList(scene.home());
    }

    @Test
    void an_exchanged_handoff_is_listed_with_its_session_and_traced_to_its_end() throws SQLException {
        Handoffs.Handoff handoff = handoffs.issue();
        Opened child = handoffs.exchanged(handoff);
        scene.sessions().end(child.id(), EndReason.ADMIN);

        ListedHandoff listed = only(handoff);

        assertThat(listed.sibling()).isEqualTo("shop");
        assertThat(listed.root()).isEqualTo(handoff.root().id());
        assertThat(listed.child()).contains(child.id());
        assertThat(listed.course().state()).isEqualTo("EXCHANGED");
        assertThat(list.steps(UUID.fromString(listed.trace())))
                .extracting(step ->
                        step.host() + " " + step.type() + " " + step.reason().orElse("-"))
                .containsExactly("home HANDOFF_ISSUED -", "shop HANDOFF_EXCHANGED -", "shop SESSION_ENDED ADMIN");
    }

    @Test
    void a_refused_handoff_says_why() throws SQLException {
        Handoffs.Handoff handoff = handoffs.issue();
        handoffs.exchangeElsewhere(handoff);

        ListedHandoff listed = only(handoff);

        assertThat(listed.course().state()).isEqualTo("REJECTED");
        assertThat(listed.course().reason()).contains("WRONG_VERIFIER");
        assertThat(list.steps(UUID.fromString(listed.trace())))
                .extracting(HandoffStep::reason)
                .contains(Optional.of("WRONG_VERIFIER"));
    }

    @Test
    void one_that_nobody_showed_in_time_is_expired_and_not_open() throws SQLException {
        Handoffs.Handoff handoff = handoffs.issue();
        scene.owner().run("""
                UPDATE handoffs SET issued_at = now() - interval '10 minutes', expires_at = now() - interval '9 minutes'
                 WHERE root_id = ?
                """, handoff.root().id().value());

        assertThat(only(handoff).course().state()).isEqualTo("EXPIRED");
        assertThat(inState("EXPIRED")).contains(handoff.root().id());
        assertThat(inState("ISSUED")).doesNotContain(handoff.root().id());
    }

    @ParameterizedTest
    @ValueSource(strings = {"EXCHANGED", "REJECTED", "ISSUED"})
    void a_state_narrows_the_list(String state) throws SQLException {
        Handoffs.Handoff open = handoffs.issue();
        Handoffs.Handoff taken = handoffs.issue();
        handoffs.exchanged(taken);
        Handoffs.Handoff refused = handoffs.issue();
        handoffs.exchangeElsewhere(refused);

        assertThat(inState(state).contains(open.root().id())).isEqualTo(state.equals("ISSUED"));
        assertThat(inState(state).contains(taken.root().id())).isEqualTo(state.equals("EXCHANGED"));
        assertThat(inState(state).contains(refused.root().id())).isEqualTo(state.equals("REJECTED"));
    }

    @Test
    void pages_follow_each_other_and_leave_none_out() throws SQLException {
        for (int i = 0; i < 5; i++) {
            handoffs.issue();
        }
        List<String> listed = new ArrayList<>();
        Optional<Instant> before = Optional.empty();
        do {
            PageByTime<ListedHandoff> page = page("shop", Optional.empty(), before, 2);
            page.rows().forEach(handoff -> listed.add(handoff.trace()));
            before = page.next();
        } while (before.isPresent());

        assertThat(listed)
                .hasSizeGreaterThanOrEqualTo(5)
                .doesNotHaveDuplicates()
                .isEqualTo(page("shop", Optional.empty(), Optional.empty(), 10_000).rows().stream()
                        .map(ListedHandoff::trace)
                        .toList());
        assertThat(page("nowhere", Optional.empty(), Optional.empty(), 50).rows())
                .isEmpty();
    }

    private ListedHandoff only(Handoffs.Handoff handoff) {
        return page("", Optional.empty(), Optional.empty(), 10_000).rows().stream()
                .filter(listed -> listed.root().equals(handoff.root().id()))
                .findFirst()
                .orElseThrow();
    }

    private List<SessionId> inState(String state) {
        return page("", Optional.of(state), Optional.empty(), 10_000).rows().stream()
                .map(ListedHandoff::root)
                .toList();
    }

    private PageByTime<ListedHandoff> page(
            String sibling, Optional<String> state, Optional<Instant> before, int limit) {
        return list.page(new HandoffList.Query(Optional.of(sibling).filter(id -> !id.isEmpty()), state, before, limit));
    }
}
