package org.baton.login;

import static org.assertj.core.api.Assertions.assertThat;

import org.baton.secret.KeyedHash;
import org.baton.secret.MasterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttemptKeysTest {
    private static final KeyedHash KEY = new KeyedHash(MasterKey.random(), "baton/1|login-attempts");

    @ParameterizedTest
    @CsvSource({
        "alice, ALICE, true",
        "alice, ａｌｉｃｅ, true",
        "alice, alİce, true",
        "groß, GROSS, true",
        "groß, groẞ, true",
        "caf\u00e9, cafe\u0301, true",
        "\u212aim, kim, true",
        "alice, alicf, false"
    })
    void spellings_of_a_name_are_one_name(String one, String other, boolean same) {
        assertThat(AttemptKeys.of(KEY, one, "192.0.2.1").equals(AttemptKeys.of(KEY, other, "192.0.2.1")))
                .isEqualTo(same);
    }

    @ParameterizedTest
    @CsvSource({
        "2001:db8:1:2::1, 2001:db8:1:2:ffff::9, true",
        "2001:db8:1:2::1, 2001:db8:1:3::1, false",
        "192.0.2.1, ::ffff:192.0.2.1, true",
        "192.0.2.1, 192.0.2.2, false"
    })
    void ipv6_counts_by_its_first_64_bits_and_ipv4_whole(String one, String other, boolean same) {
        assertThat(AttemptKeys.of(KEY, "alice", one).equals(AttemptKeys.of(KEY, "alice", other)))
                .isEqualTo(same);
    }

    @Test
    void what_is_counted_apart_has_keys_apart() {
        AttemptKeys keys = AttemptKeys.of(KEY, "alice", "192.0.2.1");

        assertThat(new Object[] {keys.pair(), keys.name(), keys.address(), keys.known()})
                .doesNotHaveDuplicates();
    }
}
