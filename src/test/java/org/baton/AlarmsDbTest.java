package org.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.baton.run.Database;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.scene.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The queries of {@code docs/how-to/watch.md}, asked by the role that the page names: silent until there is something. */
class AlarmsDbTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^psql -U baton_reader -d baton -c \"(.*)\"$");

    private final Database database = TestPostgres.freshDatabase();
    private final Sql owner = new Sql(database.asOwner());

    @BeforeEach
    void forget_how_the_demos_users_were_made() throws SQLException {
        owner.run("DELETE FROM session_events");
    }

    @Test
    void the_page_has_seven_alarms_and_two_figures_and_on_a_quiet_day_no_alarm_has_a_row() throws Exception {
        assertThat(queries()).hasSize(9);

        assertThat(rows("application_name")).isPositive();
        for (String alarm : queries().subList(1, 8)) {
            assertThat(rowsOf(alarm)).as(alarm).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            HAVING count(*) >= 100     | 99  | LOGIN_REFUSED   | WRONG_PASSWORD | 0
            HAVING count(*) >= 100     | 100 | LOGIN_REFUSED   | WRONG_PASSWORD | 1
            GROUP BY ip                | 19  | LOGIN_REFUSED   | UNKNOWN_USER   | 0
            GROUP BY ip                | 20  | LOGIN_REFUSED   | UNKNOWN_USER   | 1
            'REUSE', 'WRONG_VERIFIER'  | 3   | HANDOFF_REFUSED | DUPLICATE      | 0
            'REUSE', 'WRONG_VERIFIER'  | 3   | HANDOFF_REFUSED | REUSE          | 3
            """)
    void refusals_are_counted(String alarm, int events, String type, String reason, int rows) throws Exception {
        owner.run("""
                INSERT INTO session_events (type, ip, detail)
                SELECT ?, '192.0.2.7', jsonb_build_object('reason', ?)
                  FROM generate_series(1, ?)
                """, type, reason, events);

        assertThat(rows(alarm)).isEqualTo(rows);
    }

    @Test
    void a_new_administrator_is_seen() throws Exception {
        owner.run(
                "INSERT INTO user_groups (user_id, group_name) SELECT id, 'admin' FROM users WHERE username = 'alice'");

        assertThat(rows("'joined' = 'admin'")).isEqualTo(1);
    }

    @Test
    void a_session_is_drawn_while_it_is_live_and_seen_when_a_hand_ends_it() throws Exception {
        session("now()", "now() + interval '1 hour'");
        assertThat(rows("FROM active_sessions")).isEqualTo(1);

        owner.run("UPDATE sessions SET ended_at = clock_timestamp(), end_reason = 'SQL'");

        assertThat(rows("FROM active_sessions")).isZero();
        assertThat(rows("'SQL', 'ADMIN', 'SUSPENSION'")).isEqualTo(1);
    }

    @Test
    void a_session_that_no_sweep_has_closed_for_an_hour_is_seen() throws Exception {
        session("now() - interval '2 hours'", "now() - interval '59 minutes'");
        assertThat(rows("expires_at < now()")).isZero();

        session("now() - interval '2 hours'", "now() - interval '61 minutes'");

        assertThat(rows("expires_at < now()")).isEqualTo(1);
    }

    @Test
    void an_event_of_a_month_without_a_partition_is_seen() throws Exception {
        owner.run("INSERT INTO session_events (at, type) VALUES (now() + interval '2 years', 'SESSION_OPENED')");

        assertThat(rows("session_events_rest")).isEqualTo(1);
    }

    private void session(String openedAt, String expiresAt) throws SQLException {
        owner.run("""
                INSERT INTO sessions (secret_hash, user_id, host, authenticated_at, auth_methods, idle_timeout, opened_at,
                       last_seen_at, expires_at, login_epoch)
                SELECT sha256(gen_random_uuid()::text::bytea), id, 'home', now(), '{pwd}', interval '3 hours', %1$s,
                       %1$s, %2$s, login_epoch
                  FROM users
                 WHERE username = 'alice'
                """.formatted(openedAt, expiresAt));
    }

    private long rows(String part) throws Exception {
        List<String> found =
                queries().stream().filter(query -> query.contains(part)).toList();
        assertThat(found).as(part).hasSize(1);
        return rowsOf(found.get(0));
    }

    private long rowsOf(String query) throws SQLException {
        try (Connection reader = database.asReader().getConnection();
                Statement statement = reader.createStatement();
                ResultSet found = statement.executeQuery(query)) {
            long rows = 0;
            while (found.next()) {
                rows++;
            }
            return rows;
        }
    }

    private static List<String> queries() throws IOException {
        String page = Files.readString(TestDirectory.project().resolve("docs/how-to/watch.md"));
        return COMMAND.matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
