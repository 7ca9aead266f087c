package org.baton.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.baton.paseto.SignatureCost;
import org.baton.run.DatabaseSetup;
import org.baton.run.Ports;
import org.baton.run.Postgres;
import org.baton.run.PrivateFiles;
import org.baton.run.Progress;
import org.baton.run.RunFailure;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TwoHosts;
import org.baton.run.WildFly;

/** What a handoff costs: starts home, a sibling and their database, hands logins over, prints figures, ends all. */
final class MeasureHandoffs implements Measurement {
    private static final int SESSIONS = 100_000;
    private static final long SEED = 1;

    private final Progress progress = new Progress(System.out);
    private final HandoffReport report = new HandoffReport(System.out);
    private final MeasureSettings settings;
    private final Path project = TestDirectory.project();
    private final Path directory = PrivateFiles.directory(TestDirectory.own().resolve("measure"));
    private final Postgres postgres = new Postgres(
            directory, project.resolve("target/postgres"), Ports.free(1).get(0));
    private final TwoHosts hosts = new TwoHosts(project, directory, ServerPorts.free(), ServerPorts.free());

    MeasureHandoffs(MeasureSettings settings) {
        this.settings = settings;
    }

    @Override
    public void run() {
        progress.say("Starting PostgreSQL, home and a sibling");
        postgres.start(true);
        new DatabaseSetup(postgres.database("baton"), project.resolve("db/role/roles.sql")).prepare();
        Path war = project.resolve("target/baton.war");
        hosts.start(war, postgres.database("baton"), Map.of(), Map.of(), progress);
        progress.say("Making %d sessions".formatted(SESSIONS));
        SessionRows rows = new SessionRows(postgres.database("baton"));
        rows.growTo(SESSIONS);
        List<String> logins = rows.liveLogins(settings.handoffs(), new Random(SEED));
        HandoffLoad load = new HandoffLoad(
                hosts.certificate().trusted(), hosts.homeOrigin(), hosts.siblingOrigin(), settings.clients());

        progress.say("Warming up: %d handoffs".formatted(settings.handoffs()));
        handoffs(load, logins);
        progress.say("Measuring %d handoffs (home: process %d, sibling: %d)"
                .formatted(
                        settings.handoffs(), hosts.home().pid(), hosts.sibling().pid()));
        List<HandoffFigures> figures = handoffs(load, logins);
        report.handoffs(settings, figures);
        report.signatures(SignatureCost.sign(), SignatureCost.verify(), figures);
        report.floor(floor(), figures);
    }

    @Override
    public synchronized void close() {
        hosts.close();
        postgres.close();
        PrivateFiles.remove(directory);
    }

    private List<HandoffFigures> handoffs(HandoffLoad load, List<String> logins) {
        List<HandoffVisitor.Begun> begun = new ArrayList<>();
        return List.of(
                figures(HandoffReport.BEGUN, () -> load.begin(settings.handoffs(), begun)),
                figures(HandoffReport.DONE, () -> load.finish(begun, logins)));
    }

    private HandoffFigures figures(String name, Supplier<Seen> work) {
        CpuTime home = cpu(hosts.home());
        CpuTime sibling = cpu(hosts.sibling());
        long before = System.nanoTime();
        Seen seen = work.get();
        Duration time = Duration.ofNanos(System.nanoTime() - before);
        return new HandoffFigures(
                name,
                seen,
                time,
                cpu(hosts.home()).since(home),
                cpu(hosts.sibling()).since(sibling));
    }

    private Optional<PgBench.Figure> floor() {
        if (!PgBench.isInstalled()) {
            return Optional.empty();
        }
        progress.say("Measuring the database's part alone");
        PgBench bench = new PgBench(postgres.database("baton"), directory, settings.clients());
        return Optional.of(bench.run(
                HandoffScript.over(SESSIONS, postgres.database("baton")), settings.time(), () -> cpu(hosts.home())));
    }

    private CpuTime cpu(WildFly server) {
        return CpuTime.of(
                ProcessHandle.of(server.pid()).orElseThrow(() -> new RunFailure("A WildFly has ended by itself")),
                postgres.process().orElseThrow(() -> new RunFailure("PostgreSQL has ended by itself")));
    }
}
