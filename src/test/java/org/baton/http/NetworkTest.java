package org.baton.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 9.255.255.255, false",
        "10.0.0.0/8, 10.0.0.0, true",
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "192.0.2.64/27, 192.0.2.63, false",
        "192.0.2.64/27, 192.0.2.64, true",
        "192.0.2.64/27, 192.0.2.95, true",
        "192.0.2.64/27, 192.0.2.96, false",
        "192.0.2.6/31, 192.0.2.5, false",
        "192.0.2.6/31, 192.0.2.7, true",
        "192.0.2.6/31, 192.0.2.8, false",
        "192.0.2.7, 192.0.2.6, false",
        "192.0.2.7, 192.0.2.7, true",
        "192.0.2.7/32, 192.0.2.8, false",
        "128.0.0.0/1, 127.255.255.255, false",
        "128.0.0.0/1, 255.255.255.255, true",
        "0.0.0.0/1, 127.255.255.255, true",
        "2001:db8::/32, 2001:db7:ffff:ffff:ffff:ffff:ffff:ffff, false",
        "2001:db8::/32, 2001:db8::, true",
        "2001:db8::/32, 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff, true",
        "2001:db8::/32, 2001:db9::, false",
        "2001:db8::8/125, 2001:db8::f, true",
        "2001:db8::8/125, 2001:db8::10, false",
        "::1, ::1, true",
        "::1/128, ::2, false",
        "::/96, 0.0.0.7, false",
        "10.0.0.0/8, a00::, false",
        "10.0.0.0/8, ::ffff:10.1.2.3, true",
        "::ffff:192.0.2.7, 192.0.2.7, true"
    })
    void an_address_is_in_a_network_or_not(String network, String address, boolean in) {
        assertThat(Network.parse(network).contains(IpAddress.parse(address).orElseThrow()))
                .isEqualTo(in);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/8",
                "proxy",
                "10.0.0.0/",
                "10.0.0.0/x",
                "10.0.0.0/-1",
                "10.0.0.0/08",
                "10.0.0.0/1000",
                "10.0.0.0/8/8",
                "10.0.0/8",
                "10.0.0.0/255.0.0.0",
                "fe80::1%eth0",
                "[::1]",
                "10.0.0.1 10.0.0.2"
            })
    void what_is_neither_address_nor_network_is_refused_with_what_to_write(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse(text))
                .withMessageStartingWith("\"" + text + "\" is neither an address nor a network; write such as ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/0", "::/0", "10.0.0.0/33", "::/129", "10.0.0.1/8", "10.0.0.128/24", "::1/127"})
    void bits_that_do_not_fit_the_address_are_refused_with_what_to_write(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse(text))
                .withMessageContaining(" is no network; write the first of its addresses");
    }
}
