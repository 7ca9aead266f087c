package org.baton.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The run command: PostgreSQL, home and a sibling on this machine, until Ctrl-C. */
public final class Run {
    private static final Logger POSTGRES_TALK = Logger.getLogger("io.zonky.test");
    private static final Logger FLYWAY_TALK = Logger.getLogger("org.flywaydb");

    private final Progress progress = new Progress(System.out);
    private final CountDownLatch ending = new CountDownLatch(1);
    private final Path project;
    private final Path directory;
    private final RunSettings settings;
    private final Postgres postgres;
    private final TwoHosts hosts;
    private volatile boolean failed;

    private Run(Path project, RunSettings settings) {
        this.project = project;
        this.directory = project.resolve("target/run");
        this.settings = settings;
        refuseSecond(directory.resolve("run.pid"));
        new ServerProcess("Home", directory.resolve("home")).endOrphan();
        new ServerProcess("The sibling", directory.resolve("sibling")).endOrphan();
        Orphans.endPostgres(directory.resolve("postgres"));
        if (settings.reset()) {
            NobodysPostgres.remove(directory.resolve("postgres"));
            PrivateFiles.remove(directory);
        }
        Ports.requireFree(settings.homePort(), "home", RunSettings.HOME_PORT);
        Ports.requireFree(settings.siblingPort(), "the sibling", RunSettings.SIBLING_PORT);
        Ports.requireFree(settings.dbPort(), "PostgreSQL", RunSettings.DB_PORT);
        this.postgres = new Postgres(directory, project.resolve("target/postgres"), settings.dbPort());
        PrivateFiles.write(directory.resolve("run.pid"), ProcessHandle.current().pid() + "\n");
        this.hosts = new TwoHosts(
                project,
                directory,
                ServerPorts.withHttps(settings.homePort()),
                ServerPorts.withHttps(settings.siblingPort()));
    }

    /** Runs it from the project's directory, which Maven gives. */
    public static void main(String[] arguments) {
        POSTGRES_TALK.setLevel(Level.WARNING);
        FLYWAY_TALK.setLevel(Level.WARNING);
        Path project = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
        try {
            Run run = new Run(project, RunSettings.fromProperties());
            Runtime.getRuntime().addShutdownHook(new Thread(run::end, "end"));
            run.runUntilEnded();
        } catch (RunFailure e) {
            System.out.println();
            System.out.println("Baton does not run: " + e.getMessage());
            System.exit(1);
        }
    }

    /** What another run which is alive has started is no orphan. */
    private static void refuseSecond(Path pidFile) {
        Orphans.process(pidFile, "java")
                .filter(other -> other.pid() != ProcessHandle.current().pid())
                .ifPresent(other -> {
                    throw new RunFailure(
                            "It runs already from this directory, as process %d: end that with Ctrl-C first"
                                    .formatted(other.pid()));
                });
    }

    private void runUntilEnded() {
        try {
            start();
            throw new RunFailure(hosts.onExit().join());
        } catch (RunFailure e) {
            stayIfEnding();
            failed = true;
            throw e;
        }
    }

    private void start() {
        progress.say("Starting PostgreSQL on 127.0.0.1:" + settings.dbPort());
        postgres.start(true);
        Database database = postgres.database("baton");
        progress.say("Preparing the database: roles, schema, demo data");
        new DatabaseSetup(database, project.resolve("db/role/roles.sql")).prepare();
        progress.say("Starting two WildFly servers");
        hosts.start(project.resolve("target/baton.war"), database, Map.of(), Map.of(), progress);
        RunEnv.write(directory, hosts, postgres, database);
        System.out.println(Greeting.of(hosts, database));
    }

    /**
     * Ctrl-C reaches the servers as well as this process, so that they may seem to fail first. Where this process
     * learns within a second that it is being ended, nothing has failed, and the hook has the last word.
     */
    private void stayIfEnding() {
        try {
            if (ending.await(1, TimeUnit.SECONDS)) {
                new CountDownLatch(1).await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void end() {
        ending.countDown();
        if (!failed) {
            progress.say("Stopping the servers, then PostgreSQL");
        }
        hosts.close();
        postgres.close();
        if (!failed) {
            progress.say("Stopped");
        }
    }
}
