package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever logs out at the shop is out everywhere; whoever links to home's logout logs nobody out. */
class SiblingLogoutIT {
    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("leaves", hosts.database());

    @Test
    void the_session_here_ends_at_once_and_the_login_when_home_is_reached() {
        visitor.enterShop(alice);
        Reply out = logOut();
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.location()).matches("\\Q" + hosts.home("/logout?hint=") + "\\E[0-9a-f-]{36}");
        assertThat(out.header("Clear-Site-Data")).contains("\"cache\", \"storage\"");
        assertThat(visitor.secret(hosts.shop())).isEmpty();
        assertThat(endReasons()).isEqualTo("live LOGOUT");

        Reply home = visitor.open(out.target());

        assertThat(home.body()).contains("Logged out");
        assertThat(visitor.secret(hosts.home())).isEmpty();
        assertThat(endReasons()).isEqualTo("LOGOUT LOGOUT");
        Reply protectedPage = visitor.open(visitor.open(hosts.shop("/")).target());
        assertThat(protectedPage.location()).startsWith("/login?continue=");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "hint=", "hint=nonsense", "hint=00000000-0000-0000-0000-000000000000"})
    void without_a_hint_of_this_very_login_home_asks(String query) {
        visitor.enterShop(alice);

        assertAsks(visitor.open(hosts.home("/logout?" + query)));
    }

    @Test
    void the_hint_of_another_login_makes_home_ask() {
        Visitor other = hosts.visitor();
        other.enterShop(alice);
        URI out = other.post(hosts.shop("/logout"), hosts.shop(), Map.of()).target();
        visitor.enterShop(alice);

        assertAsks(visitor.open(out));
    }

    @Test
    void the_hint_of_a_handoff_that_nobody_took_makes_home_ask() {
        visitor.enterShop(alice);
        visitor.cookies(hosts.shop()).clear();
        visitor.handoff();
        String open = hosts.database()
                .value(
                        "SELECT h.trace FROM handoffs h JOIN sessions s ON s.id = h.root_id"
                                + " JOIN users u ON u.id = s.user_id WHERE u.username = ? AND h.state = 'ISSUED'",
                        alice.username());

        assertAsks(visitor.open(hosts.home("/logout?hint=" + UUID.fromString(open))));
    }

    @Test
    void a_script_a_frame_and_a_prefetch_end_nothing() {
        visitor.enterShop(alice);
        URI out = logOut().target();

        assertAsks(visitor.fetch(out));
        assertAsks(visitor.send(
                out,
                request -> request.header("Accept", "text/html")
                        .header("Sec-Fetch-Mode", "navigate")
                        .header("Sec-Fetch-Dest", "iframe")
                        .GET()));
        assertAsks(visitor.send(
                out,
                request -> Visitor.navigation(request)
                        .header("Sec-Purpose", "prefetch")
                        .GET()));
        assertThat(visitor.send(out, request -> Visitor.navigation(request).method("HEAD", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(405);
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
    }

    @Test
    void whoever_is_asked_and_says_yes_is_out() {
        visitor.enterShop(alice);
        Reply asks = visitor.open(hosts.home("/logout"));
        assertThat(asks.body()).contains("action=\"/logout\"");

        assertThat(visitor.logout().body()).contains("Logged out");

        assertThat(endReasons()).isEqualTo("LOGOUT ROOT_ENDED");
    }

    @Test
    void a_stranger_who_logs_out_is_sent_home_without_a_hint_and_told_there() {
        Reply out = logOut();

        assertThat(out.location()).isEqualTo(hosts.home("/logout").toString());
        assertThat(visitor.open(out.target()).body()).contains("Logged out");
    }

    private Reply logOut() {
        return visitor.post(hosts.shop("/logout"), hosts.shop(), Map.of());
    }

    private void assertAsks(Reply reply) {
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).contains("Log out?");
        assertThat(reply.cookies()).isEmpty();
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
    }

    private String endReasons() {
        return hosts.database()
                .value(
                        "SELECT string_agg(coalesce(s.end_reason, 'live'), ' ' ORDER BY s.id) FROM sessions s"
                                + " JOIN users u ON u.id = s.user_id WHERE u.username = ?",
                        alice.username());
    }
}
