package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A page may ask for a fresh login, and no address on the way takes that off. */
class StepUpIT {
    private static final String SENSITIVE = "/example/sensitive";

    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("step-up", hosts.database());

    @Test
    void a_fresh_login_is_handed_over_without_a_question() {
        visitor.login(alice);

        Reply back = visitor.present(Handoff.on(visitor.open(asked())));

        assertThat(back.location()).isEqualTo(SENSITIVE);
        assertThat(visitor.open(hosts.shop(SENSITIVE)).body()).contains(alice.username());
    }

    @Test
    void an_old_login_is_asked_for_the_password_goes_on_under_another_secret_and_opens_a_new_child() {
        visitor.enterShop(alice);
        age("6 minutes");
        var secret = visitor.secret(hosts.home());
        String root =
                visitor.session(hosts.home()).json().getJsonObject("session").getString("id");

        Reply question = visitor.open(asked());
        assertThat(question.location()).startsWith("/login/again?continue=");
        Reply page = visitor.open(hosts.home(question.location()));
        assertThat(page.body()).contains("value=\"" + alice.username() + "\"", "readonly");

        Reply again = giveAgain(alice.password(), page.field("continue"));
        assertThat(visitor.secret(hosts.home())).isPresent().isNotEqualTo(secret);
        assertThat(visitor.session(hosts.home()).json().getJsonObject("session").getString("id"))
                .isEqualTo(root);

        Reply back = visitor.present(Handoff.on(visitor.open(hosts.home(again.location()))));
        assertThat(back.location()).isEqualTo(SENSITIVE);
        assertThat(visitor.open(hosts.shop(SENSITIVE)).status()).isEqualTo(200);
        assertThat(children()).isEqualTo("REPLACED live");
    }

    @Test
    void a_wrong_password_makes_no_login_fresh() {
        visitor.login(alice);
        age("6 minutes");
        Reply question = visitor.open(asked());
        String continuation = visitor.open(hosts.home(question.location())).field("continue");

        Reply wrong = giveAgain("wrong", continuation);

        assertThat(wrong.status()).isEqualTo(401);
        assertThat(wrong.body()).contains("not your password").doesNotContain("name=\"username\"");
        assertThat(visitor.open(hosts.home(continuation)).location()).startsWith("/login/again?");
    }

    @Test
    void a_page_that_wants_the_password_again_gets_it_however_fresh_the_login_is() {
        visitor.enterShop(alice);

        Reply sent = visitor.post(hosts.shop(SENSITIVE), hosts.shop(), Map.of());
        Reply question = visitor.open(sent.target());
        String continuation = visitor.open(hosts.home(question.location())).field("continue");

        assertThat(sent.location()).contains("&prompt=login");
        assertThat(visitor.open(hosts.home(continuation)).location())
                .as("back without a password")
                .startsWith("/login/again?");
        Reply again = giveAgain(alice.password(), continuation);
        assertThat(visitor.present(Handoff.on(visitor.open(hosts.home(again.location()))))
                        .location())
                .isEqualTo(SENSITIVE);
    }

