package org.baton.assertion;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.baton.paseto.Token;
import org.jspecify.annotations.Nullable;

/**
 * The assertions of the last seconds, so that a page that makes ten calls costs one signature. Each is used for at most
 * {@link #REUSE}, so a token of 30 seconds has 24 left; many callers at once get the same. Safe for many threads.
 */
final class RecentAssertions {
    /** For how long one is used again: 5 seconds. */
    static final Duration REUSE = Duration.ofSeconds(5);

    /** How many are remembered; the oldest makes way. Some 2 KiB each. */
    static final int MOST = 10_000;

    private final Map<Said, Recent> recent = new LinkedHashMap<>();
    private final Clock clock;

    RecentAssertions(Clock clock) {
        this.clock = clock;
    }

    /** The token that says this; it is issued if there is none of the last seconds. */
    Token get(Said said, Function<Instant, Token> issue) {
        return at(said, clock.instant()).token(issue);
    }

    synchronized int size() {
        return recent.size();
    }

    private synchronized Recent at(Said said, Instant now) {
        Recent known = recent.get(said);
        if (known != null && known.isFresh(now)) {
            return known;
        }
        recent.remove(said);
        forgetOldest(now);
        Recent next = new Recent(now);
        recent.put(said, next);
        return next;
    }

    /** The map is in the order of their making. */
    private void forgetOldest(Instant now) {
        Iterator<Recent> oldest = recent.values().iterator();
        while (oldest.hasNext() && (!oldest.next().isFresh(now) || recent.size() >= MOST)) {
            oldest.remove();
        }
    }

    /** One of them, signed by the first who wants it, while others may look for theirs. */
    private static final class Recent {
        private final Instant at;
        private @Nullable Token token;

        Recent(Instant at) {
            this.at = at;
        }

        /** Not where the clock was set back, either: it would be used for longer. */
        boolean isFresh(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(REUSE));
        }

        synchronized Token token(Function<Instant, Token> issue) {
            Token known = token;
            if (known == null) {
                known = issue.apply(at);
                token = known;
            }
            return known;
        }
    }
}
