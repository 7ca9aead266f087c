package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.run.Certificate;
import org.baton.run.Database;
import org.baton.run.DocPage;
import org.baton.run.HostSettings;
import org.baton.run.Jdk;
import org.baton.run.PrivateFiles;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.run.WildFly;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an operator does to a WildFly that runs: the scripts once more, and secrets that stand in no file in the clear. */
class WildFlyScriptsIT {
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{ENC::baton:[^}]+}");
    private static final Pattern WATCH = Pattern.compile("(?m)^jboss-cli.sh --connect --command=\"(.*)\"$");
    private static final Path DIRECTORY = TestDirectory.own().resolve("scripts");
    private static final ServerPorts PORTS = ServerPorts.free();
    private static final WildFlyCli CLI = new WildFlyCli(PORTS.management());
    private static final WildFly SERVER = new WildFly(
            "Scripted",
            TestDirectory.project().resolve("target/server"),
            DIRECTORY.resolve("server"),
            PORTS,
            Jdk.running().startingQuickly());

    private static HostSettings settings = new HostSettings(Map.of());
    private static HttpClient client = HttpClient.newHttpClient();

    @BeforeAll
    static void start() {
        PrivateFiles.directory(DIRECTORY);
        Certificate certificate = Certificate.in(DIRECTORY);
        client = HttpClient.newBuilder().sslContext(certificate.trusted()).build();
        Database database = TestPostgres.freshDatabase();
        settings = HostSettings.home(
                        URI.create("https://login.localhost:" + PORTS.https()),
                        database,
                        DIRECTORY.resolve("master.key"))
                .with(certificate);
        SERVER.start(TestDirectory.project().resolve("target/baton.war"), settings);
        SERVER.awaitReady(client);
    }

    @AfterAll
    static void end() {
        SERVER.close();
    }

    @Test
    void a_script_that_runs_again_changes_nothing() throws IOException {
        CLI.scripts(DIRECTORY, "data-sources", "security", "https", "answers", "secrets");
        String once = configuration();

        CLI.scripts(DIRECTORY, "data-sources", "security", "https", "answers", "secrets");

        assertThat(configuration()).isEqualTo(once);
    }

    @Test
    void a_password_and_the_master_key_may_be_kept_encrypted() throws IOException {
        String password = settings.value("baton.db.password");
        String master = Files.readString(DIRECTORY.resolve("master.key")).strip();
        CLI.scripts(DIRECTORY, "secrets");

        CLI.command("/subsystem=datasources/data-source=Baton:write-attribute(name=password, value=\"%s\")"
                .formatted(encrypted(password)));
        CLI.command("/system-property=baton.keys.master:add(value=\"%s\")".formatted(encrypted(master)));
        SERVER.restart(settings.without("baton.db.password").without("baton.keys.master"));

        SERVER.awaitReady(client);
        assertThat(configuration()).doesNotContain(password, master);
    }

    @Test
    void the_pool_tells_how_it_is_by_the_command_of_the_page_on_what_to_watch() throws IOException {
        Matcher command = WATCH.matcher(Files.readString(TestDirectory.project().resolve("docs/how-to/watch.md")));
        assertThat(command.find()).isTrue();

        assertThat(CLI.command(command.group(1)))
                .contains("\"outcome\" => \"success\"", "InUseCount", "WaitCount", "TimedOut", "DestroyedCount");
    }

    @Test
    void what_the_page_for_operators_types_into_a_running_server_is_done() throws IOException {
        List<String> blocks = new DocPage("docs/how-to/operate-on-wildfly.md").testedBy(WildFlyScriptsIT.class);
        assertThat(blocks).hasSize(5);
        Path lines = DIRECTORY.resolve("operate.cli");
        PrivateFiles.write(lines, String.join("\n", blocks));

        String said = CLI.file(lines);

        assertThat(said).contains("\"result\" => \"OK\"").doesNotContain("failed");
        assertThat(Pattern.compile("\"outcome\" => \"success\"").matcher(said).results())
                .hasSameSizeAs(String.join("\n", blocks).lines().toList());
        SERVER.awaitReady(client);
        assertThat(Files.readString(SERVER.log())).containsSubsequence("Baton has stopped at", "Baton is ready at");
    }

    private static String encrypted(String secret) {
        String said = CLI.command(
                "/subsystem=elytron/expression=encryption:create-expression(resolver=baton, clear-text=\"%s\")"
                        .formatted(secret));
        return EXPRESSION
                .matcher(said)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no expression in " + said));
    }

    private static String configuration() throws IOException {
        return Files.readString(DIRECTORY.resolve("server/configuration/standalone.xml"));
    }
}
