package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Optional;
import org.baton.secret.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Changing one's own password at home. */
class PasswordIT {
    private static final String NEXT = "another horse, another battery";

    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("changing", hosts.database());

    @Test
    void a_changed_password_ends_all_sessions_and_whoever_asked_goes_on_in_a_fresh_one() {
        Visitor other = hosts.visitor();
        other.enterShop(alice);
        visitor.login(alice);
        Optional<String> before = visitor.secret(hosts.home());

        Reply reply = change(alice.password(), NEXT);

        assertThat(reply.status()).isEqualTo(200);
        assertThat(visitor.secret(hosts.home())).isPresent().isNotEqualTo(before);
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
        assertThat(other.session(hosts.home()).status()).isEqualTo(401);
        assertThat(other.session(hosts.shop()).status()).isEqualTo(401);
        assertThat(hosts.visitor().login(alice).status()).isEqualTo(401);
        assertThat(hosts.visitor().login(new Person(alice.username(), NEXT)).status())
                .isEqualTo(303);
        assertThat(ends()).isEqualTo("PASSWORD_CHANGE PASSWORD_CHANGE LIVE LIVE");
    }

    @ParameterizedTest
    @CsvSource({
        "wrong, another horse, 403",
        "RIGHT, short, 400",
        "RIGHT, password1, 400",
        "RIGHT, RIGHT, 400",
        "RIGHT, NAME, 400",
        "'', another horse, 400"
    })
    void a_change_that_is_refused_changes_nothing(String current, String wanted, int status) {
        visitor.login(alice);

        Reply reply = change(
                current.replace("RIGHT", alice.password()),
                wanted.replace("RIGHT", alice.password()).replace("NAME", alice.username()));

        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.body()).contains("role=\"alert\"").doesNotContain(alice.password());
        assertThat(reply.cookies()).isEmpty();
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
        assertThat(hosts.visitor().login(alice).status()).isEqualTo(303);
    }

    @Test
    void a_one_time_password_opens_its_own_change_alone_and_works_no_more_after_it() {
        Secret once = Secret.random();
        hosts.database()
                .update(
                        "UPDATE users SET must_change_password = true, password_hash = 'ONCE:' || encode(?, 'hex') WHERE username = ?",
                        once.hash().bytes(),
                        alice.username());
        Person given = new Person(alice.username(), once.text());

        assertThat(visitor.login(given).status()).isEqualTo(303);
        assertThat(visitor.open(hosts.home("/")).location()).isEqualTo("/password");
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(403);
        assertThat(change(once.text(), NEXT).status()).isEqualTo(200);
        assertThat(visitor.open(hosts.home("/")).status()).isEqualTo(200);
        assertThat(hosts.visitor().login(given).status()).isEqualTo(401);
    }

    @Test
    void a_program_with_a_cookie_gets_a_fresh_cookie() {
        visitor.login(alice);

        Reply reply = visitor.send(
                hosts.home("/api/password"),
                request -> request.header("Origin", hosts.home().toString())
                        .header("Content-Type", "application/json")
                        .PUT(BodyPublishers.ofString(document(alice.password(), NEXT))));

        assertThat(reply.status()).isEqualTo(204);
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
    }

    @Test
    void a_program_with_a_token_gets_a_fresh_token_of_the_same_label() {
        String token = token();

        Reply reply = withToken(token, document(alice.password(), NEXT));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.cookies()).isEmpty();
        String fresh = field(reply, "token");
        assertThat(status(token)).isEqualTo(401);
        assertThat(status(fresh)).isEqualTo(200);
        assertThat(hosts.database()
                        .value("SELECT label FROM sessions WHERE id = CAST(? AS bigint)", field(reply, "sessionId")))
                .isEqualTo("phone");
    }

    @Test
    void a_program_learns_what_is_wrong_and_keeps_its_token() {
        String token = token();

        assertThat(withToken(token, document("wrong", NEXT)).status()).isEqualTo(403);
        assertThat(withToken(token, document(alice.password(), "12345678")).body())
                .contains("many people use");
        assertThat(withToken(token, "{\"current\":1}").status()).isEqualTo(400);
        assertThat(status(token)).isEqualTo(200);
    }

    @Test
    void a_form_without_both_passwords_is_refused() {
        visitor.login(alice);

        assertThat(visitor.post(hosts.home("/password"), hosts.home(), Map.of("current", alice.password()))
                        .status())
                .isEqualTo(400);
        assertThat(visitor.post(hosts.home("/password"), hosts.home(), Map.of("new", NEXT))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void guesses_of_the_present_password_are_audited_and_slowed_down() {
        visitor.login(alice);
        int wrongBefore = audited("WRONG_PASSWORD");
        int throttledBefore = audited("THROTTLED");
        for (int i = 0; i < 5; i++) {
            assertThat(change("wrong", NEXT).status()).isEqualTo(403);
        }
        lengthenDelays();

        Reply reply = change("wrong", NEXT);

        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.header("Retry-After")).isPresent();
        assertThat(audited("WRONG_PASSWORD") - wrongBefore).isEqualTo(5);
        assertThat(audited("THROTTLED") - throttledBefore).isEqualTo(1);
    }

    /** To longer than this machine may take for a guess. */
    private void lengthenDelays() {
        hosts.database()
                .update("UPDATE login_attempts SET blocked_until = now() + interval '1 minute'"
                        + " WHERE kind = 'PAIR' AND failures >= 5");
    }

    private int audited(String reason) {
        return Integer.parseInt(hosts.database()
                .value(
                        "SELECT count(*) FROM session_events WHERE type = 'LOGIN_REFUSED' AND detail ->> 'reason' = ?",
                        reason));
    }

    @Test
    void a_stranger_is_sent_to_the_login_and_a_page_of_another_host_refused() {
        assertThat(visitor.open(hosts.home("/password")).location()).isEqualTo("/login?continue=/password");
        assertThat(change("a", NEXT).location()).isEqualTo("/login?continue=/password");
        assertThat(withToken("tok_wrong", document("a", NEXT)).status()).isEqualTo(401);
        visitor.login(alice);
        assertThat(visitor.post(hosts.home("/password"), hosts.shop(), Map.of("current", alice.password(), "new", NEXT))
                        .status())
                .isEqualTo(403);
    }

    private Reply change(String current, String wanted) {
        return visitor.post(hosts.home("/password"), hosts.home(), Map.of("current", current, "new", wanted));
    }

    private String token() {
        Reply reply = visitor.send(
                hosts.home("/api/bearer-tokens"),
                request -> request.header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"username\":\"" + alice.username() + "\",\"password\":\""
                                + alice.password() + "\",\"label\":\"phone\"}")));
        return field(reply, "token");
    }

    private Reply withToken(String token, String document) {
        return hosts.visitor()
                .send(
                        hosts.home("/api/password"),
                        request -> request.header("Authorization", "Bearer " + token)
                                .header("Content-Type", "application/json")
                                .PUT(BodyPublishers.ofString(document)));
    }

    private int status(String token) {
        return hosts.visitor()
                .send(
                        hosts.home("/api/session"),
                        request -> request.header("Authorization", "Bearer " + token)
                                .GET())
                .status();
    }

    private static String document(String current, String wanted) {
        return "{\"current\":\"" + current + "\",\"new\":\"" + wanted + "\"}";
    }

    private static String field(Reply reply, String name) {
        return reply.body().replaceFirst("(?s).*\"" + name + "\":\"([^\"]+)\".*", "$1");
    }

    private String ends() {
        return hosts.database()
                .value(
                        "SELECT string_agg(coalesce(s.end_reason, 'LIVE'), ' ' ORDER BY s.id) FROM sessions s"
                                + " JOIN users u ON u.id = s.user_id WHERE u.username = ? AND s.root_id IS NULL",
                        alice.username());
    }
}
