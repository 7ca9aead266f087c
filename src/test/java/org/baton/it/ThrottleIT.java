package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.baton.scene.Race;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Guesses of passwords at the login page. Most come from one address. Failures are forgotten around these. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class ThrottleIT {
    private final Hosts hosts;
    private final Visitor visitor;
    private final Person alice;

    ThrottleIT(Nodes nodes) {
        hosts = Hosts.on(nodes);
        visitor = hosts.visitor();
        alice = Person.inGroupUser("throttled", hosts.database());
    }

    @BeforeEach
    @AfterEach
    void forget_failures() {
        hosts.database().update("DELETE FROM login_attempts");
    }

    @Test
    void of_32_guesses_side_by_side_while_the_delays_are_long_one_is_answered() throws Exception {
        visitor.login(new Person(alice.username(), "wrong"));
        hosts.database().update("UPDATE login_attempts SET failures = 12 WHERE kind = 'PAIR'");
        Callable<Integer> guess = () ->
                hosts.visitor().login(new Person(alice.username(), "wrong")).status();

        try (Race race = new Race(32)) {
            List<Integer> statuses = race.run(Collections.nCopies(32, guess));

            assertThat(statuses).filteredOn(status -> status == 401).hasSize(1);
            assertThat(statuses).filteredOn(status -> status == 429).hasSize(31);
        }
        assertThat(hosts.database()
                        .value("SELECT count(*) FROM session_events WHERE detail ->> 'reason' = 'THROTTLED'"
                                + " AND at > now() - interval '1 minute'"))
                .isNotEqualTo("0");
    }

    @Test
    void a_known_and_an_unknown_name_are_slowed_down_with_the_same_answer() {
        guessTooOften(alice.username());
        guessTooOften("nobody-at-all-here");

        Reply known = guess(alice.username());
        Reply unknown = guess("nobody-at-all-here");

        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(429);
        assertThat(known.header("Retry-After"))
                .hasValueSatisfying(text -> assertThat(Integer.parseInt(text)).isBetween(1, 60));
        assertThat(unknown.header("Retry-After")).isPresent();
        assertThat(unknown.bodyWithoutTrace().replace("nobody-at-all-here", "NAME"))
                .isEqualTo(known.bodyWithoutTrace().replace(alice.username(), "NAME"));
        assertThat(unknown.response().headers().map().keySet())
                .isEqualTo(known.response().headers().map().keySet());
    }

    @Test
    void the_right_password_waits_as_well_and_works_after_the_delay() {
        guessTooOften(alice.username());

        assertThat(visitor.login(alice).status()).isEqualTo(429);
        hosts.database().update("UPDATE login_attempts SET blocked_until = now()");
        assertThat(visitor.login(alice).status()).isEqualTo(303);
    }

    @Test
    void guesses_of_a_bearer_token_count_like_those_of_the_page() {
        guessTooOften(alice.username());

        TokenClient client = new TokenClient(hosts);
        Reply reply = client.ask(TokenClient.document(alice, "phone"), request -> request);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isPresent();
        assertThat(client.auditedReason(reply)).isEqualTo("THROTTLED");
    }

    @Test
    void guessers_elsewhere_are_slowed_down_and_keep_no_user_out_at_a_known_address() throws Exception {
        InetAddress elsewhere = InetAddress.getByName("127.0.0.2");
        assumeTrue(RawRequest.mayComeFrom(elsewhere), "macOS has no 127.0.0.2 until it is told to");
        assertThat(visitor.login(alice).status()).isEqualTo(303);

        assertThat(guessFrom(elsewhere, "wrong")).isEqualTo(401);
        hosts.database()
                .update("UPDATE login_attempts SET blocked_until = now() + interval '1 minute' WHERE kind = 'NAME'");

        assertThat(guessFrom(InetAddress.getByName("127.0.0.3"), alice.password()))
                .isEqualTo(429);
        assertThat(visitor.login(alice).status()).isEqualTo(303);
    }

    private int guessFrom(InetAddress address, String password) {
        return RawRequest.of("POST", "/login")
                .with("Origin: SELF")
                .form(Visitor.encoded(Map.of("username", alice.username(), "password", password)))
                .send(hosts.home(), hosts, address)
                .status();
    }

    /** Until a guess is refused, which on a slow machine is not the first after the delays begin; these then last. */
    private void guessTooOften(String name) {
        for (int guesses = 1; guess(name).status() != 429; guesses++) {
            assertThat(guesses).as("guesses that were answered").isLessThan(12);
        }
        hosts.database()
                .update("UPDATE login_attempts SET blocked_until = now() + interval '1 minute'"
                        + " WHERE blocked_until > '-infinity'");
    }

    private Reply guess(String name) {
        return visitor.login(new Person(name, "wrong"));
    }
}
