package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.assertion.AssertionVerifier;
import org.baton.assertion.TrustedIssuer;
import org.baton.paseto.AssertionClaims;
import org.baton.paseto.KeyRing;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.VerifiedAssertion;
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
        return TestWar.with(
                Probe.class, Probe.Denied.class, Probe.Api.class, AssertionProbe.class, AssertionProbe.Api.class);
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

    @Test
    void a_service_reads_with_homes_published_key_who_asks() {
        String word =
                home.get("/services/word", home.login("admin", "admin-secret")).body();

        TokenVerification verification = service().verify(List.of("PASETO " + word));

        AssertionClaims claims = ((VerifiedAssertion) verification).claims();
        assertThat(claims.username()).isEqualTo("admin");
        assertThat(claims.groups()).containsExactly("admin", "user");
        assertThat(home.get("/services/word").body()).isEqualTo("STRANGER");
    }

    @Test
    void a_suspended_user_is_told_of_to_no_service_from_the_next_request_on() {
        String bob = home.login("bob", "bob-secret");
        String before = home.get("/services/word", bob).body();
        setStatus("bob", "SUSPENDED");

        String after = home.get("/services/word", bob).body();

        setStatus("bob", "ACTIVE");
        assertThat(service().verify(List.of("PASETO " + before))).isInstanceOf(VerifiedAssertion.class);
        assertThat(after).isEqualTo("STRANGER");
    }

    @Test
    void a_service_assertion_is_no_login_at_home_and_no_call_of_a_sibling() {
        String word =
                home.get("/services/word", home.login("alice", "alice-secret")).body();

        for (String authorization : List.of("Bearer " + word, "Bearer tok_" + word, "PASETO " + word)) {
            assertThat(status(request("/api/session").header("Authorization", authorization)))
                    .isEqualTo(401);
            assertThat(status(form("/handoff/exchange", word).header("Authorization", authorization)))
                    .isEqualTo(401);
        }
        assertThat(home.get("/api/session", "__Host-sid=" + word).statusCode()).isEqualTo(401);
    }

    @Test
    void a_call_with_an_assertion_may_change_something_without_an_origin_and_not_with_a_foreign_one() {
        assertThat(status(form("/services/word", "").header("Authorization", "PASETO x")))
                .isEqualTo(200);
        assertThat(status(form("/services/word", ""))).isEqualTo(403);
        assertThat(status(form("/services/word", "")
                        .header("Authorization", "PASETO x")
                        .header("Origin", "https://evil.example.org")))
                .isEqualTo(403);
    }

    @Test
    void an_assertion_follows_no_redirect() {
        String answer = home.get("/services/redirected", home.login("alice", "alice-secret"))
                .body();

        assertThat(answer).isEqualTo("303");
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

    /** The service stock, with what home publishes pinned. */
    private AssertionVerifier service() {
        String published = home.get("/.well-known/baton").body();
        Matcher key = Pattern.compile("\"(stock\\.assertion\\.1)\",\"key\":\"([^\"]+)\"")
                .matcher(published);
        assertThat(key.find()).as(published).isTrue();
        TrustedIssuer pinned = new TrustedIssuer(home.origin(), KeyRing.fromSetting(key.group(1) + "=" + key.group(2)));
        return new AssertionVerifier("stock", List.of(pinned), Clock.systemUTC());
    }

    private void setStatus(String username, String status) {
        HttpRequest.Builder change = request("/api/admin/users/" + username + "/status")
                .header("Cookie", home.login("admin", "admin-secret"))
                .header("Origin", home.origin())
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString("{\"status\":\"" + status + "\"}"));
        assertThat(status(change)).isEqualTo(204);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(home.address().resolve(path));
    }

    private HttpRequest.Builder form(String path, String token) {
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("token=" + token));
    }

    private int status(HttpRequest.Builder request) {
        try {
            return home.client()
                    .send(request.build(), BodyHandlers.discarding())
                    .statusCode();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
