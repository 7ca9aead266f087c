package org.baton.measure;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.baton.measure.floor.AttributeServlet;
import org.baton.run.PrivateFiles;
import org.baton.run.Progress;
import org.baton.run.TestDirectory;
import org.baton.run.TestWar;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** What it costs to keep an attribute in the session: in the container's memory, and in a row. */
final class MeasureAttributes implements Measurement {
    private static final int SESSIONS = 100_000;
    private static final int DIFFERENT = 50_000;
    private static final long SEED = 1;
    private static final Duration WARM_UP_AT_MOST = Duration.ofMinutes(1);

    private final Progress progress = new Progress(System.out);
    private final Report report = new Report(System.out);
    private final Path directory = PrivateFiles.directory(TestDirectory.own().resolve("measure"));
    private final MeasureSettings settings;
    private final MeasuredHost host;

    MeasureAttributes(MeasureSettings settings) {
        this.settings = settings;
        this.host = new MeasuredHost(TestDirectory.project(), directory, war());
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
        progress.say("Making %d sessions".formatted(SESSIONS));
        rows.growTo(SESSIONS);
        Load load = new Load(host.trusted(), host.port(), settings.clients());
        List<Figures> figures = new ArrayList<>();
        for (List<Requests> kinds : kinds(rows)) {
            for (Requests kind : kinds) {
                progress.say("Warming up: " + kind.name());
                load.run(kind, WARM_UP_AT_MOST, settings.warmUp());
            }
            progress.say("Measuring at %d sessions (server: process %d)".formatted(SESSIONS, host.pid()));
            for (Requests kind : kinds) {
                CpuTime before = host.cpu();
                Seen seen = load.run(kind, settings.time(), Integer.MAX_VALUE);
                figures.add(new Figures(
                        SESSIONS, kind.name(), seen, settings.time(), host.cpu().since(before)));
            }
        }
        report.conditions(settings, load.cipherSuite());
        report.requests(figures);
        report.attributes();
    }

    /** Those that read come last: from their first request on, attributes come along with every request. */
    private List<List<Requests>> kinds(SessionRows rows) {
        FloorVisitors floor = new FloorVisitors(host.client(), host.address());
        floor.await();
        List<String> logins = rows.liveLogins(DIFFERENT, new Random(SEED)).stream()
                .map(secret -> "__Host-sid=" + secret)
                .toList();
        return List.of(
                List.of(
                        Requests.get(MeasuredRequests.NO_SESSION, "/floor/no-session", List.of("a=b")),
                        Requests.get(MeasuredRequests.MEMORY, "/floor/attribute", floor.logIn(1000)),
                        Requests.get("Baton asks", "/attribute?asks", logins),
                        Requests.get("Baton keeps", "/attribute", logins)),
                List.of(
                        Requests.get("Baton reads", "/attribute?reads", logins),
                        Requests.get("Baton counts", "/attribute?counts", logins)));
    }

    private Path war() {
        Path war = directory.resolve("baton.war");
        TestWar.with(AttributeServlet.class).as(ZipExporter.class).exportTo(war.toFile(), true);
        return war;
    }
}
