package org.baton.it;

import java.nio.file.Path;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.baton.run.Database;
import org.baton.run.DatabaseSetup;
import org.baton.run.Ports;
import org.baton.run.Postgres;
import org.baton.run.TestDirectory;

/** A PostgreSQL of one test's own, which it stops, freezes, and starts again on the same port and data. */
final class StoppablePostgres implements AutoCloseable {
    private static final Logger POSTGRES_TALK = Logger.getLogger("io.zonky.test");

    private final Path directory;
    private final int port = Ports.free(1).get(0);
    private Postgres postgres;

    /** How it is stopped. */
    enum Stop {
        /** {@code pg_ctl stop -m fast}: connections are told, and closed. */
        FAST,
        /** {@code pg_ctl stop -m immediate}: connections are told, nothing is written. */
        IMMEDIATE,
        /** {@code kill -9}: connections break without a word. */
        KILL
    }

    /** Starts it in a directory of this name, with Baton's database in it. */
    StoppablePostgres(String name) {
        directory = TestDirectory.own().resolve(name);
        postgres = started();
        new DatabaseSetup(database(), TestDirectory.project().resolve("db/role/roles.sql")).prepare();
    }

    Database database() {
        return postgres.database("baton");
    }

    /** Stops it, and returns when none of its processes is left. */
    void stop(Stop how) {
        List<ProcessHandle> all = processes();
        switch (how) {
            case FAST -> {}
            case IMMEDIATE -> Signals.send("QUIT", all.subList(0, 1));
            case KILL -> Signals.send("KILL", all.subList(0, 1));
        }
        if (how != Stop.FAST) {
            all.forEach(process -> process.onExit().join());
            // What is gone already cannot be asked to end; the embedded server would tell that with a stack trace.
            POSTGRES_TALK.setLevel(Level.OFF);
        }
        postgres.close();
        POSTGRES_TALK.setLevel(Level.WARNING);
    }

    /** Starts it again. */
    void start() {
        postgres = started();
    }

    /** Lets all its processes stand still: connections stay open, and nothing answers. */
    void freeze() {
        Signals.send("STOP", processes());
    }

    /** Lets them go on. */
    void thaw() {
        Signals.send("CONT", processes());
    }

    @Override
    public void close() {
        thaw();
        postgres.close();
    }

    private Postgres started() {
        Postgres made = new Postgres(directory, TestDirectory.project().resolve("target/postgres"), port);
        made.start(true);
        return made;
    }

    /** The postmaster first, then its children. */
    private List<ProcessHandle> processes() {
        return postgres.process().stream()
                .flatMap(postmaster -> Stream.concat(Stream.of(postmaster), postmaster.descendants()))
                .toList();
    }
}
