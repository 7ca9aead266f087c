package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What happens between the issue of a token and its exchange is seen by the exchange. */
class MeanwhileIT {
    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("meanwhile", hosts.database());

    @Test
    void a_user_suspended_meanwhile_gets_no_session() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();

        hosts.database().update("UPDATE users SET status = 'SUSPENDED' WHERE username = ?", alice.username());

        assertThatNothingOpens(handoff);
    }

    @Test
    void a_password_changed_meanwhile_gives_no_session() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();

        hosts.database().update("UPDATE users SET password_hash = 'another' WHERE username = ?", alice.username());

        assertThatNothingOpens(handoff);
    }

    @Test
    void a_logout_meanwhile_gives_no_session() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();

        visitor.logout();

        assertThatNothingOpens(handoff);
    }

    @Test
    void a_login_replaced_meanwhile_gives_no_session() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();

        visitor.login(alice);

        assertThatNothingOpens(handoff);
    }

    @Test
    void a_group_that_the_shop_asks_for_and_the_user_left_meanwhile_gives_no_session() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();
        hosts.database().update("UPDATE siblings SET required_group = 'press' WHERE id = 'shop'");
        try {
            assertThatNothingOpens(handoff);
        } finally {
            hosts.database().update("UPDATE siblings SET required_group = NULL WHERE id = 'shop'");
        }
    }

    @Test
    void a_shop_disabled_meanwhile_opens_no_session_even_when_it_is_enabled_again() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();
        hosts.database().update("UPDATE siblings SET enabled = false WHERE id = 'shop'");
        try {
            assertThatNothingOpens(handoff);
        } finally {
            hosts.database().update("UPDATE siblings SET enabled = true WHERE id = 'shop'");
        }
        assertThatNothingOpens(handoff);
    }

    @Test
    void a_disabled_shop_puts_everybody_out_on_the_next_request() {
        visitor.enterShop(alice);
        hosts.database().update("UPDATE siblings SET enabled = false WHERE id = 'shop'");
        try {
            assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
            assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
            assertThat(visitor.open(hosts.home("/")).body())
                    .doesNotContain(hosts.shop().toString());
        } finally {
            hosts.database().update("UPDATE siblings SET enabled = true WHERE id = 'shop'");
        }
    }

    @Test
    void a_handoff_whose_time_is_over_opens_no_session() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();

        hosts.database().update("""
                UPDATE handoffs
                   SET issued_at = issued_at - interval '2 minutes',
                       expires_at = expires_at - interval '2 minutes'
                 WHERE root_id IN (SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.username = ?)
                """, alice.username());

        assertThatNothingOpens(handoff);
    }

    @Test
    void another_user_who_is_logged_in_at_the_shop_is_not_swapped() {
        visitor.hasLoggedIn(alice);
        Handoff handoff = visitor.handoff();
        Visitor bobs = hosts.visitor();
        Person bob = Person.inGroupUser("bob", hosts.database());
        bobs.enterShop(bob);
        String bobsSecret = bobs.secret(hosts.shop()).orElseThrow();
        visitor.cookies(hosts.shop()).put("__Host-sid", bobsSecret);

        Reply asked = visitor.present(handoff);

        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.body()).contains("The " + bob.username());
        assertThat(visitor.secret(hosts.shop())).contains(bobsSecret);
        assertThat(visitor.session(hosts.shop()).body()).contains(bob.username());
    }

    @Test
    void the_same_user_who_is_logged_in_at_the_shop_goes_on_in_a_fresh_session() {
        visitor.enterShop(alice);
        String before = visitor.secret(hosts.shop()).orElseThrow();
        visitor.cookies(hosts.shop()).remove("__Host-sid");
        Handoff handoff = visitor.handoff();
        visitor.cookies(hosts.shop()).put("__Host-sid", before);

        visitor.present(handoff);

        assertThat(visitor.secret(hosts.shop())).isPresent().isNotEqualTo(Optional.of(before));
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);
        Visitor old = hosts.visitor();
        old.cookies(hosts.shop()).put("__Host-sid", before);
        assertThat(old.session(hosts.shop()).status()).isEqualTo(401);
    }

    private void assertThatNothingOpens(Handoff handoff) {
        Reply refused = visitor.present(handoff);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.cookies()).isEmpty();
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
    }
}
