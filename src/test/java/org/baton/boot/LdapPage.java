package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Named;
import java.io.IOException;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.run.TestDirectory;
import org.eclipse.microprofile.config.ConfigProvider;

/** {@code docs/how-to/ldap.md}, done as it says: its class, its commands, its settings. */
final class LdapPage {
    private LdapPage() {}

    /** The WAR after the page's commands, run by a shell in this directory, which is made. */
    static Path war(Path directory) throws IOException, InterruptedException, URISyntaxException {
        Files.createDirectories(directory);
        Path war = directory.resolve("baton.war");
        Files.copy(TestDirectory.project().resolve("target/baton.war"), war);
        for (Class<?> api : new Class<?>[] {Named.class, ConfigProvider.class}) {
            Path jar = Path.of(
                    api.getProtectionDomain().getCodeSource().getLocation().toURI());
            Files.copy(jar, directory.resolve(jar.getFileName()));
        }
        Files.writeString(directory.resolve("Directory.java"), block("java"));
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", block("sh"))
                .directory(directory.toFile())
                .redirectErrorStream(true);
        shell.environment().merge("PATH", System.getProperty("java.home") + "/bin", (path, jdk) -> jdk + ":" + path);
        Process commands = shell.start();
        String said = new String(commands.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(commands.waitFor()).as(said).isZero();
        return war;
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
        Matcher blocks = Pattern.compile("(?ms)^ *```" + language + "\\n(.*?)^ *```$")
                .matcher(Files.readString(TestDirectory.project().resolve("docs/how-to/ldap.md")));
        assertThat(blocks.find()).as("a block of " + language).isTrue();
        String block = blocks.group(1).stripIndent();
        assertThat(blocks.find()).as("a second block of " + language).isFalse();
        return block;
    }
}
