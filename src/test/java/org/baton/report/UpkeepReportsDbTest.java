package org.baton.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baton.report.Sample.owner;
import static org.baton.report.Sample.report;
import static org.baton.report.Sample.users;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.baton.run.Database;
import org.baton.run.TestPostgres;
import org.baton.scene.Sql;
import org.junit.jupiter.api.Test;

/** Reports on the tables themselves: the sweep, sizes, growth, statements, locks. */
class UpkeepReportsDbTest {
    @Test
    void the_sweep_will_close_what_is_over_and_delete_families_that_are_old_enough() throws SQLException {
        String families =
                String.valueOf(Sample.USERS - users(u -> u % 1000 == 300).count());

        assertThat(Row.by("what", "rows", report("what-the-sweep-will-delete")))
                .isEqualTo(Map.of(
                        "closes: expired",
                        "20",
                        "closes: idle",
                        "20",
                        "deletes: logins",
                        families,
                        "deletes: sessions at siblings",
                        families,
                        "deletes: handoffs",
                        families,
                        "deletes: notices",
                        "0"));
        assertThat(Row.by("what", "rows", report("what-the-sweep-will-delete", "retention", "45 days")))
                .containsEntry("deletes: logins", "0");
    }

    @Test
    void a_sweep_that_never_ran_has_left_all_that_is_over() throws SQLException {
        assertThat(Row.by("what", "rows", report("whether-the-sweep-keeps-up")))
                .containsEntry("expired and not closed", "20")
                .containsEntry("logins past their retention", String.valueOf(Sample.USERS))
                .containsEntry("months that the audit has ahead", "3")
                .containsEntry("bytes of events without a month", "0");
        assertThat(Row.by("what", "since", report("whether-the-sweep-keeps-up")))
                .containsEntry("closed as EXPIRED, the last time", owner().one(String.class, """
                                SELECT CAST(max(ended_at) AS text)
                                  FROM sessions
                                 WHERE end_reason = 'EXPIRED'
                                """));
    }

    @Test
    void tables_and_indexes_are_as_big_as_postgresql_says() throws SQLException {
        List<Row> sizes = report("how-big-tables-and-indexes-are");

        for (String relation : List.of("sessions", "sessions_user_idx", "users", "handoffs_trace_key")) {
            assertThat(Row.by("relation", "bytes", sizes))
                    .containsEntry(
                            relation,
                            owner().one(Long.class, "SELECT pg_relation_size(CAST(? AS regclass))", relation)
                                    .toString());
        }
        assertThat(Row.by("relation", "rows", sizes))
                .containsEntry("sessions", String.valueOf(10 * Sample.USERS))
                .containsEntry("sessions_secret_hash_key", String.valueOf(10 * Sample.USERS));
        assertThat(Row.by("relation", "kind", sizes))
                .containsEntry("sessions", "table")
                .containsEntry("sessions_user_idx", "index");
    }

    @Test
    void each_day_has_what_was_added() throws SQLException {
        List<Row> days = report("how-much-is-added-each-day", "since", "90 days");

        for (Row day : days) {
            String date = day.get("day").substring(0, 10);
            assertThat(day.get("at_siblings"))
                    .as(date)
                    .isEqualTo(owner().one(Long.class, """
                                    SELECT count(root_id)
                                      FROM sessions
                                     WHERE CAST(CAST(opened_at AS date) AS text) = ?
                                    """, date).toString());
        }
        assertThat(Row.sum(days, "logins")).isEqualTo(6 * Sample.USERS);
        assertThat(Row.sum(days, "handoffs")).isEqualTo(4 * Sample.USERS + 400 + 50 + 60);
        assertThat(Row.sum(days, "events")).isEqualTo(owner().one(Long.class, "SELECT count(*) FROM session_events"));
    }

    @Test
    void the_audits_months_say_when_they_are_dropped() throws SQLException {
        List<Row> months = report("which-months-the-audit-has");
        YearMonth now = YearMonth.now(ZoneOffset.UTC);

        // This month, three before and three after, and what is in none.
        assertThat(months).hasSize(8);
        assertThat(Row.by("month", "dropped_after", months))
                .containsEntry(
                        "session_events_" + now.toString().replace('-', '_'),
                        now.plusMonths(1).atDay(1).plusDays(400).toString());
        // What was audited before the sample's own VACUUM is all there is, but for a few.
        assertThat(Row.sum(months, "events")).isEqualTo(owner().one(Long.class, "SELECT count(*) FROM session_events"));
    }

    @Test
    void without_the_extension_the_slowest_statements_are_a_word_of_advice() throws SQLException {
        assertThat(report("which-statements-are-slowest"))
                .extracting(row -> row.get("missing"))
                .allMatch(advice -> advice.contains("CREATE EXTENSION pg_stat_statements"))
                .hasSize(1);
    }

    @Test
    void with_it_they_are_counted() throws SQLException {
        Database database = TestPostgres.freshDatabase();
        database.run("CREATE EXTENSION pg_stat_statements");
        for (int i = 0; i < 3; i++) {
            new Sql(database.asReader()).one(Integer.class, "SELECT 4711 AS planted");
        }

        assertThat(ReportFile.named("which-statements-are-slowest").rows(database.asReader(), "most", "1000"))
                .filteredOn(row -> row.get("statement").endsWith("AS planted"))
                .extracting(row -> row.get("role") + " " + row.get("calls"))
                .containsExactly("baton_reader 3");
    }

    @Test
    void who_waits_at_a_table_is_told_with_whom_for() throws Exception {
        Database database = TestPostgres.freshDatabase();
        try (Connection holder = database.asOwner().getConnection();
                Connection waiter = database.asApp().getConnection();
                Statement holding = holder.createStatement();
                Statement waiting = waiter.createStatement()) {
            holder.setAutoCommit(false);
            holding.execute("LOCK TABLE users IN ACCESS EXCLUSIVE MODE");
            Thread asking = new Thread(() -> ask(waiting), "waits for the table");
            asking.start();

            List<Row> rows = untilSomebodyWaits(database);
            holder.rollback();
            asking.join();

            assertThat(rows)
                    .extracting(row -> row.get("usename"))
                    .containsExactlyInAnyOrder("baton_owner", "baton_app");
            assertThat(Row.by("usename", "waits_for", rows))
                    .containsEntry("baton_owner", "")
                    .containsEntry(
                            "baton_app", "{" + Row.by("usename", "pid", rows).get("baton_owner") + "}");
            assertThat(Row.by("usename", "locks", rows)).containsEntry("baton_owner", "users AccessExclusiveLock");
        }
    }

    private static void ask(Statement waiting) {
        try {
            waiting.execute("SELECT count(*) FROM users");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Row> untilSomebodyWaits(Database database) throws SQLException {
        Instant deadline = Instant.now().plus(Duration.ofSeconds(60));
        List<Row> rows = List.of();
        while (rows.size() < 2 && Instant.now().isBefore(deadline)) {
            rows = ReportFile.named("who-holds-locks-on-our-tables").rows(database.asReader(), "age", "1 day");
        }
        return rows;
    }
}
