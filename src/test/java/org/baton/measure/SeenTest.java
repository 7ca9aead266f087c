package org.baton.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What several clients saw is told as if one had seen it. */
class SeenTest {
    @Test
    void ninety_nine_of_a_hundred_answers_are_no_slower_than_the_ninety_ninth() {
        Seen odd = new Seen(millis(100).filter(nanos -> nanos / 1_000_000 % 2 == 1), 400);
        Seen even = new Seen(millis(100).filter(nanos -> nanos / 1_000_000 % 2 == 0), 400);

        Seen together = Seen.together(List.of(odd, even));

        assertThat(together.answers()).isEqualTo(100);
        assertThat(together.millis(0.5)).isEqualTo(50);
        assertThat(together.millis(0.99)).isEqualTo(99);
        assertThat(together.millis(1)).isEqualTo(100);
    }

    /** From 1 ms to so many, the slowest first. */
    private static LongStream millis(int most) {
        return LongStream.rangeClosed(1, most).map(n -> (most + 1 - n) * 1_000_000);
    }
}
