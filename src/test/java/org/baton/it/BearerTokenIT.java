package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bearer tokens: had for a name and a password, and good in one header alone. */
class BearerTokenIT {
    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final TokenClient client = new TokenClient(hosts);
    private final Person alice = Person.inGroupUser("bearer", hosts.database());

    @Test
    void a_name_and_a_password_give_a_token_that_is_recognised_at_home() {
        Reply reply = client.ask(TokenClient.document(alice, "Alice's phone"), request -> request);

        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.cookies()).isEmpty();
        JsonObject given = TokenClient.json(reply);
        JsonObject session = TokenClient.json(shown(given.getString("token"))).getJsonObject("session");
        assertThat(session.getString("id")).isEqualTo(given.getString("sessionId"));
        assertThat(session.getString("channel")).isEqualTo("BEARER");
        assertThat(session.getString("expiresAt")).isEqualTo(given.getString("expiresAt"));
        assertThat(hosts.database()
                        .value("SELECT label FROM sessions WHERE id = CAST(? AS bigint)", given.getString("sessionId")))
                .isEqualTo("Alice's phone");
    }

    @Test
    void a_token_is_nothing_as_a_cookie_and_a_cookies_secret_nothing_as_a_token() {
        String token = token();
        visitor.hasLoggedIn(alice);
        String secret = visitor.secret(hosts.home()).orElseThrow();

        assertThat(withCookie(token)).isEqualTo(401);
        assertThat(withCookie(token.substring("tok_".length()))).isEqualTo(401);
        assertThat(shown("tok_" + secret).status()).isEqualTo(401);
        assertThat(shown(secret).status()).isEqualTo(401);
    }

    @Test
    void a_doubled_header_is_no_token() {
        String header = "Bearer " + token();

        Reply reply = hosts.visitor()
                .send(
                        hosts.home("/api/session"),
                        request -> request.header("Authorization", header)
                                .header("Authorization", header)
                                .GET());

        assertThat(reply.status()).isEqualTo(401);
    }

    @Test
    void beside_a_token_a_cookie_counts_for_nothing() {
        Person bob = Person.inGroupUser("beside", hosts.database());
        String token = token();
        visitor.hasLoggedIn(bob);

        Reply both = visitor.send(
                hosts.home("/api/session"),
                request -> request.header("Authorization", "Bearer " + token).GET());
        Reply wrong = visitor.send(
                hosts.home("/api/session"),
                request -> request.header("Authorization", "Bearer tok_wrong").GET());

        assertThat(TokenClient.json(both).getJsonObject("user").getString("username"))
                .isEqualTo(alice.username());
        assertThat(wrong.status()).isEqualTo(401);
    }

    @Test
    void a_token_hands_no_login_over() {
        visitor.open(hosts.shop("/handoff/start?target=/"));
        String authorize = visitor.open(hosts.shop("/handoff/start?target=/")).location();
        String token = token();

        Reply reply = hosts.visitor()
                .send(
                        URI.create(authorize),
                        request -> Visitor.navigation(request)
                                .header("Authorization", "Bearer " + token)
                                .GET());

        assertThat(reply.status()).isEqualTo(403);
        assertThat(reply.body()).doesNotContain("v4.public.");
    }

    @Test
    void a_wrong_password_an_unknown_name_and_a_suspended_user_get_the_same_problem() {
        Reply wrong =
                client.ask(TokenClient.document(new Person(alice.username(), "wrong"), "phone"), request -> request);
        Reply unknown = client.ask(
                TokenClient.document(new Person("nobody-with-a-phone", "wrong"), "phone"), request -> request);
        hosts.database().update("UPDATE users SET status = 'SUSPENDED' WHERE username = ?", alice.username());
        Reply suspended = client.ask(TokenClient.document(alice, "phone"), request -> request);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.header("WWW-Authenticate")).hasValue("Bearer realm=\"Baton\"");
        assertThat(unknown.bodyWithoutTrace()).isEqualTo(wrong.bodyWithoutTrace());
        assertThat(suspended.status()).isEqualTo(401);
        assertThat(suspended.bodyWithoutTrace()).isEqualTo(wrong.bodyWithoutTrace());
        assertThat(suspended.header("WWW-Authenticate")).isEqualTo(wrong.header("WWW-Authenticate"));
        assertThat(client.auditedReason(wrong)).isEqualTo("WRONG_PASSWORD");
        assertThat(client.auditedReason(unknown)).isEqualTo("UNKNOWN_USER");
        assertThat(client.auditedReason(suspended)).isEqualTo("SUSPENDED");
    }

    @Test
    void a_user_who_must_change_the_password_gets_no_token_and_learns_so_by_the_right_one_alone() {
        hosts.database().update("UPDATE users SET must_change_password = true WHERE username = ?", alice.username());

        Reply right = client.ask(TokenClient.document(alice, "phone"), request -> request);

        assertThat(right.status()).isEqualTo(403);
        assertThat(client.auditedReason(right)).isEqualTo("MUST_CHANGE_PASSWORD");
        assertThat(client.ask(TokenClient.document(new Person(alice.username(), "wrong"), "phone"), request -> request)
                        .status())
                .isEqualTo(401);
        assertThat(hosts.database()
                        .value(
                                "SELECT count(*) FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.username = ?",
                                alice.username()))
                .isEqualTo("0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "https://login.localhost"})
    void a_page_of_another_host_gets_no_token(String origin) {
        assertThat(client.ask(TokenClient.document(alice, "phone"), request -> request.header("Origin", origin))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_page_of_home_gets_one() {
        assertThat(client.ask(
                                TokenClient.document(alice, "phone"),
                                request -> request.header("Origin", hosts.home().toString()))
                        .status())
                .isEqualTo(201);
    }

    @Test
    void a_token_gives_no_token() {
        String token = token();

        assertThat(client.ask(
                                TokenClient.document(alice, "phone"),
                                request -> request.header("Authorization", "Bearer " + token))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_browsers_session_is_neither_read_nor_replaced() {
        visitor.hasLoggedIn(alice);

        Reply reply = visitor.send(
                hosts.home("/api/bearer-tokens"),
                request -> request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(TokenClient.document(alice, "phone"))));

        assertThat(reply.status()).isEqualTo(201);
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
    }

    private String token() {
        return TokenClient.json(client.ask(TokenClient.document(alice, "phone"), request -> request))
                .getString("token");
    }

    private Reply shown(String token) {
        return hosts.visitor()
                .send(
                        hosts.home("/api/session"),
                        request -> request.header("Authorization", "Bearer " + token)
                                .GET());
    }

    private int withCookie(String value) {
        Visitor other = hosts.visitor();
        other.cookies(hosts.home()).put("__Host-sid", value);
        return other.session(hosts.home()).status();
    }
}
