package org.baton.measure;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.baton.run.RunFailure;

/** What there is to measure. */
enum Measured {
    /** The request that asks who is logged in. */
    REQUESTS,
    /** A handoff from home to a sibling. */
    HANDOFFS,
    /** An attribute that a page keeps in its session. */
    ATTRIBUTES,
    /** The administrators' pages: what they ask the database. */
    PAGES;

    /** The one of that name in lower case; {@code setting} is where it was written. */
    static Measured parse(String setting, String name) {
        return Arrays.stream(values())
                .filter(one -> one.text().equals(name))
                .findFirst()
                .orElseThrow(() -> new RunFailure("%s=%s: write %s"
                        .formatted(
                                setting,
                                name,
                                Arrays.stream(values()).map(Measured::text).collect(Collectors.joining(", ")))));
    }

    /** Ready to run, with these settings. */
    Measurement with(MeasureSettings settings) {
        return switch (this) {
            case REQUESTS -> new MeasureRequests(settings);
            case HANDOFFS -> new MeasureHandoffs(settings);
            case ATTRIBUTES -> new MeasureAttributes(settings);
            case PAGES -> new MeasurePages(settings);
        };
    }

    private String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
