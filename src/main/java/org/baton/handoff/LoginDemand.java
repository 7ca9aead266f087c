package org.baton.handoff;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.baton.http.Call;

/**
 * What a page of a sibling asks of the login that it needs (OpenID Connect Core 1.0, 3.1.2.1: {@code max_age} and
 * {@code prompt}).
 *
 * @param maxAge how long ago the user may have given the password, in whole seconds, 30 s to 30 days; empty: however long
 * @param prompt whether home asks the user
 */
public record LoginDemand(Optional<Duration> maxAge, Prompt prompt) {
    /** Any live login will do, and a stranger is asked to log in. */
    public static final LoginDemand ANY = new LoginDemand(Optional.empty(), Prompt.ANY);

    private static final Duration SHORTEST = Duration.ofSeconds(30);
    private static final Duration LONGEST = Duration.ofDays(30);

    /** Whether home asks the user. */
    public enum Prompt {
        /** Where there is no login that fits. */
        ANY(""),
        /** Always, for the password. */
        LOGIN("login"),
        /** Never: without a login that fits, the sibling is told so. */
        NONE("none");

        private final String text;

        Prompt(String text) {
            this.text = text;
        }

        static Optional<Prompt> parse(String text) {
            for (Prompt prompt : values()) {
                if (prompt != ANY && prompt.text.equals(text)) {
                    return Optional.of(prompt);
                }
            }
            return Optional.empty();
        }
    }

    /** Refuses an age out of bounds: what is shorter would be over before its user is back. */
    public LoginDemand {
        maxAge.filter(age -> age.compareTo(SHORTEST) < 0 || age.compareTo(LONGEST) > 0 || age.toNanosPart() != 0)
                .ifPresent(age -> {
                    throw new IllegalArgumentException(
                            "max_age is " + age + "; it is 30 s to 30 days, in whole seconds");
                });
    }

    /**
     * A login whose user gave the password no longer ago than that.
     *
     * @param age 30 s to 30 days, in whole seconds
     * @return the demand
     */
    public static LoginDemand noOlderThan(Duration age) {
        return new LoginDemand(Optional.of(age), Prompt.ANY);
    }

    /**
     * The password once more, however fresh the login is.
     *
     * @return the demand
     */
    public static LoginDemand anew() {
        return new LoginDemand(Optional.empty(), Prompt.LOGIN);
    }

    /**
     * The login that there is, and no question to a stranger.
     *
     * @return the demand
     */
    public static LoginDemand unasked() {
        return new LoginDemand(Optional.empty(), Prompt.NONE);
    }

    /** What {@code max_age} and {@code prompt} of a request ask; empty where one of them is malformed or out of bounds. */
    static Optional<LoginDemand> of(Call call) {
        return parse(
                call.parameter("max_age").orElse(""), call.parameter("prompt").orElse(""));
    }

    static Optional<LoginDemand> parse(String maxAge, String prompt) {
        Optional<Prompt> known = prompt.isEmpty() ? Optional.of(Prompt.ANY) : Prompt.parse(prompt);
        if (known.isEmpty() || !maxAge.matches("|[1-9][0-9]{0,7}")) {
            return Optional.empty();
        }
        Optional<Duration> age = Optional.of(maxAge)
                .filter(text -> !text.isEmpty())
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
        boolean outOfBounds = age.filter(one -> one.compareTo(SHORTEST) < 0 || one.compareTo(LONGEST) > 0)
                .isPresent();
        return outOfBounds ? Optional.empty() : Optional.of(new LoginDemand(age, known.get()));
    }

    /** Whether a password given then is young enough now. */
    boolean isYoungEnough(Instant authenticatedAt, Instant now) {
        return maxAge.map(age -> !now.isAfter(authenticatedAt.plus(age))).orElse(true);
    }

    /** The seconds of {@code max_age}; empty where none is asked. */
    String maxAgeText() {
        return maxAge.map(age -> Long.toString(age.toSeconds())).orElse("");
    }

    /** The value of {@code prompt}; empty where none is asked. */
    String promptText() {
        return prompt.text;
    }

    /** Both as parameters that follow others in an address. */
    String query() {
        return maxAge.map(age -> "&max_age=" + age.toSeconds()).orElse("")
                + (prompt == Prompt.ANY ? "" : "&prompt=" + prompt.text);
    }
}
