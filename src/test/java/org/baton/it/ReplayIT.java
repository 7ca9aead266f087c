package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One token opens one session at most, however often and in whatever order it is shown. */
class ReplayIT {
    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("replay", hosts.database());

    @Test
    void a_token_shown_again_before_its_session_was_used_ends_that_session_and_starts_anew() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();
        Visitor retry = visitor.copy();
        visitor.present(handoff);

        Reply again = retry.present(handoff);

        assertThat(again.status()).isEqualTo(303);
        assertThat(again.location())
                .startsWith(hosts.home("/handoff/authorize?").toString());
        assertThat(retry.secret(hosts.shop())).isEmpty();
        assertThat(endReasonOfChild()).isEqualTo("REPLACED");
        assertThat(refusalsOfAlice()).containsExactly("DUPLICATE");
    }

    @Test
    void a_browser_whose_answer_was_lost_gets_in_by_the_flow_started_anew() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();
        visitor.copy().present(handoff);
        Reply again = visitor.present(handoff);

        Reply entered = visitor.present(Handoff.on(visitor.open(again.target())));

        assertThat(entered.location()).isEqualTo("/");
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);
    }

    @Test
    void a_flow_whose_answer_is_lost_three_times_is_not_started_a_third_time() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();
        for (int lost = 1; lost <= 2; lost++) {
            visitor.copy().present(handoff);
            handoff = Handoff.on(visitor.open(visitor.present(handoff).target()));
        }
        visitor.copy().present(handoff);

        Reply third = visitor.present(handoff);

        assertThat(third.status()).isEqualTo(400);
        assertThat(refusalsOfAlice()).containsOnly("DUPLICATE").hasSize(3);
    }

    @Test
    void a_token_shown_again_after_its_session_was_used_is_an_alarm_and_ends_the_session() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();
        Visitor thief = visitor.copy();
        visitor.present(handoff);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);

        Reply again = thief.present(handoff);

        assertThat(again.status()).isEqualTo(400);
        assertThat(thief.secret(hosts.shop())).isEmpty();
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(endReasonOfChild()).isEqualTo("REUSE");
        assertThat(refusalsOfAlice()).containsExactly("REUSE");
    }

    @Test
    void a_used_token_without_its_cookie_is_refused_and_ends_nothing() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();
        visitor.present(handoff);

        Reply stranger = hosts.visitor().present(handoff);

        assertThat(stranger.status()).isEqualTo(400);
        assertThat(stranger.cookies()).isEmpty();
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);
    }

    @Test
    void a_used_token_under_the_cookie_of_another_flow_is_refused_and_ends_nothing() {
        visitor.hasLoggedIn(alice);
        Handoff used = visitor.handoff();
        Visitor other = visitor.copy();
        visitor.present(used);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);

        Reply mixed = other.present(used.withState(other.handoff().state()));

        assertThat(mixed.status()).isEqualTo(400);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);
        assertThat(refusalsOfAlice()).containsExactly("USED");
    }

    private String endReasonOfChild() {
        return hosts.database()
                .value(
                        "SELECT s.end_reason FROM sessions s JOIN users u ON u.id = s.user_id"
                                + " WHERE u.username = ? AND s.root_id IS NOT NULL",
                        alice.username());
    }

    private List<String> refusalsOfAlice() {
        return hosts
                .database()
                .rows(
                        "SELECT e.detail ->> 'reason' AS reason FROM session_events e JOIN users u ON u.id = e.user_id"
                                + " WHERE u.username = ? AND e.type = 'HANDOFF_REFUSED'",
                        alice.username())
                .stream()
                .map(row -> row.get("reason"))
                .toList();
    }
}
