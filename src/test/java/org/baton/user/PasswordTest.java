package org.baton.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordTest {
    private static final Names ALICE =
            new Names("alice", "Alice Müller-Smith", Optional.of("a.mueller@mail.example.org"));

    private static final Password PRESENT = Password.of("the present password").orElseThrow();

    @ParameterizedTest
    @ValueSource(strings = {"a", "é", "пароль", "密码", "🔑🔒", " ", "a b", "\t"})
    void any_text_of_1_to_128_code_points_may_be_typed_at_a_login(String part) {
        assertThat(Password.of(part)).isPresent();
        assertThat(Password.of(part.repeat(128 / part.codePointCount(0, part.length()))))
                .isPresent();
    }

    @Test
    void no_text_and_129_code_points_are_no_password() {
        assertThat(Password.of("")).isEmpty();
        assertThat(Password.of("a".repeat(129))).isEmpty();
        assertThat(Password.of("🔑".repeat(129))).isEmpty();
    }

    @Test
    void half_a_character_is_no_password() {
        assertThat(Password.of("abc\ud83d")).isEmpty();
    }

    @Test
    void it_does_not_matter_how_a_keyboard_puts_an_accent_on_a_letter() {
        String composed = Password.of("caf\u00e9").orElseThrow().text();

        assertThat(Password.of("cafe\u0301").orElseThrow().text()).isEqualTo(composed);
    }

    @Test
    void length_is_counted_after_composing() {
        assertThat(Password.of("e\u0301".repeat(128))).isPresent();
        assertThat(reason("e\u0301".repeat(7))).isEqualTo(NewPassword.Reason.LENGTH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8 signs!",
                "🔑🔒🔑🔒🔑🔒🔑🔒",
                "correct horse battery staple",
                "        ",
                "alice-secret",
                "48151623424"
            })
    void a_new_password_needs_8_code_points_and_no_mixture(String text) {
        assertThat(NewPassword.of(text, ALICE, PRESENT)).isInstanceOf(NewPassword.Accepted.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7 signs", "🔑🔒🔑🔒🔑🔒🔑"})
    void a_new_password_of_fewer_is_refused(String text) {
        assertThat(reason(text)).isEqualTo(NewPassword.Reason.LENGTH);
    }

    @Test
    void a_new_password_of_128_is_accepted_and_one_of_129_refused() {
        assertThat(NewPassword.of("xq".repeat(64), ALICE, PRESENT)).isInstanceOf(NewPassword.Accepted.class);
        assertThat(reason("xq".repeat(64) + "x")).isEqualTo(NewPassword.Reason.LENGTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"password", "PassWord", "12345678", "iloveyou", "QWERTYUIOP", "18051978"})
    void a_common_password_is_refused_in_whatever_case(String text) {
        assertThat(reason(text)).isEqualTo(NewPassword.Reason.COMMON);
    }

    @ParameterizedTest
    @CsvSource({
        "alicealice",
        "Alice2026!",
        "al-ic-e-alice",
        "ecilaecila",
        "AliceMüller",
        "smithalice",
        "Müller-Smith",
        "a.mueller@mail.example.org",
        "mailexampleorg1",
        "ａｌｉｃｅ１２３４"
    })
    void a_password_that_is_little_more_than_the_users_names_is_refused(String text) {
        assertThat(reason(text)).isEqualTo(NewPassword.Reason.PERSONAL);
    }

    @Test
    void the_present_password_is_no_new_one() {
        assertThat(reason("the present password")).isEqualTo(NewPassword.Reason.SAME);
    }

    @Test
    void a_short_name_does_not_spoil_the_passwords_that_happen_to_contain_it() {
        Names al = new Names("al", "Al", Optional.empty());

        assertThat(NewPassword.of("alal1234!", al, PRESENT)).isInstanceOf(NewPassword.Accepted.class);
    }

    @Test
    void no_password_is_shown() {
        assertThat(Password.of("hidden-text")).hasToString("Optional[Password[redacted]]");
        assertThat(NewPassword.of("hidden-text", ALICE, PRESENT).toString()).doesNotContain("hidden-text");
        assertThat(new StoredPassword("hidden-text").toString()).doesNotContain("hidden-text");
    }

    private static NewPassword.Reason reason(String text) {
        NewPassword judged = NewPassword.of(text, ALICE, PRESENT);
        assertThat(judged).as(text).isInstanceOf(NewPassword.Refused.class);
        return ((NewPassword.Refused) judged).reason();
    }
}
