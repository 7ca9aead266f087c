package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import org.baton.run.Certificate;
import org.baton.run.TestDirectory;
import org.baton.run.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** WildFly and then Payara recognise callers by their rows, and their REST resources are closed unless they say otherwise. */
@ArquillianTest
@RunAsClient
class JakartaSecurityIT {
    private final String port = System.getProperty("baton.it.https-port", "");
    private final HomeClient home = new HomeClient(
            HttpClient.newBuilder()
                    .sslContext(Certificate.in(TestDirectory.own()).trusted())
                    .build(),
            URI.create("https://127.0.0.1:" + port),
            "https://login.localhost:" + port);

    @Deployment(testable = false)
    static WebArchive war() {
        return TestWar.with(Probe.class, Probe.Denied.class, Probe.Api.class);
    }

    @Test
    void a_caller_has_the_name_and_the_groups_of_the_rows() {
        assertThat(home.get("/probe/caller", home.login("alice", "alice-secret"))
                        .body())
                .isEqualTo("alice user=true/true admin=false/false");
        assertThat(home.get("/probe/caller", home.login("admin", "admin-secret"))
                        .body())
                .isEqualTo("admin user=true/true admin=true/true");
    }

    @Test
    void a_stranger_is_nobody_and_in_no_group() {
        assertThat(home.get("/probe/caller").body()).isEqualTo("nobody user=false/false admin=false/false");
    }

    @Test
    void a_role_that_is_asked_for_is_needed() {
        assertThat(home.get("/probe/admins").statusCode()).isEqualTo(401);
        assertThat(home.get("/probe/admins", home.login("alice", "alice-secret"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(home.get("/probe/admins", home.login("admin", "admin-secret"))
                        .body())
                .isEqualTo("for admins");
    }

    @Test
    void a_method_that_says_nothing_is_closed_like_one_that_denies_all() {
        String admin = home.login("admin", "admin-secret");

        assertThat(home.get("/probe/silent", admin).statusCode()).isEqualTo(403);
        assertThat(home.get("/probe/nobody", admin).statusCode()).isEqualTo(403);
        assertThat(home.get("/probe/silent").statusCode()).isEqualTo(401);
    }

    @Test
    void what_a_method_says_counts_before_what_its_class_says() {
        String admin = home.login("admin", "admin-secret");

        assertThat(home.get("/probe/denied/open").body()).isEqualTo("for everybody");
        assertThat(home.get("/probe/denied/silent", admin).statusCode()).isEqualTo(403);
    }

    @Test
    void no_answer_sets_a_cookie_of_the_containers_own() {
        var answer = home.get("/api/session", home.login("alice", "alice-secret"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
    }

    /** WildFly says so on its management's port, Payara on the application's. */
    @Test
    void microprofile_health_says_that_home_is_ready() {
        HomeClient management = new HomeClient(
                HttpClient.newHttpClient(),
                URI.create("http://127.0.0.1:" + System.getProperty("baton.it.management-port")),
                "");
        HomeClient asked = "payara".equals(System.getProperty("arquillian.launch")) ? home : management;

        var answer = asked.get("/health/ready");

        assertThat(answer.body()).contains("\"name\":\"baton-database\",\"status\":\"UP\"");
        assertThat(answer.statusCode()).isEqualTo(200);
    }
}
