package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.baton.run.Database;
import org.baton.scene.Statements;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many statements a request costs, counted by PostgreSQL while the servers run. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class StatementsIT {
    private static final int REQUESTS = 20;

    private final Hosts hosts;
    private final Visitor visitor;
    private final Person alice;

    StatementsIT(Nodes nodes) {
        hosts = Hosts.on(nodes);
        visitor = hosts.visitor();
        alice = Person.inGroupUser("counted", hosts.database());
    }

    @BeforeAll
    static void nobodyElseAsks() {
        Store.standStill();
    }

    @AfterAll
    static void everybodyGoesOn() {
        Store.goOn();
    }

    @Test
    void a_request_with_a_session_is_one_statement_outside_any_transaction() throws SQLException {
        visitor.login(alice);
        Statements home = statements("baton_app");

        for (int request = 0; request < REQUESTS; request++) {
            assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
        }

        assertThat(home.calls()).hasSize(1).containsValue((long) REQUESTS);
        assertThat(home.transactions()).isZero();
    }

    @Test
    void a_request_on_a_sibling_is_one_statement_too() throws SQLException {
        visitor.enterShop(alice);
        visitor.session(hosts.shop());
        Statements shop = statements(Database.SHOP);

        for (int request = 0; request < REQUESTS; request++) {
            assertThat(visitor.session(hosts.shop()).status()).isEqualTo(200);
        }

        assertThat(shop.calls()).hasSize(1).containsValue((long) REQUESTS);
    }

    @Test
    void a_touch_is_one_statement_more_once_in_the_interval() throws SQLException {
        visitor.login(alice);
        seenLongAgo();
        Statements home = statements("baton_app");

        for (int request = 0; request < REQUESTS; request++) {
            visitor.session(hosts.home());
        }

        assertThat(home.calls()).hasSize(2).containsValues((long) REQUESTS, 1L);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: __Host-sid=",
                "Cookie: __Host-sid=short",
                "Cookie: __Host-sid=tok_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Cookie: __Host-sid=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA; __Host-sid=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Authorization: Bearer AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Authorization: Bearer tok_short",
                "Authorization: Basic YWxpY2U6c2VjcmV0"
            })
    void what_is_no_secret_costs_no_statement_and_clears_nothing(String header) throws SQLException {
        Statements home = statements("baton_app");

        Reply reply = withHeader(header);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.cookies()).isEmpty();
        assertThat(home.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Cookie: __Host-sid=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
                "Authorization: Bearer tok_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void an_unknown_secret_costs_one_statement_and_clears_nothing(String header) throws SQLException {
        Statements home = statements("baton_app");

        Reply reply = withHeader(header);

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.cookies()).isEmpty();
        assertThat(home.calls()).hasSize(1).containsValue(1L);
    }

    @Test
    void a_login_is_at_most_four_statements_after_the_password_check() throws SQLException {
        visitor.login(alice);
        visitor.logout();
        Statements home = statements("baton_app");

        visitor.login(alice);

        Map<String, Long> calls = home.calls();
        assertThat(calls.values()).containsOnly(1L);
        List<String> afterTheCheck = calls.keySet().stream()
                .filter(query -> !query.contains("password_hash") && !query.contains("INTO login_attempts"))
                .toList();
        assertThat(afterTheCheck).hasSizeBetween(3, 4);
        assertThat(home.transactions()).isEqualTo(1);
    }

    @Test
    void a_logout_is_one_statement_besides_the_recognition() throws SQLException {
        visitor.login(alice);
        Statements home = statements("baton_app");

        visitor.logout();

        assertThat(home.calls()).hasSize(2);
        assertThat(home.calls().values()).containsOnly(1L);
        assertThat(home.transactions()).isZero();
    }

    /** A past that no application may write: without the triggers. */
    private void seenLongAgo() throws SQLException {
        hosts.database().database().run("""
                        SET session_replication_role = replica;
                        UPDATE sessions
                           SET opened_at = now() - interval '5 minutes', last_seen_at = now() - interval '2 minutes'
                         WHERE user_id = (SELECT id FROM users WHERE username = '%s')
                        """.formatted(alice.username()));
    }

    private Reply withHeader(String header) {
        String[] parts = header.split(": ", 2);
        return visitor.send(
                URI.create(hosts.home() + "/api/session"),
                request -> request.header(parts[0], parts[1]).method("GET", BodyPublishers.noBody()));
    }

    private Statements statements(String role) throws SQLException {
        return Statements.of(role, hosts.database().database());
    }
}
