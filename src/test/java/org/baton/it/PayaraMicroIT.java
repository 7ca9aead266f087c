package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.baton.boot.HomeClient;
import org.baton.run.HostSettings;
import org.baton.run.PayaraMicro;
import org.baton.run.Ports;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** The WAR that runs on WildFly, the same file, runs on Payara Micro and logs people in there. */
@DisabledIfSystemProperty(named = "payara.skip", matches = "true")
class PayaraMicroIT {
    private static final String ORIGIN = "https://login.localhost";
    private static final Path OWN = TestDirectory.own();
    private static final PayaraMicro PAYARA = new PayaraMicro(
            TestDirectory.project(), OWN.resolve("payara"), Ports.free(1).get(0));

    private final HomeClient home = new HomeClient(HttpClient.newHttpClient(), PAYARA.address(), ORIGIN);

    @BeforeAll
    static void start() {
        PAYARA.start(
                Hosts.war(),
                HostSettings.home(URI.create(ORIGIN), TestPostgres.freshDatabase(), OWN.resolve("payara-master.key")));
        PAYARA.awaitReady(HttpClient.newHttpClient());
    }

    @AfterAll
    static void end() {
        PAYARA.close();
    }

    @Test
    void alice_logs_in_and_is_recognised_until_she_logs_out() {
        String cookie = home.login("alice", "alice-secret");
        assertThat(home.get("/api/session", cookie).body()).contains("\"username\":\"alice\"", "\"groups\":[\"user\"]");

        assertThat(home.post("/logout", "", cookie).statusCode()).isEqualTo(200);

        assertThat(home.get("/api/session", cookie).statusCode()).isEqualTo(401);
    }

    @Test
    void a_stranger_gets_a_problem_document_from_the_api() {
        var answer = home.get("/api/session");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.body()).contains("\"trace\":");
    }

    @Test
    void an_unknown_address_answers_without_a_word_about_the_server() {
        var answer = home.get("/nowhere");

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).contains("\"trace\":").doesNotContainIgnoringCase("payara");
        assertThat(answer.headers().map()).doesNotContainKeys("Server", "X-Powered-By");
    }

    @Test
    void a_pages_script_and_style_come_as_what_they_are() {
        assertThat(home.get("/static/baton.css").headers().firstValue("Content-Type"))
                .get()
                .asString()
                .startsWith("text/css");
        assertThat(home.get("/login").body()).contains("<form method=\"post\" action=\"/login\">");
    }

    @Test
    void microprofile_health_says_on_the_applications_port_that_home_is_ready() {
        var answer = home.get("/health/ready");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"name\":\"baton-database\",\"status\":\"UP\"");
    }

    @Test
    void microprofile_health_says_that_the_server_is_alive() {
        assertThat(home.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void it_runs_the_same_file_as_wildfly_and_a_whole_payara() throws Exception {
        assumeTrue(Nodes.PAYARA.canRun(), "left out by payara.skip, or 127.0.0.2 is missing");
        Map<String, Path> taken = new LinkedHashMap<>();
        taken.put("WildFly, home", Running.home(Nodes.WILDFLY).deployed());
        taken.put("WildFly, the shop", Running.shop(Nodes.WILDFLY).deployed());
        taken.put("Payara Server, home", Running.home(Nodes.PAYARA).deployed());
        taken.put("Payara Server, the shop", Running.shop(Nodes.PAYARA).deployed());
        taken.put("Payara Micro", PAYARA.deployed());
        Map<String, String> sums = new LinkedHashMap<>();
        for (Map.Entry<String, Path> one : taken.entrySet()) {
            sums.put(one.getKey(), sha256(one.getValue()));
        }
        sums.forEach((server, sum) -> System.out.printf("%s has %s%n", sum, server));

        assertThat(sums.values()).containsOnly(sha256(Hosts.war()));
    }

    private static String sha256(Path file) throws IOException, NoSuchAlgorithmException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