    @Test
    void a_note_that_home_did_not_seal_answers_no_question() {
        visitor.enterShop(alice);
        URI question =
                visitor.post(hosts.shop(SENSITIVE), hosts.shop(), Map.of()).target();

        Reply forged = visitor.open(URI.create(question + "&asked=2026-01-01T00:00:00Z"));

        assertThat(forged.location()).startsWith("/login/again?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"max_age=300", "prompt=login"})
    void a_demand_that_is_taken_off_on_the_way_is_missed_at_the_shop_and_the_token_is_burned(String demand) {
        visitor.enterShop(alice);
        age("6 minutes");
        String asked = (demand.startsWith("max_age")
                        ? visitor.open(hosts.shop(SENSITIVE))
                        : visitor.post(hosts.shop(SENSITIVE), hosts.shop(), Map.of()))
                .location();
        assertThat(asked).contains("&" + demand);

        Handoff handoff = Handoff.on(visitor.open(URI.create(asked.replace("&" + demand, ""))));

        assertThat(visitor.present(handoff).status()).isEqualTo(400);
        assertThat(hosts.database()
                        .value(
                                "SELECT concat_ws(' ', h.state, h.reason) FROM handoffs h JOIN sessions s ON s.id = h.root_id"
                                        + " JOIN users u ON u.id = s.user_id"
                                        + " WHERE u.username = ? ORDER BY h.issued_at DESC LIMIT 1",
                                alice.username()))
                .isEqualTo("REJECTED NOT_FRESH");
    }

    @Test
    void a_stranger_may_not_set_the_demand_at_the_start() {
        Reply start = visitor.open(hosts.shop("/handoff/start?target=/&max_age=300&prompt=login"));

        assertThat(start.location()).doesNotContain("max_age", "prompt");
    }

    @Test
    void a_page_that_asks_nobody_is_told_that_nobody_is_logged_in() {
        Reply asked = visitor.open(hosts.shop("/example/greeting"));
        assertThat(asked.location()).endsWith("&prompt=none");

        Reply page = visitor.open(asked.target());
        assertThat(page.body()).doesNotContain("v4.public");
        Reply told = visitor.post(
                hosts.shop("/handoff/callback"),
                hosts.home(),
                Map.of("error", page.field("error"), "state", page.field("state"), "iss", page.field("iss")));

        assertThat(page.field("error")).isEqualTo("login_required");
        assertThat(told.status()).isEqualTo(401);
        assertThat(told.body()).contains("You are not logged in", "value=\"/example/greeting\"", "quote");
        assertThat(visitor.cookies(hosts.shop())).isEmpty();
    }

    @Test
    void a_page_that_asks_nobody_knows_who_is_logged_in_at_home() {
        visitor.login(alice);

        Reply back = visitor.present(Handoff.on(
                visitor.open(visitor.open(hosts.shop("/example/greeting")).target())));

        assertThat(back.location()).isEqualTo("/example/greeting");
        assertThat(visitor.open(hosts.shop("/example/greeting")).body()).contains(alice.username());
    }

    @Test
    void nobody_is_asked_either_when_the_login_is_too_old_for_a_page_that_asks_nobody() {
        visitor.login(alice);
        age("6 minutes");

        Reply page = visitor.open(URI.create(asked() + "&prompt=none"));

        assertThat(page.field("error")).isEqualTo("login_required");
    }

    @Test
    void an_error_without_the_binding_of_its_browser_tells_nothing() {
        Reply stranger = visitor.post(
                hosts.shop("/handoff/callback"),
                hosts.home(),
                Map.of(
                        "error",
                        "login_required",
                        "state",
                        "AAAAAAAAAAAAAAAAAAAAAA",
                        "iss",
                        hosts.home().toString()));

        assertThat(stranger.status()).isEqualTo(400);
        assertThat(stranger.body()).contains("could not be handed over");
    }

    @Test
    void somebody_else_logs_in_instead_and_the_login_of_before_ends() {
        visitor.login(alice);
        age("6 minutes");
        Reply question = visitor.open(asked());
        Reply page = visitor.open(hosts.home(question.location()));
        Person bob = Person.inGroupUser("instead", hosts.database());

        assertThat(page.body()).contains("href=\"/login?continue=");
        Reply in = visitor.login(bob, page.field("continue"));

        assertThat(Handoff.on(visitor.open(hosts.home(in.location())))).isNotNull();
        assertThat(hosts.database()
                        .value(
                                "SELECT end_reason FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.username = ?",
                                alice.username()))
                .isEqualTo("REPLACED");
    }

    @Test
    void whoever_is_not_logged_in_is_sent_to_the_login_instead() {
        String again = "/login/again?continue=" + URLEncoder.encode("/sessions", StandardCharsets.UTF_8);

        assertThat(visitor.open(hosts.home(again)).location()).isEqualTo("/login?continue=%2Fsessions");
        assertThat(giveAgain(alice.password(), "/sessions").location()).isEqualTo("/login?continue=%2Fsessions");
    }

    /** Where the shop sends a browser that opens the sensitive page. */
    private URI asked() {
        return visitor.open(hosts.shop(SENSITIVE)).target();
    }

    private Reply giveAgain(String password, String continuation) {
        return visitor.post(
                hosts.home("/login/again"), hosts.home(), Map.of("password", password, "continue", continuation));
    }

    private void age(String interval) {
        hosts.database()
                .update(
                        "UPDATE sessions SET authenticated_at = authenticated_at - CAST(? AS interval)"
                                + " WHERE user_id = (SELECT id FROM users WHERE username = ?)",
                        interval,
                        alice.username());
    }

    private String children() {
        return hosts.database()
                .value(
                        "SELECT string_agg(coalesce(s.end_reason, 'live'), ' ' ORDER BY s.id) FROM sessions s"
                                + " JOIN users u ON u.id = s.user_id WHERE u.username = ? AND s.root_id IS NOT NULL",
                        alice.username());
    }
}
