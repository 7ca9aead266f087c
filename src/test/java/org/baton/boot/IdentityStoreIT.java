package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.baton.run.Certificate;
import org.baton.run.Database;
import org.baton.run.HostSettings;
import org.baton.run.ServerPorts;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.run.WildFly;
import org.baton.scene.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The WAR with one jar more in WEB-INF/lib, in which an operator has put an identity store. */
class IdentityStoreIT {
    private static final Path OWN = TestDirectory.own().resolve("identity-store");
    private static final ServerPorts PORTS = ServerPorts.free();
    private static final URI ORIGIN = URI.create("https://login.localhost:" + PORTS.https());
    private static final Database DATABASE = TestPostgres.freshDatabase();
    private static final WildFly SERVER = new WildFly(
            "Home with a store", TestDirectory.project().resolve("target/server"), OWN.resolve("home"), PORTS);
    private static HttpClient client = HttpClient.newHttpClient();

    private final HomeClient home =
            new HomeClient(client, URI.create("https://127.0.0.1:" + PORTS.https()), ORIGIN.toString());
    private final Sql owner = new Sql(DATABASE.asOwner());

    @BeforeAll
    static void start() throws IOException {
        Files.createDirectories(OWN);
        Certificate certificate = Certificate.in(OWN);
        client = HttpClient.newBuilder()
                .sslContext(certificate.trusted())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        SERVER.start(
                warWithStore(),
                HostSettings.home(ORIGIN, DATABASE, OWN.resolve("master.key"))
                        .with(certificate)
                        .with(Map.of("baton.login.issuer", "https://directory.example.org")));
        SERVER.awaitReady(client);
    }

    @AfterAll
    static void end() {
        SERVER.close();
    }

    @Test
    void whom_the_store_knows_logs_in_joins_with_users_and_is_out_when_suspended_here() throws SQLException {
        String cookie = home.login("carol", "carol-of-the-directory");

        assertThat(home.get("/api/session", cookie).body())
                .contains("\"username\":\"carol\"", "\"groups\":[\"press\",\"user\"]");
        assertThat(owner.one(
                        String.class,
                        "SELECT u.issuer || ' ' || u.subject FROM sessions s JOIN users u ON u.id = s.user_id"
                                + " WHERE u.username = 'carol'"))
                .isEqualTo("https://directory.example.org uid-7");

        owner.run("UPDATE users SET status = 'SUSPENDED' WHERE username = 'carol'");

        assertThat(home.get("/api/session", cookie).statusCode()).isEqualTo(401);
        assertThat(home.post("/login", "username=carol&password=carol-of-the-directory", "none=yet")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void whom_it_does_not_know_is_refused_and_local_users_log_in_as_before() {
        assertThat(home.post("/login", "username=carol&password=wrong", "none=yet")
                        .statusCode())
                .isEqualTo(401);
        assertThat(home.get("/api/session", home.login("alice", "alice-secret")).body())
                .contains("\"username\":\"alice\"");
    }

    /** What {@code jar uf} makes of the WAR and the jar. */
    private static Path warWithStore() throws IOException {
        Path war = OWN.resolve("baton.war");
        try (ZipInputStream from = new ZipInputStream(
                        Files.newInputStream(TestDirectory.project().resolve("target/baton.war")));
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(war))) {
            for (ZipEntry entry = from.getNextEntry(); entry != null; entry = from.getNextEntry()) {
                write(to, entry.getName(), from.readAllBytes());
            }
            write(to, "WEB-INF/lib/store.jar", jar());
        }
        return war;
    }

    private static byte[] jar() throws IOException {
        String path = OneUserStore.class.getName().replace('.', '/') + ".class";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes);
                InputStream compiled = Objects.requireNonNull(
                        IdentityStoreIT.class.getClassLoader().getResourceAsStream(path))) {
            write(jar, path, compiled.readAllBytes());
            write(jar, "META-INF/beans.xml", new byte[0]);
        }
        return bytes.toByteArray();
    }

    private static void write(ZipOutputStream to, String name, byte[] content) throws IOException {
        to.putNextEntry(new ZipEntry(name));
        to.write(content);
        to.closeEntry();
    }
}
