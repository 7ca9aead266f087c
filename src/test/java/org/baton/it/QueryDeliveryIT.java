package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A token in the address of a redirect is worth no more than one that is posted. */
class QueryDeliveryIT {
    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("query", hosts.database());

    @BeforeEach
    void deliver_by_redirect() {
        hosts.database().update("UPDATE siblings SET delivery = 'QUERY' WHERE id = 'shop'");
    }

    @AfterEach
    void deliver_by_post() {
        hosts.database().update("UPDATE siblings SET delivery = 'FORM_POST' WHERE id = 'shop'");
    }

    @Test
    void the_token_comes_by_a_redirect_to_the_registered_callback_and_opens_a_session() {
        URI delivered = delivered("/cart?item=7");
        assertThat(delivered)
                .hasAuthority(hosts.shop().getAuthority())
                .hasPath("/handoff/callback")
                .hasParameter("iss", hosts.home().toString());

        Reply back = visitor.open(delivered);

        assertThat(back.location()).isEqualTo("/cart?item=7");
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);
        assertThat(visitor.cookies(hosts.shop()).keySet()).containsExactly("__Host-sid");
    }

    @Test
    void without_its_binding_the_token_opens_nothing_and_is_burned() {
        URI delivered = delivered("/");

        assertThat(hosts.visitor().open(delivered).status()).isEqualTo(400);
        assertThat(visitor.open(delivered).status()).isEqualTo(400);
        assertThat(visitor.secret(hosts.shop())).isEmpty();
    }

    @Test
    void a_script_and_a_head_request_open_nothing_and_the_token_stays_good() {
        URI delivered = delivered("/");

        assertThat(visitor.fetch(delivered).status()).isEqualTo(403);
        assertThat(visitor.send(
                                delivered,
                                request -> Visitor.navigation(request).method("HEAD", BodyPublishers.noBody()))
                        .status())
                .isEqualTo(405);
        assertThat(visitor.open(delivered).status()).isEqualTo(303);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prefetch", "prefetch;prerender"})
    void a_browser_that_only_prepares_opens_nothing_and_the_token_stays_good(String purpose) {
        URI delivered = delivered("/");

        Reply prepared = visitor.send(
                delivered,
                request -> Visitor.navigation(request)
                        .header("Sec-Purpose", purpose)
                        .GET());

        assertThat(prepared.status()).isEqualTo(403);
        assertThat(visitor.open(delivered).status()).isEqualTo(303);
    }

    @Test
    void a_doubled_parameter_or_both_a_token_and_an_error_are_refused() {
        URI delivered = delivered("/");

        assertThat(visitor.open(URI.create(delivered + "&state=AAAAAAAAAAAAAAAAAAAAAA"))
                        .status())
                .isEqualTo(400);
        assertThat(visitor.open(URI.create(delivered + "&error=login_required")).status())
                .isEqualTo(400);
        assertThat(visitor.open(delivered).status()).isEqualTo(303);
    }

    @Test
    void that_nobody_is_logged_in_comes_by_a_redirect_too() {
        Reply told = visitor.open(
                visitor.open(visitor.open(hosts.shop("/example/greeting")).target())
                        .target());

        assertThat(told.status()).isEqualTo(401);
        assertThat(told.body()).contains("You are not logged in");
    }

    private URI delivered(String target) {
        visitor.hasLoggedIn(alice);
        URI asked = visitor.open(hosts.shop("/handoff/start?target=" + target.replace("?", "%3F")))
                .target();
        return visitor.open(asked).target();
    }
}
