package org.baton.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.baton.assertion.AssertionResult.Reason;
import org.baton.assertion.AssertionResult.Refused;
import org.baton.paseto.AssertionClaims;
import org.baton.paseto.Token;
import org.baton.session.Session;
import org.junit.jupiter.api.Test;

class AssertionsTest {
    private final Moving clock = new Moving(Alice.NOW);
    private final Assertions assertions = Alice.issuer(clock);

    @Test
    void a_service_is_told_user_groups_login_and_trace() {
        AssertionClaims claims = Alice.read(issued(Alice.in("admin", "user"), "stock"), "stock", Alice.NOW);

        assertThat(claims.issuer()).isEqualTo(Alice.HOME);
        assertThat(claims.audience()).isEqualTo("stock");
        assertThat(claims.userId()).isEqualTo("3");
        assertThat(claims.username()).isEqualTo("alice");
        assertThat(claims.groups()).containsExactly("admin", "user");
        assertThat(claims.rootSession()).isEqualTo("5");
        assertThat(claims.authTime()).isEqualTo(Instant.parse("2026-01-01T11:50:00Z"));
        assertThat(claims.trace()).isEqualTo(Alice.TRACE);
        assertThat(claims.life().expiresAt()).isEqualTo(Instant.parse("2026-01-01T12:00:30Z"));
    }

    @Test
    void a_stranger_gets_none() {
        assertThat(assertions.issue(Optional.empty(), "stock", Alice.TRACE)).isEqualTo(new Refused(Reason.STRANGER));
    }

    @Test
    void a_user_who_must_change_the_password_gets_none() {
        Session session = Alice.session(7, "alice", true, "user");

        assertThat(assertions.issue(Optional.of(session), "stock", Alice.TRACE))
                .isEqualTo(new Refused(Reason.PASSWORD_CHANGE));
    }

    @Test
    void a_user_with_more_groups_than_a_token_holds_gets_none_and_not_some_of_them() {
        String[] groups =
                IntStream.range(0, 8).mapToObj(n -> "g".repeat(90) + n).toArray(String[]::new);

        assertThat(assertions.issue(Optional.of(Alice.in(groups)), "stock", Alice.TRACE))
                .isEqualTo(new Refused(Reason.TOO_LONG));
    }

    @Test
    void a_service_that_the_settings_do_not_name_is_told_by_the_name_of_the_setting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> assertions.issue(Optional.empty(), "billing", Alice.TRACE))
                .withMessageContaining("\"billing\"")
                .withMessageContaining("baton.assertion.audiences");
    }

    @Test
    void a_session_gets_the_same_for_five_seconds_and_then_another() {
        Token first = issued(Alice.in("user"), "stock");

        clock.set(Alice.NOW.plusMillis(4_999));
        assertThat(issued(Alice.in("user"), "stock")).isEqualTo(first);

        clock.set(Alice.NOW.plusSeconds(5));
        assertThat(issued(Alice.in("user"), "stock")).isNotEqualTo(first);
    }

    @Test
    void one_that_is_used_again_has_24_seconds_left_at_the_least() {
        clock.set(Alice.NOW.plusMillis(749));
        issued(Alice.in("user"), "stock");
        clock.set(Alice.NOW.plusMillis(749 + 4_999));

        Token again = issued(Alice.in("user"), "stock");

        Instant over = Alice.read(again, "stock", clock.instant()).life().expiresAt();
        assertThat(over).isAfter(clock.instant().plusSeconds(24));
    }

    @Test
    void a_group_that_was_given_or_taken_away_is_in_the_next_one_at_once() {
        Token before = issued(Alice.in("admin", "user"), "stock");

        Token after = issued(Alice.in("user"), "stock");

        assertThat(after).isNotEqualTo(before);
        assertThat(Alice.read(after, "stock", Alice.NOW).groups()).containsExactly("user");
    }

    @Test
    void sessions_and_services_have_their_own() {
        Token one = issued(Alice.in("user"), "stock");

        assertThat(issued(Alice.session(8, "alice", false, "user"), "stock")).isNotEqualTo(one);
        assertThat(Alice.read(issued(Alice.in("user"), "ledger"), "ledger", Alice.NOW)
                        .audience())
                .isEqualTo("ledger");
    }

    @Test
    void it_is_said_only_of_one_that_was_issued_which_request_it_was_for() {
        Token first = issued(Alice.in("user"), "stock");
        UUID later = UUID.randomUUID();

        AssertionResult again = assertions.issue(Optional.of(Alice.in("user")), "stock", later);

        assertThat(Alice.issued(again)).isEqualTo(first);
    }

    private Token issued(Session session, String audience) {
        return Alice.issued(assertions.issue(Optional.of(session), audience, Alice.TRACE));
    }
}
