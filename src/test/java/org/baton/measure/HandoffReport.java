package org.baton.measure;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The tables that the measure command prints about handoffs. */
final class HandoffReport {
    /** The first part. */
    static final String BEGUN = "start";

    /** The second, which is what others measure as a handoff. */
    static final String DONE = "authorize + callback";

    private final PrintStream out;

    /** Printed there. */
    HandoffReport(PrintStream out) {
        this.out = out;
    }

    /** The parts, and how they were asked for. */
    void handoffs(MeasureSettings settings, List<HandoffFigures> all) {
        line("");
        line(
                "%d processors, Java %s, HTTPS on connections kept open, %d clients in a closed loop, %,d handoffs.",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                settings.clients(),
                settings.handoffs());
        line("CPU: microseconds of user and system time each, of both servers' JVMs and of all PostgreSQL processes.");
        line("");
        line(
                "%-22s %8s %8s %8s %8s %8s %8s %10s %8s",
                "part", "per s", "p50 ms", "p99 ms", "CPU", "home", "sibling", "compiling", "database");
        for (HandoffFigures one : all) {
            line(
                    "%-22s %,8.0f %8.2f %8.2f %8.0f %8.0f %8.0f %10.0f %8.0f",
                    one.name(),
                    one.rate(),
                    one.seen().millis(0.5),
                    one.seen().millis(0.99),
                    one.all(),
                    one.atHome(),
                    one.atSibling(),
                    one.compiling(),
                    one.database());
        }
    }

    /** The token's part. */
    void signatures(double sign, double verify, List<HandoffFigures> all) {
        line("");
        line(
                "Ed25519 of this JDK: %.0f to sign at home and %.0f to verify at the sibling, together %.0f of 100 of %s.",
                sign, verify, 100 * (sign + verify) / done(all), DONE);
    }

    /** The database's part. */
    void floor(Optional<PgBench.Figure> floor, List<HandoffFigures> all) {
        line("");
        if (floor.isEmpty()) {
            line(
                    "The database's part alone was left out: install pgbench (Debian: apt-get install postgresql-contrib).");
            return;
        }
        line(
                "The same two commits alone, under pgbench: %,.0f a second, CPU %.0f of PostgreSQL; %s is %.1f times that.",
                floor.get().rate(),
                floor.get().cpu(),
                DONE,
                done(all) / floor.get().cpu());
    }

    private static double done(List<HandoffFigures> all) {
        return all.get(1).all();
    }

    /** Numbers as English has them. */
    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }
}
