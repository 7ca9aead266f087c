package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.baton.http.Answer;
import org.baton.paseto.SigningKeys;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.MasterKey;
import org.baton.session.EndReason;
import org.baton.session.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SceneExtension.class)
class ExchangeAddressDbTest {
    private final Scene scene;
    private final Calls calls;
    private final Calls.Handoff handoff;

    ExchangeAddressDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.calls = new Calls(scene);
        this.handoff = calls.issue(scene.login());
    }

    @Test
    void home_records_the_session_without_a_secret_and_leases_it_for_five_minutes() throws SQLException {
        Answer answer = calls.exchange(handoff);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Calls.body(answer))
                .contains("\"sid\":\"" + handoff.root().id() + "\"", "\"lease_seconds\":300", "\"groups\":[\"user\"]");
        assertThat(scene.count(
                        "sessions WHERE root_id = ? AND host = 'store' AND secret_hash IS NULL"
                                + " AND lease_until BETWEEN now() + interval '290 seconds' AND now() + interval '5 minutes'",
                        handoff.root().id().value()))
                .isOne();
    }

    @Test
    void a_second_call_gets_nothing_and_one_text_for_every_fault() {
        calls.exchange(handoff);

        Answer again = calls.exchange(handoff);
        Answer garbage = calls.exchange(calls.assertion(ExchangeAddress.PATH), Map.of("token", "v4.public.x"));

        assertThat(again.status()).isEqualTo(400);
        assertThat(withoutTrace(again)).isEqualTo(withoutTrace(garbage)).contains("invalid_handoff");
    }

    @Test
    void a_wrong_verifier_burns_the_token_and_so_does_none() throws SQLException {
        Calls.Handoff other = calls.issue(handoff.root());

        calls.exchange(
                calls.assertion(ExchangeAddress.PATH),
                Map.of("token", handoff.wire(), "verifier", other.binding().verifier()));
        calls.exchange(calls.assertion(ExchangeAddress.PATH), Map.of("token", other.wire()));

        assertThat(scene.owner()
                        .all(
                                String.class,
                                "SELECT state || ' ' || reason FROM handoffs WHERE root_id = ? ORDER BY reason",
                                handoff.root().id().value()))
                .containsExactly("REJECTED UNBOUND", "REJECTED WRONG_VERIFIER");
    }

    @Test
    void an_assertion_that_was_used_is_refused_and_the_token_not_burnt() {
        String assertion = calls.assertion(ExchangeAddress.PATH);
        calls.exchange(assertion, Map.of("token", calls.issue(handoff.root()).wire()));

        Answer answer = calls.exchange(handoff, assertion);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(calls.exchange(handoff).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "forged", "of another address", "of yesterday", "a handoff token"})
    void an_assertion_that_proves_nothing_is_refused_and_the_token_not_burnt(String kind) {
        String assertion = switch (kind) {
            case "none" -> "";
            case "forged" ->
                Calls.assertion(new SigningKeys(MasterKey.random()), ExchangeAddress.PATH, "store", Handoffs.NOW);
            case "of another address" -> calls.assertion(RenewAddress.PATH);
            case "of yesterday" ->
                Calls.assertion(calls.own(), ExchangeAddress.PATH, "store", Handoffs.NOW.minus(Duration.ofDays(1)));
            default -> handoff.wire();
        };

        assertThat(calls.exchange(handoff, assertion).status()).isEqualTo(401);
        assertThat(calls.exchange(handoff).status()).isEqualTo(200);
    }

    @Test
    void a_page_is_no_server_and_the_token_not_burnt() {
        assertThat(calls.exchangeFromPage(handoff).status()).isEqualTo(403);
        assertThat(calls.exchange(handoff).status()).isEqualTo(200);
    }

    @Test
    void another_siblings_token_is_refused_and_stays_open() throws SQLException {
        Handoffs shops = new Handoffs(scene);
        Handoffs.Handoff shown = shops.issue();

        Answer answer = calls.exchange(
                calls.assertion(ExchangeAddress.PATH),
                Map.of("token", shown.wire(), "verifier", shown.binding().verifier()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(shops.state(shown)).isEqualTo("ISSUED");
    }

    @Test
    void a_sibling_is_no_caller_while_it_is_disabled_shared_or_without_a_key() throws SQLException {
        for (String state : new String[] {"enabled = false", "public_key = NULL"}) {
            scene.owner().run("UPDATE siblings SET %s WHERE id = 'store'".formatted(state));

            assertThat(calls.exchange(handoff).status()).as(state).isEqualTo(401);
            scene.owner()
                    .run(
                            "UPDATE siblings SET enabled = true, public_key = ? WHERE id = 'store'",
                            Calls.publicKey(calls.own()));
        }
        assertThat(Calls.body(calls.exchange(
                        Calls.assertion(calls.own(), ExchangeAddress.PATH, "shop", Handoffs.NOW), Map.of())))
                .contains("Unknown caller");
    }

    @Test
    void while_a_sibling_changes_keys_both_are_taken() throws SQLException {
        String both = Calls.publicKey(new SigningKeys(MasterKey.random())) + " " + Calls.publicKey(calls.own());
        scene.owner().run("UPDATE siblings SET public_key = ? WHERE id = 'store'", both);

        assertThat(calls.exchange(handoff).status()).isEqualTo(200);
    }

    @Test
    void the_end_of_the_login_ends_the_record_and_owes_the_sibling_one_notice() throws SQLException {
        calls.exchange(handoff);

        scene.sessions().end(handoff.root().id(), EndReason.LOGOUT);

        assertThat(scene.count(
                        "sessions WHERE root_id = ? AND end_reason = 'ROOT_ENDED'",
                        handoff.root().id().value()))
                .isOne();
        assertThat(scene.count(
                        "logout_notices n JOIN sessions s ON s.id = n.session_id WHERE n.sibling_id = 'store'"
                                + " AND n.state = 'OWED' AND s.root_id = n.root_id AND n.root_id = ?"
                                + " AND n.owed_until = s.expires_at",
                        handoff.root().id().value()))
                .isOne();
    }

    @Test
    void a_login_that_ended_before_the_exchange_owes_nothing() throws SQLException {
        Opened root = handoff.root();
        scene.sessions().end(root.id(), EndReason.LOGOUT);

        assertThat(calls.exchange(handoff).status()).isEqualTo(400);
        assertThat(scene.count("logout_notices WHERE root_id = ?", root.id().value()))
                .isZero();
    }

    private static String withoutTrace(Answer answer) {
        return Calls.body(answer).replaceAll("[0-9a-f]{8}-[0-9a-f-]{27}", "");
    }
}
