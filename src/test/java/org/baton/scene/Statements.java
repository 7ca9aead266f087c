package org.baton.scene;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import org.baton.run.Database;

/** What one role has had one database do since the last reset, as PostgreSQL itself counted it (pg_stat_statements). */
public final class Statements {
    private static final String EXTENSION = """
            CREATE SCHEMA IF NOT EXISTS stats;
            CREATE EXTENSION IF NOT EXISTS pg_stat_statements SCHEMA stats
            """;

    private static final String RESET = """
            SELECT stats.pg_stat_statements_reset(
                     0, (SELECT oid FROM pg_database WHERE datname = current_database()), 0)
            """;

    /** BEGIN and COMMIT apart: the driver sends BEGIN along with the first statement of a transaction. */
    private static final String COUNTED = """
            SELECT regexp_replace(s.query, '\\s+', ' ', 'g') AS query,
                   sum(s.calls) AS calls,
                   sum(s.wal_bytes) AS wal_bytes,
                   sum(s.shared_blks_hit + s.shared_blks_read) AS pages
              FROM stats.pg_stat_statements s
              JOIN pg_roles r ON r.oid = s.userid
              JOIN pg_database d ON d.oid = s.dbid
             WHERE d.datname = current_database()
               AND r.rolname = ?
               AND s.toplevel
             GROUP BY 1
            """;

    private final Database database;
    private final String role;

    private Statements(Database database, String role) {
        this.database = database;
        this.role = role;
    }

    /** Of that role in that database, from now on. */
    public static Statements of(String role, Database database) throws SQLException {
        database.run(EXTENSION);
        database.run(RESET);
        return new Statements(database, role);
    }

    /** Forgets what was counted. */
    public void reset() throws SQLException {
        database.run(RESET);
    }

    /** How often each statement was called, by its text in one line; without BEGIN and COMMIT, and what no request asks for. */
    public Map<String, Long> calls() throws SQLException {
        Map<String, Long> calls = counted("calls");
        calls.keySet()
                .removeIf(query -> query.startsWith("BEGIN") || query.startsWith("COMMIT") || isNoRequests(query));
        return calls;
    }

    /**
     * The look at what is owed to siblings, which home takes every second; the driver's question for the types of a
     * statement's columns, which that look is the first to raise on a new connection; and the trial of a connection, by which
     * Payara's pool finds a broken one, once in ten seconds.
     */
    private static boolean isNoRequests(String query) {
        return query.startsWith("UPDATE logout_notices")
                || query.startsWith("SELECT c.oid, a.attnum, a.attname,")
                || query.equals("SELECT $1");
    }

    /** How many transactions of several statements were begun. */
    public long transactions() throws SQLException {
        return counted("calls").entrySet().stream()
                .filter(counted -> counted.getKey().startsWith("BEGIN"))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** How many bytes of write-ahead log each statement wrote, by its text in one line. */
    public Map<String, Long> walBytes() throws SQLException {
        return counted("wal_bytes");
    }

    /** How many pages of 8 KiB all of them touched: a count that no other load on the machine changes. */
    public long pages() throws SQLException {
        return counted("pages").values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<String, Long> counted(String column) throws SQLException {
        Map<String, Long> counted = new TreeMap<>();
        try (Connection connection = database.asSuperuser().getConnection();
                PreparedStatement select = connection.prepareStatement(COUNTED)) {
            select.setString(1, role);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    counted.put(rows.getString("query"), rows.getLong(column));
                }
            }
        }
        return counted;
    }
}
