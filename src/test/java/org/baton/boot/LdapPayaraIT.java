package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import org.baton.run.HostSettings;
import org.baton.run.PayaraMicro;
import org.baton.run.Ports;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** Users of a directory log in on Payara Micro with the same class and commands as on WildFly. */
@DisabledIfSystemProperty(named = "payara.skip", matches = "true")
class LdapPayaraIT {
    private static final String ORIGIN = "https://login.localhost";
    private static final Path OWN = TestDirectory.own().resolve("ldap-payara");
    private static final PayaraMicro PAYARA = new PayaraMicro(
            TestDirectory.project(), OWN.resolve("payara"), Ports.free(1).get(0));
    private static final PeopleDirectory PEOPLE = PeopleDirectory.started();

    private final HomeClient home = new HomeClient(HttpClient.newHttpClient(), PAYARA.address(), ORIGIN);

    @BeforeAll
    static void start() throws Exception {
        Files.createDirectories(OWN);
        PAYARA.start(
                LdapPage.war(OWN.resolve("page")),
                HostSettings.home(URI.create(ORIGIN), TestPostgres.freshDatabase(), OWN.resolve("payara-master.key"))
                        .with(PEOPLE.settings()));
        PAYARA.awaitReady(HttpClient.newHttpClient());
    }

    @AfterAll
    static void end() {
        PAYARA.close();
        PEOPLE.close();
    }

    @Test
    void a_user_of_the_directory_logs_in_with_its_groups_and_waits_while_it_is_down() throws Exception {
        String cookie = home.login("carol", PeopleDirectory.password("carol"));

        assertThat(home.get("/api/session", cookie).body())
                .contains("\"username\":\"carol\"", "\"groups\":[\"press\",\"user\"]");
        assertThat(home.tryLogin("carol", "wrong").statusCode()).isEqualTo(401);

        PEOPLE.stop();

        assertThat(home.tryLogin("carol", PeopleDirectory.password("carol")).statusCode())
                .isEqualTo(503);
        assertThat(home.get("/api/session", cookie).statusCode()).isEqualTo(200);
        assertThat(home.get("/api/session", home.login("admin", "admin-secret")).statusCode())
                .isEqualTo(200);
    }
}
