package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.baton.run.Database;
import org.baton.run.Redeployable;
import org.baton.scene.Statements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same application keeps attributes in {@code request.getSession()}, which is a row of its own database. */
abstract class EmbeddedSessions extends EmbeddedDownloads {
    EmbeddedSessions(Nodes nodes, Redeployable server, Path own, Database database) {
        super(nodes, server, own, database);
    }

    @Test
    void a_cart_of_a_stranger_survives_the_login_and_is_joined_with_its_user_in_sql() {
        Visitor visitor = hosts.visitor();
        assertThat(held(visitor, "visit").cookies()).isEmpty();
        assertThat(held(visitor, "put").cookies()).singleElement().asString().startsWith("__Host-sid=");
        String stranger = visitor.secret(hosts.shop()).orElseThrow();
        assertThat(held(visitor, "put").cookies()).isEmpty();
        Person alice = person();
        visitor.login(alice);

        assertThat(visitor.present(handoff(visitor)).status()).isEqualTo(303);

        assertThat(visitor.secret(hosts.shop())).isPresent().get().isNotEqualTo(stranger);
        assertThat(held(visitor, "show").body()).isEqualTo("basket=Basket[articles=[brush, paint], pieces=3]");
        assertThat(database.value(
                        "SELECT attributes -> 'basket' ->> 'pieces' FROM sessions WHERE ended_at IS NULL AND user_id = "
                                + HIS,
                        alice.username()))
                .isEqualTo("3");
    }

    @Test
    @Needs({Tool.CHROMIUM, Tool.CHROMEDRIVER})
    void in_a_browser_it_is_there_after_the_way_over_homes_login_page_and_back() {
        Person alice = person();
        try (Browser browser = Browser.at(hosts)) {
            browser.open(hosts.shop("/held?do=put")).awaitText("put");

            browser.open(hosts.shop("/orders")).login(alice).awaitAddress(hosts.shop("/orders"));

            browser.open(hosts.shop("/held?do=show")).awaitText("basket=Basket[articles=[brush, paint], pieces=3]");
        }
        assertThat(database.rows("""
                        SELECT s.attributes -> 'basket' ->> 'pieces' AS pieces, s.ended_at
                          FROM sessions s
                          JOIN users u ON u.id = s.user_id
                         WHERE u.username = ?
                        """, alice.username())).containsExactly(Map.of("pieces", "3", "ended_at", ""));
    }

    @Test
    void attributes_are_kept_by_every_way_of_a_request_through_the_server() {
        Visitor visitor = entered(person());
        for (String way : List.of("put-much", "put-leaving", "forward", "include", "dispatch", "later", "time-out")) {
            assertThat(held(visitor, way).status()).as(way).isIn(200, 303, 302);
        }
        assertThat(held(visitor, "put-failing").status()).isEqualTo(418);
        assertThat(held(visitor, "put-throwing").status()).isEqualTo(500);

        assertThat(held(visitor, "show").body())
                .isEqualTo("failed=true insideDispatch=true insideForward=true insideInclude=true insideLater=true"
                        + " insideTimeOut=true left=true much=true thrown=true");
    }

    @Test
    void once_an_attribute_was_read_none_costs_a_statement_to_read() throws SQLException {
        Visitor visitor = entered(person());
        held(visitor, "put");
        held(visitor, "show");
        Statements own = Statements.of("baton_app", database.database());

        assertThat(held(visitor, "show").body()).startsWith("basket=");

        assertThat(own.calls().keySet())
                .anyMatch(statement -> statement.contains("s.secret_hash ="))
                .noneMatch(statement -> statement.contains("attributes_on("));
    }

    /** Each of these ways would let the answer go, or hear of its end, before the request is over. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "shortly",
                "with-another-id",
                "at-length",
                "in-bytes-at-length",
                "flushing",
                "flushing-the-writer",
                "closing-the-stream",
                "of-known-length",
                "of-added-length",
                "of-length-in-a-number",
                "leaving",
                "failing"
            })
    void a_request_that_outlives_its_session_keeps_nothing_and_says_so_instead_of_answering(String how) {
        Person alice = person();

        Reply told = held(entered(alice), "meanwhile&how=" + how);

        assertThat(told.status()).isEqualTo(409);
        assertThat(told.body()).contains("The session is over").doesNotContain("all went well");
        assertThat(database.value("SELECT attributes FROM sessions WHERE user_id = " + HIS, alice.username()))
                .isEqualTo("{}");
    }

    @Test
    void another_id_is_another_secret_and_an_invalidated_session_is_a_logout() {
        Person alice = person();
        Visitor visitor = entered(alice);
        Visitor old = visitor.copy();
        held(visitor, "put");
        held(visitor, "heard");

        String[] ids = held(visitor, "other-id").body().split(" ", -1);

        assertThat(ids[0]).isNotEqualTo(ids[1]);
        assertThat(held(visitor, "show").body()).startsWith("basket=");
        assertThat(held(old, "show").body()).isEmpty();
        assertThat(held(visitor, "invalidate").body()).isEqualTo("true");
        assertThat(visitor.secret(hosts.shop())).isEmpty();
        assertThat(openSessions(alice)).isEqualTo("0");
        assertThat(held(old, "heard").body()).isEqualTo("changed,ending");
    }

    @ParameterizedTest
    @ValueSource(strings = {"throwing", "failing", "resetting"})
    void another_secret_reaches_its_browser_however_the_request_ends(String how) {
        Visitor visitor = entered(person());
        String before = visitor.secret(hosts.shop()).orElseThrow();

        held(visitor, "another-id&how=" + how);

        assertThat(visitor.secret(hosts.shop())).isPresent().get().isNotEqualTo(before);
        assertThat(page(visitor).status()).isEqualTo(200);
    }

    @Test
    void what_a_stranger_set_before_a_failure_is_there_at_the_next_request() {
        Visitor visitor = hosts.visitor();

        assertThat(held(visitor, "put-throwing").status()).isEqualTo(500);

        assertThat(held(visitor, "show").body()).isEqualTo("thrown=true");
    }

    @Test
    void a_request_that_sets_too_much_is_told_and_its_browser_stays_in_under_another_secret() {
        Visitor visitor = entered(person());
        Visitor old = visitor.copy();
        held(visitor, "fill");

        Reply told = held(visitor, "overfill-with-another-id");

        assertThat(told.status()).isEqualTo(413);
        assertThat(held(visitor, "show").body()).startsWith("filling=x").doesNotContain("more=");
        assertThat(held(old, "show").body()).isEmpty();
    }

    @Test
    void what_is_no_attribute_is_refused_with_what_to_do() {
        assertThat(held(hosts.visitor(), "refused").body())
                .contains("name your class in baton.session.attributes.types");
    }

    @Test
    void the_servers_own_session_is_in_no_cookie_and_the_log_says_that_it_was_made() {
        Visitor visitor = hosts.visitor();

        assertThat(held(visitor, "server").cookies()).isEmpty();
        assertThat(held(visitor, "server").body()).isEqualTo("true");

        Awaited.until("the log says so", () -> logged("the server made a session of its own"));
    }

    private Reply held(Visitor visitor, String what) {
        return visitor.open(hosts.shop(HeldAttributes.ADDRESS + "?do=" + what));
    }

    private boolean logged(String text) {
        try {
            return Files.readString(server.log()).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
