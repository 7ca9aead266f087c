package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.run.TestDirectory;

/**
 * A page of {@code docs/how-to} on users who are elsewhere, done as it says.
 *
 * @param name the page's file
 */
record HowTo(String name) {
    /**
     * The WAR after the page's commands, run by a shell in this directory, which is made.
     *
     * @param directory where its readers have the WAR, the class and the jars
     * @param source the file in which they write the class
     * @param apis a class of each jar that the page has them fetch
     */
    Path war(Path directory, String source, Class<?>... apis)
            throws IOException, InterruptedException, URISyntaxException {
        Files.createDirectories(directory);
        Path war = directory.resolve("baton.war");
        Files.copy(TestDirectory.project().resolve("target/baton.war"), war);
        for (Class<?> api : apis) {
            Path jar = Path.of(
                    api.getProtectionDomain().getCodeSource().getLocation().toURI());
            Files.copy(jar, directory.resolve(jar.getFileName()));
        }
        Files.writeString(directory.resolve(source), block("java"));
        ProcessBuilder shell = new ProcessBuilder("sh", "-e", "-c", block("sh"))
                .directory(directory.toFile())
                .redirectErrorStream(true);
        shell.environment().merge("PATH", System.getProperty("java.home") + "/bin", (path, jdk) -> jdk + ":" + path);
        Process commands = shell.start();
        String said = new String(commands.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(commands.waitFor()).as(said).isZero();
        return war;
    }

    /** The only block whose first line says so, without its indentation. */
    String block(String kind) throws IOException {
        Matcher blocks = Pattern.compile("(?ms)^ *```" + kind + "\\n(.*?)^ *```$")
                .matcher(Files.readString(TestDirectory.project().resolve("docs/how-to/" + name)));
        assertThat(blocks.find()).as("a block of " + kind).isTrue();
        String block = blocks.group(1).stripIndent();
        assertThat(blocks.find()).as("a second block of " + kind).isFalse();
        return block;
    }
}
