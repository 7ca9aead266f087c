package org.baton.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import org.baton.run.Database;
import org.baton.scene.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The two files of {@code db/report} that change rows, each time on a smaller sample of its own. */
class ChangingReportsDbTest {
    private static final ReportFile ERASE = ReportFile.named("erase-one-user");
    private static final ReportFile END = ReportFile.named("end-everything-of-a-compromised-sibling");

    /** Users 1 to 200. */
    private static final int SESSIONS = 2_000;

    private final Database database;
    private final Sql owner;

    ChangingReportsDbTest() throws SQLException {
        database = Sample.filled(SESSIONS);
        owner = new Sql(database.asOwner());
    }

    @BeforeEach
    void the_sample_is_there() throws SQLException {
        assertThat(count("sessions")).isEqualTo(SESSIONS);
    }

    @Test
    void an_erasure_that_is_not_meant_changes_nothing() throws SQLException {
        long events = count("session_events");

        List<Row> rows = ERASE.rows(database.asOwner(), "username", "sample-4");

        assertThat(rows).last().asString().contains("Nothing was changed");
        assertThat(count("sessions")).isEqualTo(SESSIONS);
        assertThat(count("users WHERE username = 'sample-4'")).isEqualTo(1);
        assertThat(count("session_events")).isEqualTo(events);
    }

    @Test
    void an_erasure_leaves_nothing_that_names_the_user() throws SQLException {
        long events = count("session_events WHERE user_id = 1000004");
        owner.run("""
                INSERT INTO tickets (jti_hash, sibling_id, root_id, user_id, method, resource, may_resume, key_generation,
                       trace, expires_at)
                VALUES (sha256('any'), 'sample-shop', 31, 1000004, 'GET', '/of/sample-4', false, 1,
                       gen_random_uuid(), now() + interval '1 minute')
                """);

        ERASE.rows(database.asOwner(), "username", "SAMPLE-4", "reason", "request 12", "really", "yes");

        assertThat(count("users WHERE id = 1000004")).isZero();
        assertThat(count("user_groups WHERE user_id = 1000004")).isZero();
        assertThat(count("sessions WHERE user_id = 1000004")).isZero();
        assertThat(count("sessions")).isEqualTo(SESSIONS - 10);
        assertThat(count("handoffs WHERE root_id BETWEEN 31 AND 40")).isZero();
        assertThat(count("tickets WHERE user_id = 1000004")).isZero();
        assertThat(count("session_events WHERE user_id = 1000004 AND ip IS NOT NULL"))
                .isZero();
        assertThat(count("session_events WHERE user_id = 1000004")).isGreaterThan(events);
        assertThat(count("session_events WHERE user_id = 1000005 AND ip IS NULL AND type = 'SESSION_OPENED'"))
                .isZero();
    }

    @Test
    void an_erasure_is_audited_and_the_sibling_is_told_of_the_end() throws SQLException {
        long notices = count("logout_notices WHERE session_id = 37");

        ERASE.rows(database.asOwner(), "user_id", "1000004", "reason", "request 12", "really", "yes");

        assertThat(
                        owner.all(
                                String.class,
                                "SELECT detail ->> 'note' FROM session_events WHERE user_id = 1000004 AND type = 'USER_SUSPENDED'"))
                .containsExactly("request 12");
        // Session 37 is at the sibling with a database of its own.
        assertThat(notices).isZero();
        assertThat(count("logout_notices WHERE session_id = 37 AND state = 'OWED'"))
                .isEqualTo(1);
    }

    @Test
    void an_erasure_of_nobody_says_what_to_type() {
        for (String[] nobody : List.of(new String[] {"username", "nobody"}, new String[0])) {
            assertThatThrownBy(() -> ERASE.rows(database.asOwner(), nobody)).hasMessageContaining("Say -v username=");
        }
    }

    @Test
    void a_compromised_sibling_ends_with_all_that_is_its_own() throws SQLException {
        long live = count("sessions WHERE host = 'sample-shop' AND ended_at IS NULL");
        long open = count("sessions WHERE ended_at IS NULL");
        long issued = count("handoffs WHERE state = 'ISSUED'");

        List<Row> rows = END.rows(database.asOwner(), "sibling", "sample-shop");

        assertThat(live).isPositive();
        assertThat(issued).isPositive();
        assertThat(rows)
                .last()
                .satisfies(row -> assertThat(row.values())
                        .containsEntry("sessions_ended", String.valueOf(live))
                        .containsEntry("handoffs_voided", String.valueOf(issued))
                        .containsEntry("logins_ended", "0"))
                .satisfies(row -> assertThat(row.get("to_do")).contains("ALTER ROLE sample_shop NOLOGIN"));
        assertThat(count("sessions WHERE host = 'sample-shop' AND ended_at IS NULL"))
                .isZero();
        assertThat(count("sessions WHERE ended_at IS NULL")).isEqualTo(open - live);
        assertThat(count("handoffs WHERE state = 'ISSUED'")).isZero();
        assertThat(count("siblings WHERE id = 'sample-shop' AND NOT enabled AND key_revoked_below = key_generation"
                        + " AND key_generation = 2"))
                .isEqualTo(1);
        assertThat(count("siblings WHERE enabled")).isEqualTo(2);
    }

    @Test
    void with_the_logins_its_users_are_out_everywhere_and_others_are_not() throws SQLException {
        long live = count("sessions WHERE host = 'sample-archive' AND ended_at IS NULL");
        long others = count("sessions WHERE host IN ('sample-shop', 'sample-desk') AND ended_at IS NULL");

        List<Row> rows =
                END.rows(database.asOwner(), "sibling", "sample-archive", "logins", "yes", "reason", "incident 9");

        assertThat(rows)
                .last()
                .satisfies(row -> assertThat(row.values()).containsEntry("logins_ended", String.valueOf(live)))
                .satisfies(row -> assertThat(row.get("to_do")).contains("siblings.public_key"));
        // And one that a hand had ended before, user 50's.
        assertThat(count("sessions WHERE root_id IS NULL AND end_reason = 'SQL'"))
                .isEqualTo(live + 1);
        assertThat(count("session_events WHERE detail ->> 'note' = 'incident 9' AND type = 'SESSION_ENDED'"))
                .isEqualTo(2 * live);
        assertThat(count("sessions WHERE host IN ('sample-shop', 'sample-desk') AND ended_at IS NULL"))
                .isEqualTo(others);
    }

    @Test
    void an_unknown_sibling_is_an_error_and_none_is_nothing_at_all() throws SQLException {
        assertThatThrownBy(() -> END.rows(database.asOwner(), "sibling", "nowhere"))
                .hasMessageContaining("there is no such sibling");
        assertThat(END.rows(database.asOwner())).isEmpty();
        assertThat(count("siblings WHERE enabled")).isEqualTo(3);
    }

    @Test
    void the_role_for_reports_can_run_neither() {
        assertThatThrownBy(() -> ERASE.rows(database.asReader(), "username", "sample-4", "really", "yes"))
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> END.rows(database.asReader(), "sibling", "sample-shop"))
                .hasMessageContaining("permission denied");
    }

    private long count(String query) throws SQLException {
        return owner.one(Long.class, "SELECT count(*) FROM " + query);
    }
}
