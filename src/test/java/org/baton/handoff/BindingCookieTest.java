package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.baton.http.ReturnPath;
import org.baton.scene.Requests;
import org.baton.secret.MasterKey;
import org.junit.jupiter.api.Test;

class BindingCookieTest {
    private static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    private static final MasterKey MASTER = MasterKey.fromSetting("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");

    private final BindingCookie cookie = at("shop", NOW);
    private final Binding binding = Binding.fresh(to("/orders"), 0, NOW);

    @Test
    void the_browser_that_asked_is_recognised() {
        assertThat(cookie.read(Requests.withCookies(sent(binding)), binding.state()))
                .hasValue(binding);
    }

    @Test
    void the_cookie_is_for_this_host_and_ten_minutes_and_out_of_scripts_reach() {
        String line = cookie.set(binding, Requests.withCookies()).get(0);

        assertThat(line)
                .startsWith("__Host-handoff-" + binding.state().substring(0, 8) + "=")
                .endsWith("; Path=/; Secure; HttpOnly; SameSite=None; Max-Age=600");
    }

    @Test
    void the_cookie_tells_nothing_of_state_verifier_or_target() {
        String value = sent(binding).split("=", 2)[1];

        assertThat(value)
                .matches("[A-Za-z0-9_-]+")
                .doesNotContain(binding.verifier())
                .doesNotContain(binding.state());
    }

    @Test
    void the_cookie_fits_into_one_kilobyte_with_the_longest_target() {
        Binding longest = Binding.fresh(
                new Binding.Wish(
                        new ReturnPath("/" + "a".repeat(511)),
                        new LoginDemand(Optional.of(Duration.ofDays(30)), LoginDemand.Prompt.LOGIN)),
                2,
                NOW);

        assertThat(cookie.set(longest, Requests.withCookies()).get(0)).hasSizeLessThan(1024);
    }

    @Test
    void an_altered_cookie_is_none() {
        String sent = sent(binding);

        for (int i = sent.indexOf('=') + 1; i < sent.length(); i++) {
            char other = sent.charAt(i) == 'A' ? 'B' : 'A';
            String altered = sent.substring(0, i) + other + sent.substring(i + 1);
            assertThat(cookie.read(Requests.withCookies(altered), binding.state()))
                    .as("character %d", i)
                    .isEmpty();
        }
    }

    @Test
    void a_cookie_under_another_name_is_none() {
        Binding other = Binding.fresh(Handoffs.ANYWHERE, 0, NOW);
        String renamed = sent(binding)
                .replace(binding.state().substring(0, 8), other.state().substring(0, 8));

        assertThat(cookie.read(Requests.withCookies(renamed), other.state())).isEmpty();
    }

    @Test
    void another_state_with_the_same_beginning_is_none() {
        String state = binding.state().substring(0, 8) + "AAAAAAAAAAAAAA";

        assertThat(cookie.read(Requests.withCookies(sent(binding)), state)).isEmpty();
    }

    @Test
    void another_siblings_cookie_does_not_open() {
        assertThat(at("wiki", NOW).read(Requests.withCookies(sent(binding)), binding.state()))
                .isEmpty();
    }

    @Test
    void a_cookie_sealed_by_another_key_does_not_open() {
        BindingCookie other = new BindingCookie(role("shop"), MasterKey.random(), Clock.fixed(NOW, ZoneOffset.UTC));

        assertThat(other.read(Requests.withCookies(sent(binding)), binding.state()))
                .isEmpty();
    }

    @Test
    void two_cookies_for_one_state_are_none() {
        assertThat(cookie.read(Requests.withCookies(sent(binding), sent(binding)), binding.state()))
                .isEmpty();
    }

    @Test
    void a_cookie_is_over_after_ten_minutes_and_not_a_nanosecond_before() {
        Instant end = NOW.plus(Duration.ofMinutes(10));

        assertThat(at("shop", end).read(Requests.withCookies(sent(binding)), binding.state()))
                .isEmpty();
        assertThat(at("shop", end.minusNanos(1)).read(Requests.withCookies(sent(binding)), binding.state()))
                .isPresent();
    }

    @Test
    void a_third_flow_clears_nothing() {
        assertThat(cookie.set(binding, Requests.withCookies(sent(started(1)), sent(started(2)))))
                .hasSize(1);
    }

    @Test
    void the_fourth_flow_clears_the_oldest() {
        Binding oldest = started(3);
        List<String> lines = new ArrayList<>(
                cookie.set(binding, Requests.withCookies(sent(started(1)), sent(oldest), sent(started(2)))));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(0))
                .startsWith("__Host-handoff-" + oldest.state().substring(0, 8) + "=;")
                .endsWith("; Max-Age=0");
        assertThat(lines.get(1)).startsWith("__Host-handoff-" + binding.state().substring(0, 8) + "=");
    }

    @Test
    void a_planted_cookie_that_does_not_open_is_cleared_before_a_real_flow() {
        List<String> lines = cookie.set(
                binding, Requests.withCookies(sent(started(1)), sent(started(2)), "__Host-handoff-planted1=nonsense"));

        assertThat(lines.get(0)).startsWith("__Host-handoff-planted1=;");
    }

    @Test
    void a_sibling_of_homes_own_site_sends_lax() {
        SiblingRole lax = new SiblingRole(
                "shop",
                "https://shop.example.org",
                "https://login.example.org",
                Delivery.FORM_POST,
                SiblingRole.SameSite.LAX);

        assertThat(new BindingCookie(lax, MASTER, Clock.fixed(NOW, ZoneOffset.UTC))
                        .set(binding, Requests.withCookies()))
                .allMatch(line -> line.contains("; SameSite=Lax;"));
    }

    private static Binding started(int minutesAgo) {
        return Binding.fresh(Handoffs.ANYWHERE, 0, NOW.minus(Duration.ofMinutes(minutesAgo)));
    }

    private static Binding.Wish to(String target) {
        return new Binding.Wish(new ReturnPath(target), LoginDemand.ANY);
    }

    private String sent(Binding flow) {
        return cookie.set(flow, Requests.withCookies()).get(0).split(";", 2)[0];
    }

    private static SiblingRole role(String id) {
        return new SiblingRole(
                id,
                "https://" + id + ".example.org",
                "https://login.example.org",
                Delivery.FORM_POST,
                SiblingRole.SameSite.NONE);
    }

    private static BindingCookie at(String sibling, Instant now) {
        return new BindingCookie(role(sibling), MASTER, Clock.fixed(now, ZoneOffset.UTC));
    }
}
