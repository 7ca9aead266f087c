package org.baton.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretTest {

    private static final String TEXT = "abcdefghijklmnopqrstuvwxyzAB-_09";

    @Test
    void a_new_secret_is_32_characters_that_parse() {
        Secret secret = Secret.random();

        assertThat(secret.text()).matches("[A-Za-z0-9_-]{32}");
        assertThat(Secret.parse(secret.text()).orElseThrow().hash()).isEqualTo(secret.hash());
    }

    @Test
    void two_new_secrets_differ() {
        assertThat(Secret.random().text()).isNotEqualTo(Secret.random().text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abcdefghijklmnopqrstuvwxyzAB-_0",
                "abcdefghijklmnopqrstuvwxyzAB-_099",
                "abcdefghijklmnopqrstuvwxyzAB-_0=",
                "abcdefghijklmnopqrstuvwxyzAB-_0 ",
                "abcdefghijklmnopqrstuvwxyzAB+/09",
                "abcdefghijklmnopqrstuvwxyzAB-_0\u0660",
                "tok_efghijklmnopqrstuvwxyzAB-_0\""
            })
    void anything_but_32_characters_of_the_alphabet_is_no_secret(String text) {
        assertThat(Secret.parse(text)).isEmpty();
    }

    @Test
    void the_hash_is_sha_256_of_the_ascii_text() {
        Secret secret = Secret.parse(TEXT).orElseThrow();

        // printf %s abcdefghijklmnopqrstuvwxyzAB-_09 | sha256sum
        assertThat(secret.hash().bytes())
                .isEqualTo(HexFormat.of().parseHex("938b607750ec406e44c9cbb4e801ce75d7f4d17ab6d5ab1bbb086a3773100a3e"));
    }

    @Test
    void a_secret_shows_itself_by_text_only() {
        Secret secret = Secret.parse(TEXT).orElseThrow();

        assertThat(secret.text()).isEqualTo(TEXT);
        assertThat(secret).hasToString("Secret[redacted]");
        assertThat(secret).isNotEqualTo(Secret.parse(TEXT).orElseThrow());
    }
}
