package org.baton.measure;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The tables that the measure command prints. */
final class Report {
    private final PrintStream out;

    /** Printed there. */
    Report(PrintStream out) {
        this.out = out;
    }

    /** On what, and how. */
    void conditions(MeasureSettings settings, String cipherSuite) {
        line("");
        line(
                "%d processors, Java %s, HTTPS (%s) on connections kept open, %d clients in a closed loop, %d s a figure.",
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("java.version"),
                cipherSuite,
                settings.clients(),
                settings.time().toSeconds());
    }

    /** The requests; of each size the floors come first, Baton's own last. */
    void requests(List<Figures> all) {
        line("");
        line(
                "CPU: microseconds of user and system time a request, of the server's JVM and of all PostgreSQL processes.");
        line("");
        line(
                "%9s  %-12s %6s %8s %8s %8s %8s %8s %10s %8s  %9s %9s %12s",
                "rows",
                "request",
                "bytes",
                "per s",
                "p50 ms",
                "p99 ms",
                "CPU",
                "server",
                "compiling",
                "database",
                "/no sess.",
                "/memory",
                "/first size");
        for (Figures one : all) {
            line(
                    "%,9d  %-12s %6d %,8.0f %8.2f %8.2f %8.1f %8.1f %10.1f %8.1f  %9.2f %9.2f %12.2f",
                    one.rows(),
                    one.name(),
                    one.seen().bodyLength(),
                    one.rate(),
                    one.seen().millis(0.5),
                    one.seen().millis(0.99),
                    one.all(),
                    one.server(),
                    one.compiling(),
                    one.postgres(),
                    one.all() / cpuOf(all, one.rows(), MeasuredRequests.NO_SESSION),
                    one.all() / cpuOf(all, one.rows(), MeasuredRequests.MEMORY),
                    one.all() / cpuOf(all, all.get(0).rows(), one.name()));
        }
    }

    /** The statement alone, by number of rows. */
    void statement(Map<Integer, PgBench.Figure> all) {
        line("");
        if (all.isEmpty()) {
            line(
                    "The resume statement alone was left out: install pgbench (Debian: apt-get install postgresql-contrib).");
            return;
        }
        line("The resume statement alone, under pgbench (prepared); CPU of PostgreSQL in microseconds a transaction.");
        line("");
        line("%9s  %8s %8s %12s", "rows", "per s", "CPU", "/first size");
        double first = all.values().iterator().next().cpu();
        all.forEach((rows, one) -> line("%,9d  %,8.0f %8.1f %12.2f", rows, one.rate(), one.cpu(), one.cpu() / first));
    }

    /** How many pages the statement touches. */
    record Touched(int login, int child) {}

    /** Where no attributes come along. */
    void buffers(int rows, Touched pages) {
        line("");
        line(
                "At %,d rows it touches %d pages of 8 KiB for a login, and %d for a child.",
                rows, pages.login(), pages.child());
    }

    /** Where they do. */
    void buffersWithAttributes(String what, Touched pages) {
        line("With attributes, %s, that come along: %d and %d.", what, pages.login(), pages.child());
    }

    /** What others have measured, for orientation. */
    void attributes() {
        line("");
        line(
                "For orientation, measured elsewhere, an attribute written a request: Spring Session JDBC 666 microseconds of");
        line("CPU, a container's memory 70.");
    }

    /** Numbers as English has them. */
    private void line(String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
        out.flush();
    }

    private static double cpuOf(List<Figures> all, int rows, String name) {
        return all.stream()
                .filter(one -> one.rows() == rows && one.name().equals(name))
                .mapToDouble(Figures::all)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No figure of %s at %d rows".formatted(name, rows)));
    }
}
