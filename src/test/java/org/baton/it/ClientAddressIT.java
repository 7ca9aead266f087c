package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Who a client is to the hosts, when all come by one proxy: this test, whose address both hosts trust. Clients are
 * 192.0.2.x and 198.51.100.x; what they claim is 203.0.113.9.
 */
class ClientAddressIT {
    private static final String CLAIMED = "203.0.113.9";

    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("proxied", hosts.database());

    @Test
    void the_rows_of_a_login_and_its_child_have_the_clients_address_each() {
        asks(hosts.home("/login"), hosts.home(), form(alice.password()), "192.0.2.7");
        Handoff handoff = visitor.handoff();
        asks(hosts.shop("/handoff/callback"), hosts.home(), handoff.form(), "2001:db8::7");

        assertThat(openedIps()).isEqualTo("home 192.0.2.7, shop 2001:db8::7");
    }

    @Test
    void what_a_client_claims_is_not_believed_where_the_proxy_appends() {
        asks(hosts.home("/login"), hosts.home(), form(alice.password()), CLAIMED + ", 192.0.2.7");
        Visitor another = hosts.visitor();
        another.send(
                hosts.home("/login"),
                request -> posted(request, hosts.home(), form(alice.password()))
                        .header("X-Forwarded-For", CLAIMED)
                        .header("X-Forwarded-For", "192.0.2.8"));

        assertThat(openedIps()).isEqualTo("home 192.0.2.7, home 192.0.2.8");
    }

    @Test
    void guesses_count_against_the_client_and_not_against_the_proxy() {
        for (int i = 0; i < 5; i++) {
            assertThat(guess("198.51.100.1")).isEqualTo(401);
        }
        lengthenDelays();

        assertThat(guess("198.51.100.1")).isEqualTo(429);
        assertThat(guess(CLAIMED + ", 198.51.100.1")).isEqualTo(429);
        assertThat(guess("198.51.100.2")).isEqualTo(401);
        assertThat(visitor.login(alice).status()).isEqualTo(303);
    }

    @Test
    void the_audit_of_a_refused_login_has_the_clients_address() {
        String audited = "SELECT count(*) FROM session_events WHERE type = 'LOGIN_REFUSED' AND ip = '198.51.100.77'";
        int before = Integer.parseInt(hosts.database().value(audited));

        assertThat(guess("198.51.100.77")).isEqualTo(401);

        assertThat(Integer.parseInt(hosts.database().value(audited))).isEqualTo(before + 1);
    }

    @Test
    void whoever_is_no_proxy_is_not_believed() throws IOException {
        InetAddress elsewhere = InetAddress.getByName("127.0.0.2");
        assumeTrue(RawRequest.mayComeFrom(elsewhere), "macOS has no 127.0.0.2 until it is told to");

        RawRequest.RawReply reply = RawRequest.of("POST", "/login")
                .with("Origin: SELF")
                .with("X-Forwarded-For: " + CLAIMED)
                .form(Visitor.encoded(form(alice.password())))
                .send(hosts.home(), hosts, elsewhere);

        assertThat(reply.status()).isEqualTo(303);
        assertThat(openedIps()).isEqualTo("home 127.0.0.2");
    }

    /** To longer than this machine may take for a guess. */
    private void lengthenDelays() {
        hosts.database()
                .update(
                        "UPDATE login_attempts SET blocked_until = now() + interval '1 minute' WHERE kind = 'PAIR' AND failures >= 5");
    }

    private int guess(String forwardedFor) {
        return asks(hosts.home("/login"), hosts.home(), form("wrong"), forwardedFor)
                .status();
    }

    private Reply asks(URI address, URI origin, Map<String, String> form, String forwardedFor) {
        return visitor.send(address, request -> posted(request, origin, form).header("X-Forwarded-For", forwardedFor));
    }

    private static HttpRequest.Builder posted(HttpRequest.Builder request, URI origin, Map<String, String> form) {
        return Visitor.navigation(request)
                .header("Origin", origin.toString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(Visitor.encoded(form)));
    }

    private Map<String, String> form(String password) {
        return Map.of("username", alice.username(), "password", password);
    }

    private String openedIps() {
        return hosts.database()
                .value(
                        "SELECT string_agg(s.host || ' ' || host(s.opened_ip), ', ' ORDER BY s.id) FROM sessions s"
                                + " JOIN users u ON u.id = s.user_id WHERE u.username = ?",
                        alice.username());
    }
}
