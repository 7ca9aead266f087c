package org.baton.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.baton.run.DocPage;
import org.junit.jupiter.api.Test;

/**
 * The files of settings that {@code docs/reference/settings.md}, {@code docs/how-to/own-database.md} and
 * {@code server-config/README.md} show are files that a host starts with.
 */
class SettingsPagesTest {
    private static final String MASTER = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";
    private static final Map<String, String> HOME =
            Map.of("baton.role", "HOME", "baton.origin", "https://login.example.org");

    @Test
    void homes_file_is_what_home_starts_with() {
        for (String page : new String[] {"docs/reference/settings.md", "server-config/README.md"}) {
            Map<String, String> settings = shown(page, "baton.role=HOME");

            assertThat(settings).as(page).containsKeys("baton.db.url", "baton.db.user", "baton.db.password");
            assertThat(read(settings).common().origin()).as(page).isEqualTo("https://login.example.org");
        }
    }

    @Test
    void homes_environment_on_payara_is_what_home_starts_with() {
        Map<String, String> settings = new HashMap<>();
        shown("server-config/README.md", "BATON_ROLE=HOME")
                .forEach((name, value) ->
                        settings.put(name.toLowerCase(Locale.ROOT).replace('_', '.'), value));

        assertThat(read(settings).common().schema()).isEqualTo(HostSettings.SchemaMode.CHECK);
    }

    @Test
    void a_sibling_with_a_database_of_its_own_has_homes_keys_for_handoffs_and_notices() {
        Map<String, String> settings = shown("docs/how-to/own-database.md", "baton.handoff.exchange=ENDPOINT");
        settings.putAll(Map.of(
                "baton.role", "SIBLING",
                "baton.sibling.id", "store",
                "baton.origin", "https://store.example.org",
                "baton.home.origin", "https://login.example.org"));

        assertThat(((HostSettings.Sibling) read(settings)).ownDatabase()).isPresent();
    }

    @Test
    void homes_keys_may_be_written_as_the_page_of_settings_has_them() {
        Map<String, String> settings = shown("docs/reference/settings.md", "baton.home.keys=");
        settings.putAll(Map.of(
                "baton.role", "SIBLING",
                "baton.sibling.id", "shop",
                "baton.origin", "https://shop.example.org",
                "baton.home.origin", "https://login.example.org"));

        assertThat(read(settings)).isInstanceOf(HostSettings.Sibling.class);
    }

    @Test
    void proxies_may_be_written_as_the_page_on_servers_has_them() {
        Map<String, String> settings = shown("server-config/README.md", "baton.trusted-proxies=");
        settings.putAll(HOME);

        assertThat(read(settings).common().proxies()).isNotNull();
    }

    /** Wherever the master key's file is, here is none. */
    private static HostSettings read(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("baton.keys.master", MASTER);
        return HostSettings.read(new MapConfig(all));
    }

    /** The only file that has this line. */
    private static Map<String, String> shown(String page, String line) {
        String file = new DocPage(page)
                .testedBy(SettingsPagesTest.class).stream()
                        .filter(block -> block.contains(line))
                        .reduce((one, other) -> {
                            throw new AssertionError(page + " has two of " + line);
                        })
                        .orElseThrow(() -> new AssertionError(page + " has none of " + line));
        Properties properties = new Properties();
        try {
            properties.load(new StringReader(file));
        } catch (IOException e) {
            throw new UncheckedIOException(page, e);
        }
        Map<String, String> settings = new HashMap<>();
        properties.forEach((name, value) -> settings.put((String) name, (String) value));
        return settings;
    }
}
