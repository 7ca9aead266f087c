package org.baton.run;

import java.nio.file.Path;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of this JVM's tests: started when it is first asked for, on a free port, ended with the JVM. It forgets
 * what the machine's crash would cost, for speed; a test of durability starts a {@link Postgres} of its own.
 */
public final class TestPostgres {
    private static final String TEMPLATE = "baton_template";
    private static @Nullable Postgres postgres;
    private static int made;

    private TestPostgres() {}

    /** A database of the caller's own, with roles, schema, grants and demo data as {@link DatabaseSetup} makes them. */
    public static Database freshDatabase() {
        return copyOf(TEMPLATE);
    }

    /** A database of the caller's own with everything that this one has now, to which nobody may be connected. */
    public static Database copyOf(Database original) {
        return copyOf(original.name());
    }

    private static synchronized Database copyOf(String original) {
        Postgres running = running();
        made++;
        Database fresh = running.database("baton_test_" + made);
        try {
            IdleConnections.forget(running.database(original));
            running.database("postgres")
                    .run("CREATE DATABASE %s TEMPLATE %s OWNER baton_owner".formatted(fresh.name(), original));
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the database " + fresh.name(), e);
        }
        return fresh;
    }

    private static Postgres running() {
        if (postgres != null) {
            return postgres;
        }
        Path project = TestDirectory.project();
        Postgres started = new Postgres(
                TestDirectory.own().resolve("postgres"),
                project.resolve("target/postgres"),
                Ports.free(1).get(0));
        Runtime.getRuntime().addShutdownHook(new Thread(started::close, "end of the tests' PostgreSQL"));
        started.start(false);
        new DatabaseSetup(started.database(TEMPLATE), project.resolve("db/role/roles.sql")).prepare();
        postgres = started;
        return started;
    }
}
