package org.baton.admin.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.baton.session.Activity;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final Instant MIDNIGHT = Instant.parse("2026-01-31T00:00:00Z");

    @Test
    void the_highest_bar_is_as_high_as_the_chart_and_the_others_in_proportion() {
        Chart chart = Chart.of("admin.logins", hours(0, 5, 10), Activity.Hour::logins);

        assertThat(chart.bars()).extracting(Chart.Bar::height).containsExactly(0, Chart.HEIGHT / 2, Chart.HEIGHT);
        assertThat(chart.bars())
                .allSatisfy(bar -> assertThat(bar.y() + bar.height()).isEqualTo(Chart.HEIGHT));
        assertThat(chart.total()).isEqualTo(15);
        assertThat(chart.highest()).isEqualTo(10);
    }

    @Test
    void one_among_millions_is_still_seen() {
        Chart chart = Chart.of("admin.logins", hours(1, 5_000_000_000L), Activity.Hour::logins);

        assertThat(chart.bars()).extracting(Chart.Bar::height).containsExactly(1, Chart.HEIGHT);
    }

    @Test
    void a_day_without_anything_is_flat() {
        assertThat(Chart.of("admin.logins", hours(0, 0), Activity.Hour::logins).bars())
                .extracting(Chart.Bar::height)
                .containsExactly(0, 0);
    }

    @Test
    void twenty_four_bars_stand_side_by_side_within_the_width() {
        Chart chart = Chart.of("admin.logins", hours(new long[24]), Activity.Hour::logins);

        for (int i = 1; i < 24; i++) {
            Chart.Bar before = chart.bars().get(i - 1);
            assertThat(chart.bars().get(i).x()).isGreaterThan(before.x() + before.width());
        }
        Chart.Bar last = chart.bars().get(23);
        assertThat(last.x() + last.width()).isLessThanOrEqualTo(Chart.WIDTH);
    }

    private static List<Activity.Hour> hours(long... logins) {
        return IntStream.range(0, logins.length)
                .mapToObj(i -> new Activity.Hour(MIDNIGHT.plus(Duration.ofHours(i)), logins[i], 0, 0))
                .toList();
    }
}
