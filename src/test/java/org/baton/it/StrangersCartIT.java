package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.baton.secret.Secret;
import org.junit.jupiter.api.Test;

/** What home keeps for somebody who is not logged in yet. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class StrangersCartIT {
    private static final String STRANGER = """
            INSERT INTO sessions (secret_hash, host, idle_timeout, expires_at, attributes)
            VALUES (?, 'home', interval '30 minutes', now() + interval '12 hours', '{"cart": ["brush"]}')
            """;

    private final Hosts hosts;

    StrangersCartIT(Nodes nodes) {
        hosts = Hosts.on(nodes);
    }

    @Test
    void it_outlives_the_look_at_the_login_page_and_goes_over_to_the_login() {
        Secret secret = Secret.random();
        hosts.database().update(STRANGER, (Object) secret.hash().bytes());
        Visitor visitor = hosts.visitor();
        visitor.cookies(hosts.home()).put("__Host-sid", secret.text());
        Person alice = Person.inGroupUser("cart", hosts.database());

        assertThat(visitor.open(hosts.home("/login")).cookies()).isEmpty();
        assertThat(visitor.login(alice).status()).isEqualTo(303);

        assertThat(visitor.secret(hosts.home())).isPresent().get().isNotEqualTo(secret.text());
        assertThat(hosts.database()
                        .value(
                                "SELECT s.attributes ->> 'cart' FROM sessions s JOIN users u ON u.id = s.user_id"
                                        + " WHERE s.ended_at IS NULL AND u.username = ?",
                                alice.username()))
                .isEqualTo("[\"brush\"]");
    }
}
