package org.baton.measure;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.baton.run.RunFailure;

/**
 * What the measure command can be told by system properties ({@code mvn -Pmeasure -Dbaton.measure.seconds=30}).
 *
 * @param what {@code baton.measure.what}: requests, handoffs, attributes or pages
 * @param rows {@code baton.measure.rows}: sizes of the table {@code sessions}, rising multiples of 10
 * @param time {@code baton.measure.seconds}: how long each figure is measured
 * @param warmUp {@code baton.measure.warm-up}: requests of each kind before the first figure
 * @param handoffs {@code baton.measure.handoffs}: how many are measured, and as many are made before
 * @param clients {@code baton.measure.clients}: how many ask at once
 * @param sessions {@code baton.measure.sessions}: how many there are while pages are measured
 * @param pages {@code baton.measure.pages}: which pages, or all
 */
record MeasureSettings(
        Measured what,
        List<Integer> rows,
        Duration time,
        int warmUp,
        int handoffs,
        int clients,
        int sessions,
        List<String> pages) {
    private static final String WHAT = "baton.measure.what";
    private static final String ROWS = "baton.measure.rows";
    private static final String SECONDS = "baton.measure.seconds";
    private static final String WARM_UP = "baton.measure.warm-up";
    private static final String HANDOFFS = "baton.measure.handoffs";
    private static final String CLIENTS = "baton.measure.clients";
    private static final String SESSIONS = "baton.measure.sessions";
    private static final String PAGES = "baton.measure.pages";

    /** As the system properties have it. */
    static MeasureSettings fromProperties() {
        return new MeasureSettings(
                Measured.parse(WHAT, System.getProperty(WHAT, "requests")),
                rising(System.getProperty(ROWS, "1000,100000,1000000")),
                Duration.ofSeconds(number(SECONDS, System.getProperty(SECONDS, "8"), 1, 600)),
                number(WARM_UP, System.getProperty(WARM_UP, "150000"), 0, 10_000_000),
                number(HANDOFFS, System.getProperty(HANDOFFS, "10000"), 3000, 100_000),
                number(CLIENTS, System.getProperty(CLIENTS, "8"), 1, 64),
                number(SESSIONS, System.getProperty(SESSIONS, "100000"), 1000, 10_000_000) / 10 * 10,
                List.of(System.getProperty(PAGES, "all").strip().split(" *, *", -1)));
    }

    private static List<Integer> rising(String text) {
        List<Integer> sizes = Arrays.stream(text.split(",", -1))
                .map(size -> number(ROWS, size.strip(), 1000, 10_000_000))
                .toList();
        boolean rise = sizes.stream().distinct().sorted().toList().equals(sizes);
        if (!rise || sizes.stream().anyMatch(size -> size % 10 != 0)) {
            throw new RunFailure("%s=%s: write multiples of 10 in rising order".formatted(ROWS, text));
        }
        return sizes;
    }

    private static int number(String name, String text, int least, int most) {
        if (!text.matches("[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw new RunFailure("%s=%s: write whole numbers from %d to %d".formatted(name, text, least, most));
        }
        return Integer.parseInt(text);
    }
}
