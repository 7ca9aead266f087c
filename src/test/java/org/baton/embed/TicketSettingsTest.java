package org.baton.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.baton.paseto.KeyId;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVersion;
import org.baton.secret.MasterKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketSettingsTest {
    private static final String MASTER = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

    private final Map<String, String> shop = new HashMap<>(Map.of(
            "baton.role", "SIBLING",
            "baton.origin", "https://shop.example.org",
            "baton.keys.master", MASTER,
            "baton.sibling.id", "shop",
            "baton.home.origin", "https://login.example.org",
            "baton.home.keys", key(TokenUse.HANDOFF) + " " + key(TokenUse.TICKET)));

    @Test
    void a_sibling_gives_nothing_for_tickets_unless_it_is_told_what() {
        assertThat(read().ticketPaths()).isEmpty();

        shop.put("baton.ticket.paths", "/files/*, /report.pdf\n/a/b.c/*");

        assertThat(read().ticketPaths()).containsExactly("/files/*", "/report.pdf", "/a/b.c/*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"files/*", "/", "/*", "*.pdf", "/files*", "/files/*/x", "//files/*", "/files?x", "/a b/%2e"})
    void what_is_no_path_stops_the_start(String paths) {
        shop.put("baton.ticket.paths", paths);

        assertThatThrownBy(this::read)
                .isInstanceOf(WrongSettings.class)
                .hasMessageContaining("baton.ticket.paths: ")
                .hasMessageContaining("write paths such as /files/*");
    }

    @Test
    void paths_without_homes_key_for_tickets_stop_the_start() {
        shop.put("baton.ticket.paths", "/files/*");
        shop.put("baton.home.keys", key(TokenUse.HANDOFF));

        assertThatThrownBy(this::read)
                .isInstanceOf(WrongSettings.class)
                .hasMessageContaining("shop.ticket.1=k4.public");
    }

    private HostSettings.Sibling read() {
        return (HostSettings.Sibling) HostSettings.read(new MapConfig(shop));
    }

    private static String key(TokenUse use) {
        KeyId id = new KeyId("shop", use, 1);
        return id.text() + "="
                + new SigningKeys(MasterKey.fromSetting(MASTER))
                        .verificationKey(TokenVersion.V4_PUBLIC, id)
                        .paserk();
    }
}
