package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PageByTimeTest {
    @Test
    void a_page_that_is_just_full_is_the_last_one() {
        PageByTime<Instant> page = page(3, 9, 8, 7);

        assertThat(page.rows()).extracting(Instant::getEpochSecond).containsExactly(9L, 8L, 7L);
        assertThat(page.next()).isEmpty();
    }

    @Test
    void the_row_more_begins_the_next_page() {
        PageByTime<Instant> page = page(3, 9, 8, 7, 6);

        assertThat(page.rows()).extracting(Instant::getEpochSecond).containsExactly(9L, 8L, 7L);
        assertThat(page.next()).contains(Instant.ofEpochSecond(7));
    }

    @Test
    void rows_of_the_moment_that_begins_the_next_page_all_wait_for_it() {
        PageByTime<Instant> page = page(2, 9, 8, 7, 7, 7);

        assertThat(page.rows()).extracting(Instant::getEpochSecond).containsExactly(9L, 8L);
        assertThat(page.next()).contains(Instant.ofEpochSecond(8));
    }

    @Test
    void rows_of_one_moment_are_never_parted_though_they_make_the_page_longer() {
        PageByTime<Instant> page = page(2, 9, 8, 8, 8);

        assertThat(page.rows()).extracting(Instant::getEpochSecond).containsExactly(9L, 8L, 8L, 8L);
        assertThat(page.next()).contains(Instant.ofEpochSecond(8));
    }

    @Test
    void no_rows_are_one_page() {
        assertThat(page(2)).isEqualTo(new PageByTime<Instant>(List.of(), Optional.empty()));
    }

    private static PageByTime<Instant> page(int limit, long... found) {
        return PageByTime.of(
                LongStream.of(found).mapToObj(Instant::ofEpochSecond).toList(), limit, moment -> moment);
    }
}
