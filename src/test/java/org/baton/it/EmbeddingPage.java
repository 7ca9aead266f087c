package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.servlet.Servlet;
import jakarta.ws.rs.client.Client;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.baton.run.PrivateFiles;
import org.baton.run.TestDirectory;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jboss.shrinkwrap.api.ArchivePath;
import org.jboss.shrinkwrap.api.Node;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ExplodedImporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** {@code docs/how-to/embed-in-your-war.md}, done as it says: its classes, its descriptors, its settings; and what is built on it. */
final class EmbeddingPage {
    /** The jar that the build attaches. */
    static final Path JAR = TestDirectory.project().resolve("target/baton-classes.jar");

    private static final Pattern FILE = Pattern.compile("(?ms)`(src/main/[^`\\n]+)`:\\n\\n```\\w+\\n(.*?)^```$");
    private static final Pattern SETTINGS = Pattern.compile("(?ms)^```properties\\n(.*?)^```$");

    private EmbeddingPage() {}

    /**
     * The application: the page's files, and those of these other pages, compiled, with the jar and what it brings along; made
     * in this directory.
     */
    static WebArchive war(Path directory, String... others) {
        try {
            PrivateFiles.remove(directory);
            List<Path> sources = new ArrayList<>();
            for (MatchResult file : FILE.matcher(pages(others)).results().toList()) {
                Path written = directory.resolve(file.group(1));
                Files.createDirectories(written.getParent());
                Files.writeString(written, file.group(2));
                if (written.toString().endsWith(".java")) {
                    sources.add(written);
                }
            }
            Path classes = Files.createDirectories(directory.resolve("target/WEB-INF/classes"));
            compile(sources, classes);
            return ShrinkWrap.create(WebArchive.class)
                    .as(ExplodedImporter.class)
                    .importDirectory(directory.resolve("src/main/webapp").toFile())
                    .importDirectory(directory.resolve("target").toFile())
                    .as(WebArchive.class)
                    .addAsLibrary(JAR.toFile())
                    .merge(broughtAlong());
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("The page's application cannot be made in " + directory, e);
        }
    }

    /** The page's settings; where both have a name, the others count. */
    static Map<String, String> settings(Map<String, String> others) {
        Properties page = new Properties();
        try {
            page.load(new StringReader(SETTINGS.matcher(page())
                    .results()
                    .map(block -> block.group(1))
                    .collect(Collectors.joining())));
        } catch (IOException e) {
            throw new IllegalStateException("The page's settings cannot be read", e);
        }
        Map<String, String> settings = new TreeMap<>();
        page.stringPropertyNames().forEach(name -> settings.put(name, page.getProperty(name)));
        settings.putAll(others);
        return settings;
    }

    /** The page. */
    static String page() throws IOException {
        return Files.readString(TestDirectory.project().resolve("docs/how-to/embed-in-your-war.md"));
    }

    private static String pages(String... others) throws IOException {
        StringJoiner pages = new StringJoiner("\n").add(page());
        for (String other : others) {
            pages.add(Files.readString(TestDirectory.project().resolve(other)));
        }
        return pages.toString();
    }

    /** What Maven adds for the dependency is what it adds to Baton's own WAR. */
    private static WebArchive broughtAlong() {
        WebArchive ours =
                ShrinkWrap.createFromZipFile(WebArchive.class, Hosts.war().toFile());
        WebArchive libraries = ShrinkWrap.create(WebArchive.class);
        for (Map.Entry<ArchivePath, Node> library :
                ours.getContent(path -> path.get().matches("/WEB-INF/lib/.+")).entrySet()) {
            libraries.add(library.getValue().getAsset(), library.getKey());
        }
        return libraries;
    }

    /** With the jar, Jakarta EE and MicroProfile Config alone. */
    private static void compile(List<Path> sources, Path classes) throws URISyntaxException {
        StringJoiner known = new StringJoiner(File.pathSeparator).add(JAR.toString());
        for (Class<?> api : List.of(
                Servlet.class,
                Client.class,
                ApplicationScoped.class,
                HttpAuthenticationMechanism.class,
                ConfigProvider.class)) {
            known.add(Path.of(api.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toString());
        }
        List<String> arguments = Stream.concat(
                        Stream.of("-proc:none", "-d", classes.toString(), "-classpath", known.toString()),
                        sources.stream().map(Path::toString))
                .toList();
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .as("javac %s", arguments)
                .isZero();
    }
}
