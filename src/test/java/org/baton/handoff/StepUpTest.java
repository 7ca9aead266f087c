package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.baton.secret.MasterKey;
import org.baton.secret.SecretHash;
import org.baton.session.HostId;
import org.baton.session.Kind;
import org.baton.session.Session;
import org.baton.session.SessionId;
import org.baton.user.User;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;

class StepUpTest {
    private static final Instant NOW = Handoffs.NOW;
    private static final LoginDemand FIVE_MINUTES = LoginDemand.noOlderThan(Duration.ofMinutes(5));
    private static final String STATE = "AAAAAAAAAAAAAAAAAAAAAA";

    private final StepUp stepUp = new StepUp(Handoffs.MASTER, Clock.fixed(NOW, ZoneOffset.UTC));

    @Test
    void any_login_meets_a_demand_for_nothing() {
        assertThat(stepUp.isMet(request(LoginDemand.ANY, ""), authenticated(Instant.EPOCH)))
                .isTrue();
    }

    @Test
    void a_login_of_five_minutes_meets_five_minutes_and_not_a_moment_more() {
        Instant earliest = NOW.minus(Duration.ofMinutes(5));

        assertThat(stepUp.isMet(request(FIVE_MINUTES, ""), authenticated(earliest)))
                .isTrue();
        assertThat(stepUp.isMet(request(FIVE_MINUTES, ""), authenticated(earliest.minusNanos(1000))))
                .isFalse();
    }

    @Test
    void a_login_of_this_moment_does_not_meet_a_demand_to_ask() {
        assertThat(stepUp.isMet(request(LoginDemand.anew(), ""), authenticated(NOW)))
                .isFalse();
    }

    @Test
    void a_password_given_after_the_question_meets_it_and_the_one_of_before_does_not() {
        AuthorizeRequest first = request(LoginDemand.anew(), "");
        String note = stepUp.note(first, Optional.of(authenticated(NOW)));
        AuthorizeRequest back = request(LoginDemand.anew(), note);

        assertThat(stepUp.isMet(back, authenticated(NOW))).isFalse();
        assertThat(stepUp.isMet(back, authenticated(NOW.plusNanos(1000)))).isTrue();
    }

    @Test
    void a_stranger_who_was_asked_does_not_come_back_with_a_login_of_before() {
        String note = stepUp.note(request(LoginDemand.anew(), ""), Optional.empty());

        assertThat(stepUp.isMet(request(LoginDemand.anew(), note), authenticated(NOW.minusSeconds(1))))
                .isFalse();
        assertThat(stepUp.isMet(request(LoginDemand.anew(), note), authenticated(NOW.plusSeconds(1))))
                .isTrue();
    }

    @Test
    void a_note_of_another_request_or_of_another_home_is_none() {
        AuthorizeRequest other = new AuthorizeRequest(
                Handoffs.SHOP,
                "BBBBBBBBBBBBBBBBBBBBBB",
                SecretHash.sha256("verifier"),
                LoginDemand.anew(),
                Optional.empty());
        StepUp elsewhere = new StepUp(MasterKey.random(), Clock.fixed(NOW, ZoneOffset.UTC));
        Session old = authenticated(NOW.minusSeconds(60));
        Session fresh = authenticated(NOW.plusSeconds(60));

        String ofOther = stepUp.note(other, Optional.of(old));
        String forged = elsewhere.note(request(LoginDemand.anew(), ""), Optional.of(old));

        assertThat(stepUp.isMet(request(LoginDemand.anew(), ofOther), fresh)).isFalse();
        assertThat(stepUp.isMet(request(LoginDemand.anew(), forged), fresh)).isFalse();
        assertThat(stepUp.isMet(request(LoginDemand.anew(), "2026-01-01T00:00:00Z"), fresh))
                .isFalse();
    }

    @Test
    void whoever_asks_for_nothing_gets_no_note() {
        assertThat(stepUp.note(request(LoginDemand.ANY, ""), Optional.empty())).isEmpty();
    }

    private static AuthorizeRequest request(LoginDemand demand, String note) {
        return new AuthorizeRequest(
                Handoffs.SHOP,
                STATE,
                SecretHash.sha256("verifier"),
                demand,
                Optional.of(note).filter(text -> !text.isEmpty()));
    }

    private static Session authenticated(Instant at) {
        return new Session(
                new SessionId(1),
                Optional.empty(),
                HostId.HOME,
                Kind.BROWSER,
                new User(new UserId(1), "alice", "Alice", Set.of("user"), false),
                new Session.Authentication(at, Set.of("pwd")),
                new Session.Times(at, at, at.plusSeconds(1800), at.plusSeconds(43_200)));
    }
}
