package org.baton.handoff;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.baton.http.ReturnPath;
import org.baton.secret.RandomText;
import org.baton.secret.SecretHash;

/**
 * What ties a handoff to the browser that asked for it: only that browser keeps the verifier (RFC 7636), and only under the
 * state that it sent (RFC 6749, 10.12).
 *
 * @param state 128 random bits, 22 base64url characters
 * @param verifier 256 random bits, 43 base64url characters
 * @param wish where to go once logged in, and what login the page there asks for
 * @param startedAt when the flow started, in whole seconds
 * @param restarts how often it was started anew after a lost answer: at most 2
 */
record Binding(String state, String verifier, Wish wish, Instant startedAt, int restarts) {
    static final Duration LIFE = Duration.ofMinutes(10);
    static final int MAX_RESTARTS = 2;

    /** How far the clocks of home's database and of this host may be apart. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    /**
     * What a page asks for.
     *
     * @param target where to go once logged in
     * @param demand what login it asks for
     */
    record Wish(ReturnPath target, LoginDemand demand) {}

    Binding {
        if (!isState(state) || !verifier.matches("[A-Za-z0-9_-]{43}") || restarts < 0 || restarts > MAX_RESTARTS) {
            throw new IllegalArgumentException("not a binding");
        }
    }

    static Binding fresh(Wish wish, int restarts, Instant now) {
        return new Binding(
                RandomText.ofBytes(16), RandomText.ofBytes(32), wish, now.truncatedTo(ChronoUnit.SECONDS), restarts);
    }

    static boolean isState(String text) {
        return text.matches("[A-Za-z0-9_-]{22}");
    }

    SecretHash challenge() {
        return SecretHash.sha256(verifier);
    }

    boolean isOver(Instant now) {
        return !now.isBefore(startedAt.plus(LIFE));
    }

    /** Whether a password given then is what was asked for, as seen from the start of the flow. */
    boolean isMetBy(Instant authenticatedAt) {
        Instant latest = authenticatedAt.plus(SKEW);
        return wish.demand().isYoungEnough(latest, startedAt)
                && (wish.demand().prompt() != LoginDemand.Prompt.LOGIN || !latest.isBefore(startedAt));
    }

    /** One line a field, so that nothing needs escaping: a return path has no line breaks. */
    String text() {
        return String.join(
                "\n",
                state,
                verifier,
                Long.toString(startedAt.getEpochSecond()),
                Integer.toString(restarts),
                wish.demand().maxAgeText(),
                wish.demand().promptText(),
                wish.target().text());
    }

    static Optional<Binding> parse(String text) {
        String[] lines = text.split("\n", -1);
        if (lines.length != 7) {
            return Optional.empty();
        }
        try {
            return ReturnPath.parse(lines[6])
                    .flatMap(target -> LoginDemand.parse(lines[4], lines[5]).map(demand -> new Wish(target, demand)))
                    .map(wish -> new Binding(
                            lines[0],
                            lines[1],
                            wish,
                            Instant.ofEpochSecond(Long.parseLong(lines[2])),
                            Integer.parseInt(lines[3])));
        } catch (IllegalArgumentException | DateTimeException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "Binding[redacted]";
    }
}
