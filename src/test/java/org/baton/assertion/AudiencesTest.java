package org.baton.assertion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.JsonObject;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.baton.paseto.KeyId;
import org.baton.paseto.KeyList;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVersion;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AudiencesTest {
    @ParameterizedTest
    @ValueSource(strings = {"stock,ledger=2", " stock , ledger=2 ", "stock ledger=2", "stock=1\n  ledger=2"})
    void services_are_named_with_commas_or_white_space_between_them(String setting) {
        assertThat(Audiences.fromSetting(setting).generations()).isEqualTo(Map.of("stock", 1, "ledger", 2));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Stock", "stock=0", "stock=01", "stock=x", "stock=", "a.b", "stock,,ledger", "stock=100000000"})
    void what_is_no_service_is_told_with_what_to_write(String setting) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Audiences.fromSetting(setting))
                .withMessageContaining("is no service; write");
    }

    @Test
    void a_name_of_40_characters_is_one_and_of_41_is_none() {
        assertThat(Audiences.fromSetting("a".repeat(40)).generations()).hasSize(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Audiences.fromSetting("a".repeat(41)));
    }

    @Test
    void a_service_twice_and_more_than_50_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Audiences.fromSetting("stock, stock=2"))
                .withMessageContaining("comes twice");
        assertThat(Audiences.fromSetting(names(50)).generations()).hasSize(50);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Audiences.fromSetting(names(51)))
                .withMessageContaining("at most 50");
    }

    @Test
    void the_next_key_of_each_service_is_published_before_it_signs_and_the_one_before_after_it_has() {
        KeyList list = new KeyList(Alice.KEYS);

        Alice.AUDIENCES.publish(list);

        assertThat(list.json().getValuesAs(JsonObject.class))
                .extracting(key -> key.getString("kid") + " " + key.getString("state"))
                .containsExactly(
                        "ledger.assertion.1 RETIRING",
                        "ledger.assertion.2 ACTIVE",
                        "ledger.assertion.3 NEXT",
                        "stock.assertion.1 ACTIVE",
                        "stock.assertion.2 NEXT");
    }

    @Test
    void a_sibling_publishes_them_under_its_own_name() {
        JsonObject document = AssertionKeysPage.document("https://shop.example.org", Alice.KEYS, Alice.AUDIENCES);

        KeyId stock = new KeyId("stock", TokenUse.ASSERTION, 1);
        assertThat(document.getString("issuer")).isEqualTo("https://shop.example.org");
        assertThat(document.getJsonArray("keys").toString())
                .contains(Alice.KEYS
                        .verificationKey(TokenVersion.V4_PUBLIC, stock)
                        .paserk());
    }

    private static String names(int count) {
        return IntStream.range(0, count).mapToObj(n -> "service-" + n).collect(Collectors.joining(","));
    }
}
