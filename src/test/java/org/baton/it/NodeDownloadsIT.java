package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baton.run.NodeServer;
import org.baton.run.Ports;
import org.baton.run.PrivateFiles;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The server for downloads in Node that the docs hold, beside the application there: one sibling with one key. */
@Needs({Tool.NODE, Tool.NPM})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class NodeDownloadsIT {
    private static final Path SOURCE = TestDirectory.project().resolve("docs/how-to/serve-downloads-in-node");
    private static final String TEXT = "0123456789";

    private final Hosts hosts = Notes.running().hosts();
    private final Downloads downloads = new Downloads(hosts, "notes");
    private final int port = Ports.free(1).get(0);
    private final Visitor visitor = hosts.visitor();
    private final Path directory = PrivateFiles.directory(TestDirectory.own().resolve("downloads-in-node"));
    private final NodeServer server = new NodeServer(directory);

    @BeforeAll
    void start() throws IOException {
        Path notes = Npm.installed();
        Files.copy(SOURCE.resolve("server.js"), directory.resolve("server.js"));
        Files.copy(SOURCE.resolve("tickets.js"), directory.resolve("tickets.js"));
        Files.copy(SOURCE.resolve("package.json"), directory.resolve("package.json"));
        Files.createSymbolicLink(directory.resolve("node_modules"), notes.resolve("node_modules"));
        Files.writeString(directory.resolve("report.txt"), TEXT);
        PrivateFiles.write(
                directory.resolve(".env"),
                Stream.concat(
                                Files.readAllLines(notes.resolve(".env")).stream(),
                                Stream.of("PORT=" + port, "FILES=" + directory))
                        .reduce("", (lines, line) -> lines + line + "\n"));
        server.start(
                Tool.NODE.required(),
                Map.of("NODE_EXTRA_CA_CERTS", notes.resolve("https.pem").toString()));
        server.awaitReady(URI.create("https://127.0.0.1:" + port + "/ready"), hosts.client());
        visitor.login(Person.inGroupUser("node-downloads", hosts.database()));
    }

    @AfterAll
    void end() {
        server.close();
    }

    @Test
    void a_file_is_given_once() {
        URI address = ticket("/files/report.txt", false);

        Downloads.Got got = downloads.get(address);

        assertThat(got.status()).isEqualTo(200);
        assertThat(got.length()).isEqualTo(TEXT.length());
        assertThat(got.header("Cache-Control")).contains("no-store");
        assertThat(downloads.get(address).status()).isEqualTo(403);
    }

    @Test
    void a_later_part_needs_a_ticket_that_may_be_resumed() {
        URI once = ticket("/files/report.txt", false);
        URI resumable = ticket("/files/report.txt", true);

        assertThat(downloads.get(once, "Range", "bytes=4-").status()).isEqualTo(403);
        Downloads.Got part = downloads.get(resumable, "Range", "bytes=4-");

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.length()).isEqualTo(6);
        assertThat(part.header("Content-Range")).contains("bytes 4-9/10");
    }

    @Test
    void without_a_ticket_for_it_no_file_is_given() {
        URI good = ticket("/files/report.txt", false);

        for (String refused : List.of(
                good.toString().replace("report.txt", ".env"),
                good.toString().replace("ticket=", "Ticket="),
                good + "&more=1",
                good.toString().replace("?", "?more=1&"),
                good.toString().split("\\?", 2)[0],
                good.toString().split("\\?", 2)[0] + "?ticket=v4.public.AAAA")) {
            assertThat(downloads.get(URI.create(refused)).status()).as(refused).isIn(403, 404);
        }

        assertThat(downloads.get(good).status()).isEqualTo(200);
    }

    @Test
    void a_logout_kills_a_ticket() {
        Visitor leaving = hosts.visitor();
        leaving.login(Person.inGroupUser("node-leaving", hosts.database()));
        URI address = here(downloads.ticket(leaving, "/files/report.txt", false));

        leaving.logout();

        assertThat(downloads.get(address).status()).isEqualTo(403);
    }

    private URI ticket(String resource, boolean mayResume) {
        return here(downloads.ticket(visitor, resource, mayResume));
    }

    /** Behind no proxy it has a port of its own. */
    private URI here(URI address) {
        return URI.create(address.toString().replaceFirst(":" + hosts.shop().getPort(), ":" + port));
    }
}
