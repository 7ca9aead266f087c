package org.baton.embed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.config.Config;

/**
 * Reads {@code baton.*} from MicroProfile Config and collects everything that is wrong, so that an operator mends it in one
 * go. Not safe for several threads; used once, at the start.
 */
final class Settings {
    private final Config config;
    private final List<String> wrong = new ArrayList<>();

    Settings(Config config) {
        this.config = config;
    }

    /** A setting that must be there; a stand-in, never used, where it is missing or wrong. */
    <T> T required(String name, String example, T standIn, Function<String, T> parse) {
        Optional<String> text = text(name);
        if (text.isEmpty()) {
            wrong.add(name + " is not set; write for example " + name + "=" + example);
            return standIn;
        }
        return parsed(name, text.get(), standIn, parse);
    }

    /** A setting with a default. */
    <T> T optional(String name, T byDefault, Function<String, T> parse) {
        return text(name).map(text -> parsed(name, text, byDefault, parse)).orElse(byDefault);
    }

    Duration duration(String name, Duration byDefault) {
        return optional(name, byDefault, Durations::parse);
    }

    int number(String name, int byDefault) {
        return optional(name, byDefault, Settings::wholeNumber);
    }

    static int wholeNumber(String text) {
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new IllegalArgumentException("\"" + text + "\" is no whole number; write digits, such as 20");
        }
        return Integer.parseInt(text);
    }

    /** What follows from several settings, and may be refused as a whole. */
    <T> T checked(T standIn, java.util.function.Supplier<T> make) {
        try {
            return make.get();
        } catch (IllegalArgumentException refused) {
            wrong.add(String.valueOf(refused.getMessage()));
            return standIn;
        }
    }

    /** Stops the start if anything was wrong. */
    void complete() {
        if (!wrong.isEmpty()) {
            throw new WrongSettings(wrong);
        }
    }

    private Optional<String> text(String name) {
        return config.getOptionalValue(name, String.class).map(String::strip).filter(text -> !text.isEmpty());
    }

    private <T> T parsed(String name, String text, T standIn, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (IllegalArgumentException malformed) {
            wrong.add(name + ": " + malformed.getMessage());
            return standIn;
        }
    }
}
