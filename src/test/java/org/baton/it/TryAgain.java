package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;

/** What everybody is told while the database is away: 503, and when to come again. */
final class TryAgain {
    /** Settings of a host that says so sooner than it would by itself. */
    static final Map<String, String> IMPATIENT = Map.of(
            "baton.db.pool.wait-millis", "2000",
            "baton.db.connect-timeout", "2",
            "baton.db.statement-timeout", "2",
            "baton.db.socket-timeout", "3");

    private TryAgain() {}

    /** How long it takes where it works, and how long a login hashes before, is a matter of the machine. */
    static void isSaidWithinUnlessItWorked(Duration bound, Traffic.Seen seen) {
        if (!seen.worked()) {
            assertThat(seen.took())
                    .as(seen.kind())
                    .matches(took -> seen.kind().equals("login") || took.compareTo(bound) < 0, "soon");
            isSaid(seen.reply());
        }
    }

    static void isSaid(Reply reply) {
        assertThat(reply.status()).as(reply.response() + " " + reply.body()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).contains("5");
        assertThat(reply.cookies()).isEmpty();
        assertThat(reply.header("Clear-Site-Data")).isEmpty();
        assertThat(reply.bodyWithoutTrace()).contains("TRACE");
        boolean page = reply.response()
                .request()
                .headers()
                .firstValue("Accept")
                .orElse("")
                .contains("text/html");
        assertThat(reply.header("Content-Type").orElse("")).startsWith(page ? "text/html" : "application/problem+json");
    }
}
