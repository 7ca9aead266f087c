package org.baton.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.baton.run.Progress;
import org.baton.run.TestDirectory;

/** What a request costs that asks who is logged in: starts a host, asks it, prints figures, ends it. */
final class MeasureRequests implements Measurement {
    /** A bound for machines on which the warm-up would take minutes. */
    private static final Duration WARM_UP_AT_MOST = Duration.ofMinutes(1);

    /** After the table has grown: caches and connections, no more compiling. */
    private static final Duration SETTLE = Duration.ofSeconds(2);

    private final Progress progress = new Progress(System.out);
    private final Report report = new Report(System.out);
    private final List<Figures> figures = new ArrayList<>();
    private final Map<Integer, PgBench.Figure> statements = new LinkedHashMap<>();
    private final MeasureSettings settings;
    private final MeasuredHost host;
    private final Path directory;

    MeasureRequests(MeasureSettings settings) {
        this.settings = settings;
        this.directory = TestDirectory.own().resolve("measure");
        this.host = new MeasuredHost(TestDirectory.project(), directory);
    }

    @Override
    public void close() {
        host.close();
    }

    @Override
    public void run() {
        progress.say("Starting PostgreSQL and WildFly");
        host.start();
        SessionRows rows = new SessionRows(host.database());
        Load load = new Load(host.trusted(), host.port(), settings.clients());
        rows.growTo(settings.rows().get(0));
        MeasuredRequests requests = new MeasuredRequests(new FloorVisitors(host.client(), host.address()), rows);
        warmUp(load, requests);
        settings.rows().forEach(size -> measure(size, rows, requests, load));
        report.conditions(settings, load.cipherSuite());
        report.requests(figures);
        report.statement(statements);
        // The first time, a connection of somebody else may have kept rows from being known as visible.
        rows.vacuum();
        report.buffers(rows.size(), touched(rows, false));
        report.buffersWithAttributes("small", touched(rows, true));
        rows.holdMuch();
        report.buffersWithAttributes("of 16 KB", touched(rows, true));
        report.buffers(rows.size(), touched(rows, false));
    }

    private Report.Touched touched(SessionRows rows, boolean withAttributes) {
        return new Report.Touched(
                Buffers.touched(host.database().asApp(), rows.lastLogin(), "home", withAttributes),
                Buffers.touched(host.database().asShop(), rows.lastChild(), "shop", withAttributes));
    }

    private void warmUp(Load load, MeasuredRequests requests) {
        for (Requests kind : requests.now()) {
            progress.say("Warming up: " + kind.name());
            load.run(kind, WARM_UP_AT_MOST, settings.warmUp());
        }
    }

    private void measure(int size, SessionRows rows, MeasuredRequests requests, Load load) {
        progress.say("Making %d sessions".formatted(size));
        rows.growTo(size);
        progress.say("Measuring at %d sessions (server: process %d)".formatted(size, host.pid()));
        for (Requests kind : requests.now()) {
            load.run(kind, SETTLE, Integer.MAX_VALUE);
            CpuTime before = host.cpu();
            Seen seen = load.run(kind, settings.time(), Integer.MAX_VALUE);
            figures.add(new Figures(
                    size, kind.name(), seen, settings.time(), host.cpu().since(before)));
        }
        if (PgBench.isInstalled()) {
            PgBench bench = new PgBench(host.database(), directory, settings.clients());
            statements.put(size, bench.run(ResumeScript.over(size, host.database()), settings.time(), host::cpu));
        }
    }
}
