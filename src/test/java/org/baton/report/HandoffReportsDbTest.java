package org.baton.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.baton.report.Sample.owner;
import static org.baton.report.Sample.report;
import static org.baton.report.Sample.sibling;
import static org.baton.report.Sample.users;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Reports on handoffs and logout notices. */
class HandoffReportsDbTest {
    @Test
    void refused_handoffs_are_counted_by_sibling_and_reason() throws SQLException {
        Map<String, Long> refused = new TreeMap<>(Map.of(
                "sample-shop EXPIRED", 100L,
                "sample-shop UNBOUND", 100L,
                "sample-shop WRONG_VERIFIER", 100L,
                "sample-shop NOT_IN_GROUP", 100L));
        users(u -> u % 2000 == 80).forEach(u -> refused.merge(sibling(u) + " DUPLICATE", 1L, Long::sum));
        users(u -> u % 2000 == 81).forEach(u -> refused.merge(sibling(u) + " REUSE", 2L, Long::sum));

        assertThat(report("which-handoffs-were-refused-and-why"))
                .extracting(row -> row.get("sibling_id") + " " + row.get("reason") + "=" + row.get("refused"))
                .containsExactlyInAnyOrderElementsOf(
                        refused.entrySet().stream().map(Map.Entry::toString).toList());
    }

    @Test
    void the_last_trace_of_a_refusal_is_that_of_such_a_handoff() throws SQLException {
        Row unbound = report("which-handoffs-were-refused-and-why").stream()
                .filter(row -> row.get("reason").equals("UNBOUND"))
                .findFirst()
                .orElseThrow();

        assertThat(owner().one(
                                String.class,
                                "SELECT reason FROM handoffs WHERE trace = ?",
                                UUID.fromString(unbound.get("last_trace"))))
                .isEqualTo("UNBOUND");
    }

    @Test
    void a_trace_tells_what_happened_on_both_hosts() throws Exception {
        int user = 81;

        List<Row> events =
                report("what-happened-in-one-handoff", "trace", trace("sample trace " + Sample.session(user, 7)));

        assertThat(events)
                .allMatch(row -> row.get("username").equals("sample-81"))
                .extracting(row -> row.get("host") + " " + row.get("type") + " " + row.get("reason"))
                .containsExactly(
                        "home HANDOFF_ISSUED ",
                        sibling(user) + " HANDOFF_EXCHANGED ",
                        sibling(user) + " HANDOFF_REFUSED REUSE",
                        sibling(user) + " SESSION_ENDED REUSE",
                        sibling(user) + " HANDOFF_REFUSED REUSE");
    }

    @Test
    void how_handoffs_fare_is_told_of_each_sibling() throws SQLException {
        List<String> fared = Stream.of("sample-archive", "sample-desk", "sample-shop")
                .map(id -> String.join(
                        " ",
                        id,
                        // Today's logins, but for those of 13 hours ago.
                        String.valueOf(users(u -> u % 1000 != 101 && sibling(u).equals(id))
                                .count()),
                        id.equals("sample-shop") ? "400 50 60 0 2.000" : "0 0 0 0 2.000"))
                .toList();

        assertThat(report("how-handoffs-fare", "since", "12 hours"))
                .extracting(row -> String.join(
                        " ",
                        row.get("sibling_id"),
                        row.get("exchanged"),
                        row.get("rejected"),
                        row.get("voided"),
                        row.get("never_shown"),
                        row.get("under_way"),
                        row.get("median_seconds")))
                .containsExactlyElementsOf(fared);
    }

    @Test
    void tokens_that_were_shown_twice_are_found_with_what_was_done() throws SQLException {
        List<String> shown = users(u -> u % 2000 == 80 || u % 2000 == 81)
                .boxed()
                .flatMap(u -> u % 2000 == 80
                        ? Stream.of("sample-" + u + " DUPLICATE REPLACED 1")
                        : Stream.of("sample-" + u + " REUSE REUSE 2", "sample-" + u + " REUSE REUSE 2"))
                .toList();

        assertThat(report("which-tokens-were-shown-twice"))
                .allMatch(row -> row.get("second_ip").equals("198.18.0.9"))
                .extracting(row -> String.join(
                        " ", row.get("username"), row.get("reason"), row.get("session_ended"), row.get("reuse_count")))
                .containsExactlyInAnyOrderElementsOf(shown);
    }

    @Test
    void notices_that_are_owed_and_those_given_up_are_counted() throws SQLException {
        assertThat(report("which-notices-are-owed"))
                .extracting(row -> row.get("sibling_id") + " " + row.get("state") + " " + row.get("notices"))
                .containsExactly("sample-archive DEAD 10", "sample-archive OWED 30");
    }

    /** As the sample makes it. */
    private static String trace(String text) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("MD5").digest(text.getBytes(StandardCharsets.UTF_8)))
                .replaceFirst("(.{8})(.{4})(.{4})(.{4})", "$1-$2-$3-$4-");
    }
}
