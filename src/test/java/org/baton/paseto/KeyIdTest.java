package org.baton.paseto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyIdTest {

    @ParameterizedTest
    @ValueSource(strings = {"billing.handoff.1", "0.handoff.999999999", "a-b.handoff.20"})
    void a_key_id_is_written_as_it_was_read(String text) {
        assertThat(KeyId.parse(text).orElseThrow().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "billing.handoff",
                "billing.handoff.0",
                "billing.handoff.01",
                "billing.handoff.-1",
                "billing.handoff.1000000000",
                "billing.handoff.1.",
                "billing.handoff.1\n",
                "billing.nothing.1",
                "billing.HANDOFF.1",
                "Billing.handoff.1",
                ".handoff.1",
                "b\u0131lling.handoff.1",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.handoff.1"
            })
    void any_other_text_is_no_key_id(String text) {
        assertThat(KeyId.parse(text)).isEmpty();
    }

    @Test
    void a_sibling_has_at_most_40_characters_and_a_generation_is_at_least_1() {
        assertThat(new KeyId("a".repeat(40), TokenUse.HANDOFF, 1).text()).hasSize(50);
        assertThatIllegalArgumentException().isThrownBy(() -> new KeyId("a".repeat(41), TokenUse.HANDOFF, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new KeyId("billing", TokenUse.HANDOFF, 0))
                .withMessageContaining("not 0");
    }
}
