package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A good assertion of home's for a service that is called like the shop, shown at both hosts instead of there. */
class ServiceAssertionIT {
    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final String assertion = HomesAssertion.forService("shop", hosts);

    @Test
    void the_shop_takes_it_for_no_handoff_and_burns_none() {
        visitor.login(Person.inGroupUser("asserted", hosts.database()));
        Handoff handoff = visitor.handoff();

        Reply refused = visitor.copy().present(new Handoff(assertion, handoff.state(), handoff.issuer()));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(visitor.present(handoff).status()).isEqualTo(303);
    }

    @Test
    void it_is_a_login_at_neither_host() {
        for (String authorization : List.of("Bearer " + assertion, "Bearer tok_" + assertion, "PASETO " + assertion)) {
            assertThat(List.of(hosts.home("/api/session"), hosts.shop("/api/session")))
                    .allSatisfy(address -> assertThat(
                                    visitor.send(address, request -> request.header("Authorization", authorization))
                                            .status())
                            .isEqualTo(401));
        }
        visitor.cookies(hosts.home()).put("__Host-sid", assertion);
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(401);
    }

    @Test
    void home_takes_it_for_no_call_of_a_siblings() {
        for (String path : List.of("/handoff/exchange", "/handoff/renew", "/ticket/exchange")) {
            Reply refused = visitor.send(
                    hosts.home(path),
                    request -> request.header("Authorization", "PASETO " + assertion)
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(Visitor.encoded(Map.of("token", assertion)))));

            assertThat(refused.status()).as(path).isEqualTo(401);
        }
    }

    @Test
    void a_sibling_that_names_no_service_publishes_nothing() {
        assumeTrue(Nodes.PAYARA.canRun(), "left out by payara.skip, or 127.0.0.2 is missing");
        Hosts onPayara = Hosts.on(Nodes.PAYARA);

        assertThat(onPayara.visitor().fetch(onPayara.shop("/.well-known/baton")).status())
                .isEqualTo(404);
    }

    @Test
    void a_sibling_in_homes_database_publishes_the_keys_of_its_own_services() {
        JsonObject published = visitor.fetch(hosts.shop("/.well-known/baton")).json();

        assertThat(published.getString("issuer")).isEqualTo(hosts.shop().toString());
        assertThat(published.getJsonArray("keys").getValuesAs(JsonObject.class))
                .extracting(key -> key.getString("kid") + " " + key.getString("state"))
                .containsExactly("stock.assertion.1 RETIRING", "stock.assertion.2 ACTIVE", "stock.assertion.3 NEXT");
    }
}
