package org.baton.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baton.report.Sample.names;
import static org.baton.report.Sample.owner;
import static org.baton.report.Sample.report;
import static org.baton.report.Sample.users;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reports on what the audit tells: ends, users, administrators, one user. */
class AuditReportsDbTest {
    @Test
    void ends_are_counted_by_reason() throws SQLException {
        long live = users(Sample::live).count();
        long suspended = users(u -> u % 250 == 3).count();
        long open = live + users(u -> u % 1000 == 101 || u % 1000 == 105).count();
        long loggedOut = Sample.USERS - open - suspended;
        long twice = users(u -> u % 2000 == 81).count();

        assertThat(report("why-sessions-ended", "since", "10 hours"))
                .extracting(row -> row.get("reason") + " " + row.get("logins") + " " + row.get("at_siblings"))
                .containsExactlyInAnyOrder(
                        "LOGOUT " + loggedOut + " 0",
                        "SUSPENSION " + suspended + " 0",
                        "ROOT_ENDED 0 " + (loggedOut + suspended - twice),
                        "REUSE 0 " + twice,
                        "REPLACED 0 " + users(u -> u % 2000 == 80).count());
    }

    @Test
    void who_is_suspended_is_told_with_who_did_it() throws SQLException {
        assertThat(report("who-is-suspended"))
                .allMatch(row -> row.get("by").equals("baton_admin")
                        && row.get("note").equals("left the company")
                        && row.get("still_open").equals("0"))
                .extracting(row -> row.get("username"))
                .containsExactlyInAnyOrderElementsOf(names(u -> u % 250 == 3));
    }

    @Test
    void who_is_an_administrator_is_told_with_since_when() throws SQLException {
        assertThat(report("who-is-an-administrator"))
                .filteredOn(row -> row.get("username").startsWith("sample-"))
                .allMatch(row -> row.get("by").equals("baton_owner")
                        && !row.get("joined_at").isEmpty())
                .extracting(row -> row.get("username"))
                .containsExactlyInAnyOrderElementsOf(names(u -> u % 2500 == 1));
        assertThat(report("who-is-an-administrator", "group", "staff"))
                .hasSize((int) users(u -> u % 1000 != 112).count());
    }

    @Test
    void what_happened_to_one_user_is_told_latest_first() throws SQLException {
        assertThat(report("what-happened-to-one-user", "username", "sample-3", "since", "12 hours"))
                .extracting(row -> row.get("type") + " " + row.get("host"))
                .containsExactly(
                        "SESSION_ENDED home",
                        "SESSION_ENDED " + Sample.sibling(3),
                        "USER_SUSPENDED home",
                        "HANDOFF_EXCHANGED " + Sample.sibling(3),
                        "SESSION_OPENED " + Sample.sibling(3),
                        "HANDOFF_ISSUED " + Sample.sibling(3),
                        "SESSION_OPENED home");
    }

    @Test
    void what_was_done_by_hand_is_told_with_the_reason() throws SQLException {
        assertThat(report("what-was-done-by-hand", "most", "1000").stream()
                        .filter(row -> row.get("username").startsWith("sample-"))
                        .map(row -> String.join(" ", row.get("by"), row.get("type"), row.get("what"), row.get("note")))
                        .collect(Collectors.groupingBy(what -> what, Collectors.counting())))
                .isEqualTo(Map.of(
                        "baton_admin USER_SUSPENDED  left the company",
                                users(u -> u % 250 == 3).count(),
                        "baton_owner GROUPS_CHANGED joined admin ",
                                users(u -> u % 2500 == 1).count(),
                        "baton_admin SESSION_ENDED SQL incident 7",
                                users(u -> u % 500 == 50).count()));
    }

    @Test
    void everything_about_one_user_has_each_row_that_is_about_the_user_and_nothing_secret() throws SQLException {
        List<Row> rows = report("everything-about-one-user", "username", "sample-4");

        assertThat(rows.stream().collect(Collectors.groupingBy(row -> row.get("kind"), Collectors.counting())))
                .isEqualTo(Map.of(
                        "user", 1L,
                        "group", 2L,
                        "session", 10L,
                        "handoff", 5L,
                        "event",
                                owner().one(
                                                Long.class,
                                                "SELECT count(*) FROM session_events WHERE user_id = 1000004")));
        assertThat(rows.toString()).contains("sample-4@example.org", "10.4.1.1").doesNotContain("hash", "sample-5");
    }
}
