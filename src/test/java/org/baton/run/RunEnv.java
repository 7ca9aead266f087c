package org.baton.run;

import java.nio.file.Path;

/** What the run command says at its end, for scripts: lines of {@code KEY=value}. */
final class RunEnv {
    private RunEnv() {}

    /** Writes {@code baton.env} into the directory, for its owner alone. */
    static void write(Path directory, TwoHosts hosts, Postgres postgres, Database database) {
        String text = """
                HOME_URL=%s
                SIBLING_URL=%s
                JDBC_URL=%s
                PGHOST=127.0.0.1
                PGPORT=%d
                PGDATABASE=%s
                PGUSER=baton_owner
                PGPASSWORD=%s
                READER_USER=baton_reader
                READER_PASSWORD=%s
                HOME_PID=%d
                SIBLING_PID=%d
                POSTGRES_PID=%s
                """.formatted(
                hosts.homeOrigin(),
                hosts.siblingOrigin(),
                database.jdbcUrl(),
                database.port(),
                database.name(),
                database.passwords().owner(),
                database.passwords().reader(),
                hosts.home().pid(),
                hosts.sibling().pid(),
                postgres.process().map(ProcessHandle::pid).map(String::valueOf).orElse(""));
        PrivateFiles.write(directory.resolve("baton.env"), text);
    }
}
