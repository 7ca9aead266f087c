package org.baton.admin.pages;

import java.time.Instant;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.baton.session.Activity;

/**
 * Bars, one an hour, as high as their numbers ask for.
 *
 * @param what what is counted: the key of its word
 * @param total all of it
 * @param highest the most in one hour
 * @param bars one an hour, earliest first
 */
public record Chart(String what, long total, long highest, List<Bar> bars) {
    /** How wide it is, in its own units: {@value}. */
    public static final int WIDTH = 480;

    /** How high the highest bar is, in the same: {@value}. */
    public static final int HEIGHT = 72;

    private static final int GAP = 4;

    /** Keeps a copy. */
    public Chart {
        bars = List.copyOf(bars);
    }

    /**
     * A bar.
     *
     * @param x its left edge
     * @param y its upper edge
     * @param width its width
     * @param height its height: at least 1 where there is anything to show
     * @param from the first moment of its hour
     * @param count how many
     */
    public record Bar(int x, int y, int width, int height, Instant from, long count) {}

    static Chart of(String what, List<Activity.Hour> hours, ToLongFunction<Activity.Hour> count) {
        long highest = hours.stream().mapToLong(count).max().orElse(0);
        int step = WIDTH / Math.max(1, hours.size());
        return new Chart(
                what,
                hours.stream().mapToLong(count).sum(),
                highest,
                IntStream.range(0, hours.size())
                        .mapToObj(i -> {
                            long here = count.applyAsLong(hours.get(i));
                            int height = height(here, highest);
                            return new Bar(
                                    i * step + GAP / 2,
                                    HEIGHT - height,
                                    step - GAP,
                                    height,
                                    hours.get(i).from(),
                                    here);
                        })
                        .toList());
    }

    private static int height(long count, long highest) {
        return count == 0 ? 0 : Math.max(1, Math.toIntExact(Math.round((double) HEIGHT * count / highest)));
    }
}
