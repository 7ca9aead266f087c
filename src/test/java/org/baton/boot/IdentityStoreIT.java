package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.baton.run.TestDirectory;
import org.baton.scene.Sql;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The WAR with one jar more in WEB-INF/lib, in which an operator has put an identity store. */
class IdentityStoreIT {
    private static final DirectoryHome HOME = new DirectoryHome("identity-store");

    private final HomeClient home = HOME.visitor();
    private final Sql owner = HOME.owner();

    @BeforeAll
    static void start() throws IOException {
        HOME.start(warWithStore(), Map.of("baton.login.issuer", "https://directory.example.org"));
    }

    @AfterAll
    static void end() {
        HOME.close();
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

    @Test
    void where_no_proxy_is_named_nobody_is_believed_about_the_client() throws SQLException {
        assertThat(home.loginFrom("203.0.113.9", "bob", "bob-secret").statusCode())
                .isEqualTo(303);

        assertThat(owner.one(
                        String.class,
                        "SELECT host(s.opened_ip) FROM sessions s JOIN users u ON u.id = s.user_id"
                                + " WHERE u.username = 'bob'"))
                .isEqualTo("127.0.0.1");
    }

    /** What {@code jar uf} makes of the WAR and the jar. */
    private static Path warWithStore() throws IOException {
        Path war = HOME.own().resolve("baton.war");
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
