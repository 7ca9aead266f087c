package org.baton.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.baton.report.Sample.childLive;
import static org.baton.report.Sample.names;
import static org.baton.report.Sample.report;
import static org.baton.report.Sample.session;
import static org.baton.report.Sample.users;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reports on sessions that are live, or look so. */
class SessionReportsDbTest {
    private static final String ALL = "1000000";

    @Test
    void who_is_logged_in_now_are_those_whose_sessions_are_live() throws SQLException {
        List<String> live = Stream.concat(
                        users(Sample::live).mapToObj(u -> session(u, 1)),
                        users(Sample::childLive).mapToObj(u -> session(u, 7)))
                .toList();

        assertThat(report("who-is-logged-in-now", "most", ALL))
                .extracting(row -> row.get("id"))
                .containsExactlyInAnyOrderElementsOf(live);
        assertThat(report("who-is-logged-in-now"))
                .hasSize(50)
                .extracting(row -> row.get("id"))
                .startsWith("99997");
    }

    @Test
    void who_is_logged_in_now_at_one_host_are_those_whose_session_there_is_live() throws SQLException {
        assertThat(report("who-is-logged-in-now", "host", "sample-desk", "most", ALL))
                .extracting(row -> row.get("username"))
                .containsExactlyInAnyOrderElementsOf(
                        names(u -> childLive(u) && Sample.sibling(u).equals("sample-desk")));
    }

    @Test
    void a_users_logins_are_a_tree_of_what_came_from_them() throws SQLException {
        assertThat(report("where-one-user-is-logged-in", "username", "SAMPLE-4"))
                .extracting(row -> row.get("host"), row -> row.get("id"), row -> row.get("live"))
                .containsExactly(tuple("home", "31", "t"), tuple("  + sample-archive", "37", "t"));
        assertThat(report("where-one-user-is-logged-in", "username", "sample-4", "ended_within", "48 hours"))
                .extracting(row -> row.get("id"))
                .containsExactly("32", "38", "31", "37");
    }

    @Test
    void a_users_row_that_looks_open_and_has_expired_is_not_live() throws SQLException {
        assertThat(report("where-one-user-is-logged-in", "username", "sample-101"))
                .extracting(row -> row.get("live"))
                .containsExactly("f", "f");
    }

    @Test
    void users_with_most_live_sessions_come_first() throws SQLException {
        List<Row> rows = report("who-has-most-live-sessions", "most", ALL);

        assertThat(rows)
                .extracting(row -> row.get("username"))
                .containsExactlyInAnyOrderElementsOf(names(Sample::live));
        assertThat(rows.subList(rows.size() - 15, rows.size()))
                .allMatch(row -> row.get("at_siblings").equals("0"))
                .extracting(row -> row.get("username"))
                .containsExactlyInAnyOrderElementsOf(names(u -> Sample.live(u) && !childLive(u)));
        assertThat(rows.subList(0, rows.size() - 15))
                .allMatch(row -> row.get("at_siblings").equals("1"));
    }

    @Test
    void each_host_has_its_live_sessions() throws SQLException {
        assertThat(report("how-many-sessions-each-host-has"))
                .hasSize(4)
                .allSatisfy(row -> assertThat(row.get("live"))
                        .isEqualTo(row.get("users"))
                        .isEqualTo(String.valueOf(
                                row.get("host").equals("home")
                                        ? users(Sample::live).count()
                                        : users(u -> childLive(u)
                                                        && Sample.sibling(u).equals(row.get("host")))
                                                .count())));
    }

    @Test
    void logins_older_than_a_working_day_are_those_of_eight_hours_ago_and_before() throws SQLException {
        assertThat(report("which-logins-are-older-than-a-policy"))
                .extracting(row -> row.get("username"))
                .containsExactlyInAnyOrderElementsOf(names(u -> Sample.live(u) && u % 10 >= 8));
    }

    @Test
    void sessions_from_one_network_are_those_of_its_users() throws SQLException {
        assertThat(report("which-sessions-came-from-a-network", "network", "10.8.0.0/16"))
                .extracting(row -> row.get("id"))
                .containsExactlyInAnyOrderElementsOf(users(u -> u % 200 == 8)
                        .mapToObj(u -> Stream.of(session(u, 1), session(u, 7)))
                        .flatMap(both -> both)
                        .toList());
        assertThat(report("which-sessions-came-from-a-network", "network", "10.8.1.1"))
                .extracting(row -> row.get("id"))
                .containsExactly(session(8, 1), session(8, 7));
        assertThat(report("which-sessions-came-from-a-network", "network", "3fff:a14::/32"))
                .extracting(row -> row.get("username"))
                .hasSameElementsAs(names(u -> u % 200 == 20));
    }

    @Test
    void rows_that_look_open_and_are_dead_say_why() throws SQLException {
        List<String> dead = users(u -> List.of(101, 105, 112).contains(u % 1000))
                .boxed()
                .flatMap(u -> switch (u % 1000) {
                    case 101 -> Stream.of(session(u, 1) + " expired", session(u, 7) + " expired");
                    case 105 -> Stream.of(session(u, 1) + " idle", session(u, 7) + " idle");
                    default -> Stream.of(session(u, 7) + " not in the group");
                })
                .toList();

        assertThat(report("which-rows-look-open-and-are-dead"))
                .extracting(row -> row.get("id") + " " + row.get("why"))
                .containsExactlyInAnyOrderElementsOf(dead);
    }

    @Test
    void attributes_are_counted_by_key_and_their_values_shown_to_nobody() throws SQLException {
        assertThat(report("which-attributes-are-in-use"))
                .extracting(row -> String.join(
                        " ",
                        row.get("host"),
                        row.get("key"),
                        row.get("sessions"),
                        row.get("smallest"),
                        row.get("biggest")))
                .containsExactly(
                        // A thousand letters and the quotes of JSON.
                        "home cart " + users(u -> u % 100 == 0).count() + " 1002 1002",
                        "home theme " + users(u -> u % 8 == 0).count() + " 6 6");
    }
}
