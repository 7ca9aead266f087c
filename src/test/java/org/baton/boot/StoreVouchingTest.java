package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import java.util.Set;
import org.baton.login.Vouching;
import org.baton.user.Password;
import org.baton.user.Vouched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Groups as a store may name them; here a store knows carol, in the groups that the test says. */
class StoreVouchingTest {
    @Test
    void a_group_of_100_characters_is_one_whatever_they_are() {
        assertThat(groupsOf(Set.of("\uD83D\uDCF1".repeat(100)))).containsExactly("\uD83D\uDCF1".repeat(100));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\u0000", "a\n", "a\u0085", "a\u2028", "a\uD800", "101"})
    void a_group_that_cannot_be_one_here_is_left_out_and_the_others_stay(String name) {
        String group = name.equals("101") ? "x".repeat(101) : name;

        assertThat(groupsOf(Set.of("user", group, "press"))).containsExactlyInAnyOrder("user", "press");
    }

    private static Set<String> groupsOf(Set<String> groups) {
        Vouching store = new StoreVouching(
                credential -> new CredentialValidationResult("store", "carol", "cn=carol", "uid-7", groups), "store");
        Vouching.Result result =
                store.vouch("carol", Password.of("correct horse").orElseThrow());
        assertThat(result).isInstanceOf(Vouching.Result.Known.class);
        Vouched carol = ((Vouching.Result.Known) result).user();
        assertThat(carol.subject()).isEqualTo("uid-7");
        return carol.groups();
    }
}
