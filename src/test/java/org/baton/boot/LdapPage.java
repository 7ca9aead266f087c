package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Named;
import java.io.IOException;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.microprofile.config.ConfigProvider;

/** {@code docs/how-to/ldap.md}, done as it says: its class, its commands, its settings. */
final class LdapPage {
    private static final HowTo PAGE = new HowTo("ldap.md");

    private LdapPage() {}

    /** The WAR after the page's commands, run by a shell in this directory, which is made. */
    static Path war(Path directory) throws IOException, InterruptedException, URISyntaxException {
        return PAGE.war(directory, "Directory.java", Named.class, ConfigProvider.class);
    }

    /** The page's settings, but for where the directory is and the password there. */
    static Map<String, String> settings(String url, String password) throws IOException {
        Properties page = new Properties();
        page.load(new StringReader(block("properties")));
        assertThat(page.stringPropertyNames())
                .containsExactlyInAnyOrder("baton.login.issuer", "directory.url", "directory.password");
        Map<String, String> settings = new TreeMap<>(Map.of("directory.url", url, "directory.password", password));
        settings.put("baton.login.issuer", page.getProperty("baton.login.issuer"));
        return settings;
    }

    /** The only block of that language, without its indentation. */
    static String block(String language) throws IOException {
        return PAGE.block(language);
    }
}
