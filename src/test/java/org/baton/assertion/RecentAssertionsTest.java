package org.baton.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.baton.paseto.Token;
import org.baton.scene.Race;
import org.junit.jupiter.api.Test;

class RecentAssertionsTest {
    private final Moving clock = new Moving(Alice.NOW);
    private final RecentAssertions recent = new RecentAssertions(clock);
    private final AtomicInteger issued = new AtomicInteger();

    @Test
    void thirty_two_callers_at_the_same_moment_cost_one_signature() throws Exception {
        try (Race race = new Race(32)) {
            for (int round = 1; round <= 50; round++) {
                Said said = said(round);
                Callable<Token> caller = () -> slowly(said);

                List<Token> tokens = race.run(Collections.nCopies(32, caller));

                assertThat(tokens).containsOnly(tokens.get(0));
                assertThat(issued).hasValue(round);
            }
        }
    }

    @Test
    void none_of_many_sessions_side_by_side_is_lost() throws Exception {
        List<Callable<Integer>> callers = IntStream.range(0, 32)
                .<Callable<Integer>>mapToObj(caller -> () -> {
                    IntStream.rangeClosed(1, 300).forEach(number -> token(said(caller * 300L + number)));
                    return caller;
                })
                .toList();

        try (Race race = new Race(32)) {
            for (int round = 1; round <= Race.rounds(); round++) {
                clock.set(Alice.NOW.plus(RecentAssertions.REUSE.multipliedBy(round)));

                race.run(callers);

                assertThat(recent.size()).isEqualTo(32 * 300);
                assertThat(issued).hasValue(round * 32 * 300);
            }
        }
    }

    @Test
    void ten_thousand_are_remembered_and_one_more_forgets_the_oldest() {
        for (int id = 1; id <= RecentAssertions.MOST; id++) {
            token(said(id));
        }

        token(said(RecentAssertions.MOST + 1));

        assertThat(recent.size()).isEqualTo(RecentAssertions.MOST);
        token(said(2));
        assertThat(issued).hasValue(RecentAssertions.MOST + 1);
        token(said(1));
        assertThat(issued).hasValue(RecentAssertions.MOST + 2);
    }

    @Test
    void those_of_more_than_five_seconds_ago_are_forgotten() {
        token(said(1));
        token(said(2));
        clock.set(Alice.NOW.plus(RecentAssertions.REUSE));

        token(said(3));

        assertThat(recent.size()).isEqualTo(1);
    }

    @Test
    void where_the_clock_is_set_back_another_one_is_made() {
        Token first = token(said(1));
        clock.set(Alice.NOW.minusSeconds(1));

        assertThat(token(said(1))).isNotEqualTo(first);
        assertThat(recent.size()).isEqualTo(1);
    }

    @Test
    void a_signature_that_failed_is_tried_again() {
        Said said = said(1);

        assertThat(org.assertj.core.api.Assertions.catchThrowable(() -> recent.get(said, now -> {
                    throw new IllegalStateException("no provider");
                })))
                .hasMessage("no provider");

        assertThat(token(said)).isEqualTo(new Token("1"));
    }

    private Token token(Said said) {
        return recent.get(said, now -> new Token(Integer.toString(issued.incrementAndGet())));
    }

    /** Takes as long as a signature does. */
    private Token slowly(Said said) {
        return recent.get(said, now -> {
            Alice.ring(Alice.KEYS, "stock");
            return new Token(Integer.toString(issued.incrementAndGet()));
        });
    }

    private static Said said(long session) {
        return Said.of(Alice.session(session, "alice", false, "user"), "stock");
    }
}
