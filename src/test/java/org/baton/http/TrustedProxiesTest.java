package org.baton.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.baton.scene.Requests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxies here are 10.0.0.0/8 and ::1; clients are 192.0.2.x, and what they choose to claim is 203.0.113.x. */
class TrustedProxiesTest {
    private static final String PROXY = "10.0.0.1";

    private final TrustedProxies proxies = TrustedProxies.fromSetting(" 10.0.0.0/8 ,::1");

    @Test
    void nobody_is_believed_by_default() {
        assertThat(client(TrustedProxies.NONE, PROXY, "192.0.2.7")).isEqualTo(PROXY);
    }

    @Test
    void a_peer_that_is_no_proxy_is_the_client_whatever_it_claims() {
        assertThat(client("192.0.2.7", "203.0.113.9")).isEqualTo("192.0.2.7");
        assertThat(client("192.0.2.7", "203.0.113.9, 10.0.0.2")).isEqualTo("192.0.2.7");
    }

    @Test
    void a_proxy_that_says_nothing_is_the_client() {
        assertThat(client(PROXY)).isEqualTo(PROXY);
        assertThat(client(PROXY, "")).isEqualTo(PROXY);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.7",
                "203.0.113.9, 192.0.2.7",
                "10.0.0.9, 192.0.2.7",
                "unknown,192.0.2.7,10.0.0.2",
                "203.0.113.9, 192.0.2.7, 10.0.0.3, 10.0.0.2",
                ", , 192.0.2.7",
                "\t192.0.2.7 \t,\t ::1 ",
                "192.0.2.7:55",
                "192.0.2.7, [::1]:55",
                "192.0.2.7, [::1]",
                "::ffff:192.0.2.7",
                "::ffff:c000:207, ::ffff:10.0.0.2"
            })
    void behind_a_proxy_the_client_is_the_rightmost_that_is_no_proxy(String header) {
        assertThat(client(PROXY, header)).isEqualTo("192.0.2.7");
        assertThat(client("0:0:0:0:0:0:0:1%0", header)).isEqualTo("192.0.2.7");
        assertThat(client("::ffff:10.0.0.1", header)).isEqualTo("192.0.2.7");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2001:db8::7", "[2001:db8::7]", "[2001:DB8::7]:55", "2001:db8::7%eth0", "[2001:db8::7%1]:55"})
    void a_client_may_have_ipv6(String entry) {
        assertThat(client(PROXY, "203.0.113.9, " + entry)).isEqualTo("2001:db8:0:0:0:0:0:7");
    }

    @Test
    void several_lines_are_one_list() {
        assertThat(client(PROXY, "203.0.113.9", "192.0.2.7")).isEqualTo("192.0.2.7");
        assertThat(client(PROXY, "203.0.113.9, 192.0.2.7", "10.0.0.2")).isEqualTo("192.0.2.7");
    }

    @Test
    void where_all_are_proxies_the_first_of_them_asked() {
        assertThat(client(PROXY, "10.0.0.3, 10.0.0.2")).isEqualTo("10.0.0.3");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown", "_hidden", "", "localhost", "proxy.example.org", "192.0.2", "192.0.2.7.8", "192.0.2.7:",
                "192.0.2.7:port", "192.0.2.7:123456", ":55", "[192.0.2.7", "[]:55", "[::1", "::1]", "[[::1]]",
                "[::1]55", "\"192.0.2.7\"", "for=192.0.2.7", "unix:", "192.0.2.7 192.0.2.8", "0x7f.1", "010.0.0.2"
            })
    void an_entry_that_is_no_address_stands_for_the_proxy_that_wrote_it(String entry) {
        assertThat(client(PROXY, "203.0.113.9, " + entry)).isEqualTo(PROXY);
        assertThat(client(PROXY, "203.0.113.9, " + entry + ", 10.0.0.2")).isEqualTo("10.0.0.2");
    }

    @Test
    void more_proxies_than_any_request_passes_are_not_followed() {
        String passed = ", 10.0.0.2".repeat(TrustedProxies.MOST - 1);

        assertThat(client(PROXY, "192.0.2.7" + passed)).isEqualTo("192.0.2.7");
        assertThat(client(PROXY, "203.0.113.9, 10.0.0.3" + passed)).isEqualTo("10.0.0.3");
    }

    @Test
    @Timeout(10)
    void a_huge_header_costs_little_more_than_a_small_one() {
        String entries = "10.0.0.2,".repeat(200_000) + "10.0.0.2";
        String entry = "1".repeat(2_000_000);
        String brackets = "[".repeat(2_000_000);

        for (int i = 0; i < 100; i++) {
            assertThat(client(PROXY, entries)).isEqualTo("10.0.0.2");
            assertThat(client(PROXY, entry)).isEqualTo(PROXY);
            assertThat(client(PROXY, brackets)).isEqualTo(PROXY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.org", "10.0.0.0/8,", "10.0.0.0/8;::1", "10.0.0.0/8 ::1", "*", "0.0.0.0/0"})
    void a_wrong_setting_is_refused(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrustedProxies.fromSetting(setting))
                .withMessageContaining("write ");
    }

    private String client(String peer, String... lines) {
        return client(proxies, peer, lines);
    }

    private static String client(TrustedProxies proxies, String peer, String... lines) {
        return proxies.client(Requests.from(peer, Map.of("X-Forwarded-For", List.of(lines))));
    }
}
