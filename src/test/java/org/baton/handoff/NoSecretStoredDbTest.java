package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.baton.handoff.Handoffs.Handoff;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whoever reads the whole database finds nothing there that a client ever showed or was given. */
@ExtendWith(SceneExtension.class)
class NoSecretStoredDbTest {
    private final Scene scene;
    private final Handoffs handoffs;

    NoSecretStoredDbTest(Scene scene) {
        this.scene = scene;
        this.handoffs = new Handoffs(scene);
    }

    @Test
    void no_column_holds_a_secret_seen_by_a_client() throws SQLException {
        Handoff handoff = handoffs.issue();
        Opened child = handoffs.exchanged(handoff);

        for (String secret : List.of(
                handoff.root().secret().text(),
                child.secret().text(),
                handoff.binding().verifier(),
                handoff.binding().state(),
                handoff.token().claims().jti().text(),
                handoff.wire())) {
            for (String form : forms(secret)) {
                assertThat(tablesWith(form)).as("tables with %s", form).isEmpty();
            }
        }
    }

    @Test
    void the_search_finds_what_is_there() throws SQLException {
        Opened opened = scene.login();

        String hash = HexFormat.of().formatHex(opened.secret().hash().bytes());

        assertThat(tablesWith(hash)).containsExactly("sessions");
        assertThat(tablesWith("https://shop.example.org")).containsExactly("siblings");
    }

    /** The text, its bytes in hexadecimal (as bytea looks in text), and the bytes that it stands for as base64url. */
    private static Stream<String> formsOf(String secret) {
        String characters = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.US_ASCII));
        return secret.contains(".")
                ? Stream.of(secret, characters)
                : Stream.of(
                        secret,
                        characters,
                        HexFormat.of().formatHex(Base64.getUrlDecoder().decode(secret)));
    }

    private static List<String> forms(String secret) {
        return formsOf(secret).toList();
    }

    private List<String> tablesWith(String text) throws SQLException {
        List<String> tables = scene.owner()
                .all(
                        String.class,
                        "SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'");
        List<String> found = new java.util.ArrayList<>();
        for (String table : tables) {
            if (scene.count(table + " t WHERE position(? IN CAST(t AS text)) > 0", text) > 0) {
                found.add(table);
            }
        }
        return found;
    }
}
