package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.Callable;
import org.baton.handoff.Handoffs.Handoff;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.Base64Url;
import org.baton.session.Opened;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SceneExtension.class)
class KeysDbTest {
    private final Scene scene;
    private final Handoffs handoffs;

    KeysDbTest(Scene scene) {
        this.scene = scene;
        this.handoffs = new Handoffs(scene);
    }

    @BeforeEach
    void register_the_shop_as_it_was() throws SQLException {
        change("token_format = 'v4.public', key_generation = 1, key_revoked_below = 1");
    }

    @ParameterizedTest
    @CsvSource({"v4.public, 1", "v4.public, 2", "v2.public, 1", "v2.public, 2"})
    void the_siblings_row_decides_which_key_signs(String format, int generation) throws SQLException {
        change("token_format = '%s', key_generation = %d".formatted(format, generation));

        Handoff handoff = handoffs.issue();

        assertThat(handoff.wire()).startsWith(format + ".");
        assertThat(keyId(handoff)).isEqualTo("{\"kid\":\"shop.handoff.%d\"}".formatted(generation));
        assertThat(handoffs.column("key_generation", handoff)).isEqualTo(Integer.toString(generation));
        assertThat(handoffs.exchange(handoff)).isInstanceOf(ExchangeResult.Exchanged.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "key_revoked_below = 2",
                "key_revoked_below = 0",
                "key_generation = 0",
                "token_format = 'v3.public'",
                "token_format = 'v2.local'",
                "token_format = ''"
            })
    void the_key_that_signs_is_never_a_revoked_one_nor_of_an_unknown_format(String wrong) {
        assertThatThrownBy(() -> change(wrong)).hasMessageContaining("violates check constraint");
    }

    @Test
    void no_handoff_gets_in_by_a_key_that_was_revoked_while_it_was_issued() throws Exception {
        try (Race race = new Race(2)) {
            for (int round = 0; round < Race.rounds(); round++) {
                register_the_shop_as_it_was();
                Opened root = scene.login();
                Callable<Object> issue = () -> handoffs.issue(root);

                List<Object> done = race.run(List.of(issue, () -> change("key_generation = 2, key_revoked_below = 2")));

                Handoff handoff = (Handoff) done.get(0);
                boolean isSignedByTheRevokedKey = keyId(handoff).endsWith("1\"}");
                assertThat(handoffs.exchange(handoff) instanceof ExchangeResult.Refused)
                        .as("round %d", round)
                        .isEqualTo(isSignedByTheRevokedKey);
            }
        }
    }

    private int change(String assignments) throws SQLException {
        return scene.owner().run("UPDATE siblings SET " + assignments + " WHERE id = 'shop'");
    }

    private static String keyId(Handoff handoff) {
        String footer = handoff.wire().split("\\.", -1)[3];
        return new String(Base64Url.decode(footer).orElseThrow(), StandardCharsets.UTF_8);
    }
}
