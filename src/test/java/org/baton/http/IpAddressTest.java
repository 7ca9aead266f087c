package org.baton.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IpAddressTest {
    @ParameterizedTest
    @CsvSource({
        "0.0.0.0, 0.0.0.0",
        "192.0.2.7, 192.0.2.7",
        "255.255.255.255, 255.255.255.255",
        "::, 0:0:0:0:0:0:0:0",
        "::1, 0:0:0:0:0:0:0:1",
        "1::, 1:0:0:0:0:0:0:0",
        "0:0:0:0:0:0:0:1, 0:0:0:0:0:0:0:1",
        "2001:DB8::a, 2001:db8:0:0:0:0:0:a",
        "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff, ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff",
        "64:ff9b::192.0.2.7, 64:ff9b:0:0:0:0:c000:207",
        "1:2:3:4:5:6:192.0.2.7, 1:2:3:4:5:6:c000:207",
        "::ffff:192.0.2.7, 192.0.2.7",
        "0:0:0:0:0:ffff:c000:0207, 192.0.2.7"
    })
    void an_address_is_read(String text, String address) {
        assertThat(IpAddress.parse(text)).map(InetAddress::getHostAddress).hasValue(address);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "unknown",
                "localhost",
                "example.org",
                "face.example",
                "1",
                "2130706433",
                "0x7f000001",
                "127.1",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.4.",
                ".1.2.3.4",
                "1.2.3.256",
                "1.2.3.04",
                "01.2.3.4",
                "1.2.3.-4",
                "1.2.3.4 ",
                "1.2.3.4\n",
                "1.2.3.\u0664",
                "1.2.3.4:80",
                "1.2.3.4/8",
                ":",
                ":::",
                "1:2",
                "1::2::3",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "12345::",
                "::12345",
                "::g",
                "::1.2.3",
                "::01.2.3.4",
                "::1.2.3.4:5",
                "1:1.2.3.4",
                "1:2:3:4:5:6:7:1.2.3.4",
                "[::1]",
                "fe80::1%eth0"
            })
    void any_other_text_is_none(String text) {
        assertThat(IpAddress.parse(text)).isEmpty();
    }
}
