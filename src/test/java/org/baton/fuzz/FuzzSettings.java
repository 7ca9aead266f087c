package org.baton.fuzz;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.baton.run.RunFailure;

/**
 * What the fuzz command is told.
 *
 * @param targets what is fuzzed, one after the other
 * @param time how long each
 */
record FuzzSettings(List<FuzzTarget> targets, Duration time) {
    private static final String TARGET = "baton.fuzz.target";
    private static final String SECONDS = "baton.fuzz.seconds";

    /** As the system properties have it. */
    static FuzzSettings fromProperties() {
        return new FuzzSettings(
                targets(System.getProperty(TARGET, "all")),
                Duration.ofSeconds(seconds(System.getProperty(SECONDS, "60"))));
    }

    private static List<FuzzTarget> targets(String text) {
        List<FuzzTarget> all = List.of(FuzzTarget.values());
        List<FuzzTarget> named = text.equals("all")
                ? all
                : all.stream().filter(target -> target.text().equals(text)).toList();
        if (named.isEmpty()) {
            String names =
                    Arrays.stream(FuzzTarget.values()).map(FuzzTarget::text).collect(Collectors.joining(", "));
            throw new RunFailure("%s=%s: write all or one of %s".formatted(TARGET, text, names));
        }
        return named;
    }

    private static int seconds(String text) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > 86_400) {
            throw new RunFailure("%s=%s: write a whole number from 1 to 86400".formatted(SECONDS, text));
        }
        return Integer.parseInt(text);
    }
}
