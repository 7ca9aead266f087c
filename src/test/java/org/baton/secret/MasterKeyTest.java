package org.baton.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MasterKeyTest {

    private static final String TEXT = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    @TempDir
    Path folder;

    @Test
    void a_key_is_read_from_its_43_characters() {
        assertThat(MasterKey.fromSetting(TEXT).text()).isEqualTo(TEXT);
    }

    @Test
    void a_key_is_read_from_a_file_and_white_space_around_it_ignored() throws IOException {
        Path file = Files.writeString(folder.resolve("master.key"), "\n " + TEXT + " \r\n");

        assertThat(MasterKey.fromSetting(file.toString()).text()).isEqualTo(TEXT);
    }

    @Test
    void a_new_key_can_be_written_into_the_vault_and_read_again() {
        MasterKey key = MasterKey.random();

        MasterKey again = MasterKey.fromSetting(key.text());

        assertThat(again.derive("one")).isEqualTo(key.derive("one"));
        assertThat(MasterKey.random().text()).isNotEqualTo(key.text());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh9",
                "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8A",
                "/no/such/file",
                "/",
                "a\u0000b"
            })
    void a_wrong_setting_is_told_what_is_right_without_being_shown(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.fromSetting(setting))
                .withMessageContaining("43 base64url characters")
                .withMessageEndingWith("this setting is neither")
                .withNoCause();
    }

    @Test
    void a_file_with_anything_else_in_it_is_refused_without_being_shown() throws IOException {
        Path file = Files.writeString(folder.resolve("master.key"), TEXT + "\n" + TEXT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> MasterKey.fromSetting(file.toString()))
                .withMessageNotContaining(TEXT);
    }

    @Test
    void a_derived_key_is_hkdf_of_the_info() {
        // Python: hmac(hmac(bytes(32), bytes(range(32))), b"baton/1|example\x01"), both with SHA-256
        String expected = "d61e3c97e11e6e488bd8938e0814989115c749d71dd11541502afb277f4de581";

        assertThat(MasterKey.fromSetting(TEXT).derive("baton/1|example"))
                .isEqualTo(HexFormat.of().parseHex(expected));
    }

    @Test
    void another_info_gives_another_key() {
        MasterKey key = MasterKey.fromSetting(TEXT);

        assertThat(key.derive("one")).hasSize(32).isNotEqualTo(key.derive("two"));
    }

    @Test
    void a_key_is_redacted_in_text() {
        assertThat(MasterKey.fromSetting(TEXT)).hasToString("MasterKey[redacted]");
    }
}
