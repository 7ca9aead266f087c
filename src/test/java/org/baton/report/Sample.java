package org.baton.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.baton.run.Database;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.scene.Sql;
import org.jspecify.annotations.Nullable;

/**
 * The made-up rows of {@code db/sample/fill-an-empty-test-database.sql}: 100,000 sessions, made once for all tests, which
 * only read them. What the script's first lines say of user u is said here in Java, for answers to be compared with.
 */
final class Sample {
    /** Users 1 to this; each has ten sessions. */
    static final int USERS = 10_000;

    private static final List<String> SIBLINGS = List.of("sample-shop", "sample-desk", "sample-archive");
    private static final Pattern INCLUDED = Pattern.compile("(?m)^\\\\ir (\\S+)$");
    private static @Nullable Database database;

    private Sample() {}

    /** The database with all of it. */
    static synchronized Database database() throws SQLException {
        Database made = database;
        if (made == null) {
            made = filled(USERS * 10);
            database = made;
        }
        return made;
    }

    /** A database of the caller's own with that many sessions, a multiple of ten. */
    static Database filled(int sessions) throws SQLException {
        Database fresh = TestPostgres.freshDatabase();
        fill(fresh, sessions);
        return fresh;
    }

    /** Runs the script there. */
    static void fill(Database database, int sessions) throws SQLException {
        try (Connection owner = database.asOwner().getConnection()) {
            PsqlScript.run(
                    owner, script("fill-an-empty-test-database.sql"), Map.of("sessions", String.valueOf(sessions)));
        }
    }

    /** With the files that it has psql read, relative to its own place. */
    private static String script(String name) {
        try {
            return INCLUDED.matcher(Files.readString(TestDirectory.project().resolve("db/sample/" + name)))
                    .replaceAll(found -> Matcher.quoteReplacement(script(found.group(1))));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the sample", e);
        }
    }

    /** What a report says of these rows to the role that it is for, by these parameters: names and values by turns. */
    static List<Row> report(String name, String... parameters) throws SQLException {
        return ReportFile.named(name).rows(database().asReader(), parameters);
    }

    /** Plain SQL on these rows as their owner. */
    static Sql owner() throws SQLException {
        return new Sql(database().asOwner());
    }

    /** The users of whom that is true, by their names. */
    static List<String> names(IntPredicate user) {
        return users(user).mapToObj(u -> "sample-" + u).toList();
    }

    /** The users of whom that is true. */
    static IntStream users(IntPredicate user) {
        return IntStream.rangeClosed(1, USERS).filter(user);
    }

    /** The id of a user's session: 1 to 6 are logins, today's first; 7 to 10 came from the first four. */
    static String session(int user, int number) {
        return String.valueOf(10 * (user - 1) + number);
    }

    /** Whether today's login is live. */
    static boolean live(int user) {
        return user % 4 == 0;
    }

    /** Whether the session that came from today's login is. */
    static boolean childLive(int user) {
        return live(user) && user % 1000 != 112 && user % 2000 != 80;
    }

    /** Where that session is. */
    static String sibling(int user) {
        return user % 1000 == 112 ? "sample-desk" : SIBLINGS.get((user + 7) % 3);
    }
}
