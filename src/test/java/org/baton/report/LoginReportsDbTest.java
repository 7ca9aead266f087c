package org.baton.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baton.report.Sample.names;
import static org.baton.report.Sample.owner;
import static org.baton.report.Sample.report;
import static org.baton.report.Sample.session;
import static org.baton.report.Sample.users;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Reports on logins, refused logins and passwords. */
class LoginReportsDbTest {
    @Test
    void each_hour_has_its_logins_and_handoffs() throws SQLException {
        List<Row> hours = report("logins-per-hour");

        assertThat(hours).hasSize(25);
        for (Row hour : hours) {
            assertThat(hour.get("logins"))
                    .as(hour.get("hour"))
                    .isEqualTo(count(
                            "sessions WHERE root_id IS NULL AND to_char(opened_at, 'YYYY-MM-DD HH24') = ?", hour));
            assertThat(hour.get("handoffs"))
                    .as(hour.get("hour"))
                    .isEqualTo(count("handoffs WHERE to_char(issued_at, 'YYYY-MM-DD HH24') = ?", hour));
        }
        assertThat(Row.sum(hours, "logins_refused")).isEqualTo(1900);
        assertThat(Row.sum(hours, "handoffs_refused")).isEqualTo(400 + 5 + 2 * 5);
    }

    @Test
    void who_logged_in_lately_are_all_but_those_whose_login_is_older() throws SQLException {
        List<Row> logins = report("who-logged-in-lately", "since", "10 hours", "most", "1000000");

        assertThat(logins)
                .extracting(row -> row.get("session_id"))
                .containsExactlyInAnyOrderElementsOf(
                        users(u -> u % 1000 != 101).mapToObj(u -> session(u, 1)).toList());
        assertThat(logins)
                .filteredOn(row -> row.get("end_reason").equals("SUSPENSION"))
                .extracting(row -> row.get("username"))
                .containsExactlyInAnyOrderElementsOf(names(u -> u % 250 == 3));
    }

    @Test
    void two_networks_within_an_hour_are_found_and_near_misses_are_not() throws SQLException {
        assertThat(report("who-logged-in-from-two-networks-within-an-hour"))
                .extracting(row -> row.get("username"))
                .containsExactlyInAnyOrderElementsOf(names(u -> u % 500 == 7 || u % 500 == 10));
    }

    @Test
    void two_networks_within_a_longer_time_are_more() throws SQLException {
        assertThat(report("who-logged-in-from-two-networks-within-an-hour", "within", "2 hours"))
                .extracting(row -> row.get("username"))
                .containsExactlyInAnyOrderElementsOf(
                        names(u -> List.of(7, 8, 10).contains(u % 500)));
    }

    @Test
    void an_address_of_many_users_is_found() throws SQLException {
        long many = users(u -> u % 1000 == 21).count();

        assertThat(report("which-addresses-logged-many-users-in"))
                .extracting(row -> row.get("ip") + " " + row.get("users"))
                .containsExactly("203.0.113.9 " + many);
        assertThat(report("which-addresses-logged-many-users-in", "users", String.valueOf(many + 1)))
                .isEmpty();
    }

    @Test
    void who_has_not_logged_in_for_long_are_those_who_never_did() throws SQLException {
        assertThat(report("who-has-not-logged-in-for-long", "age", "30 days"))
                .allMatch(row -> row.get("last_login_at").isEmpty())
                .extracting(row -> row.get("username"))
                .containsExactlyInAnyOrderElementsOf(numbered("sample-dormant-", 50));
        assertThat(report("who-has-not-logged-in-for-long")).isEmpty();
    }

    @Test
    void networks_that_guess_are_found_with_what_they_got_wrong() throws SQLException {
        assertThat(report("which-networks-guess-passwords"))
                .extracting(row -> String.join(
                        " ",
                        row.get("network"),
                        row.get("attempts"),
                        row.get("addresses"),
                        row.get("unknown_user"),
                        row.get("wrong_password")))
                .containsExactly("203.0.113.0/24 1200 4 400 800", "3fff:9:9::/48 600 600 200 400");
    }

    @Test
    void an_old_password_is_one_that_was_not_changed_since() throws SQLException {
        assertThat(report("whose-password-is-old", "age", "50 days"))
                .extracting(row -> row.get("username"))
                .containsExactlyInAnyOrderElementsOf(names(u -> Sample.live(u) && u % 10 != 0 && u % 100 != 64));
        assertThat(report("whose-password-is-old")).isEmpty();
    }

    @Test
    void who_still_has_a_one_time_password_are_the_new_ones() throws SQLException {
        assertThat(report("who-still-has-a-one-time-password"))
                .extracting(row -> row.get("username"))
                .containsExactlyInAnyOrderElementsOf(numbered("sample-new-", 20));
        assertThat(report("who-still-has-a-one-time-password", "age", "4 days")).isEmpty();
    }

    private static String count(String query, Row hour) throws SQLException {
        return owner().one(
                        Long.class,
                        "SELECT count(*) FROM " + query,
                        hour.get("hour").substring(0, 13))
                .toString();
    }

    private static List<String> numbered(String name, int last) {
        return IntStream.rangeClosed(1, last).mapToObj(n -> name + n).toList();
    }
}
