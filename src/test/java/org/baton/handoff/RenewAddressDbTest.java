package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.baton.http.Answer;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.session.Channel;
import org.baton.session.EndReason;
import org.baton.session.HostId;
import org.baton.session.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SceneExtension.class)
class RenewAddressDbTest {
    private final Scene scene;
    private final Calls calls;
    private final Opened root;
    private final long record;

    RenewAddressDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.calls = new Calls(scene);
        this.root = scene.login();
        calls.exchange(calls.issue(root));
        this.record = scene.owner()
                .one(
                        Long.class,
                        "SELECT id FROM sessions WHERE root_id = ?",
                        root.id().value());
    }

    @Test
    void a_live_session_is_leased_anew_with_its_user_and_groups_as_they_are_now() throws SQLException {
        scene.owner().run("UPDATE sessions SET lease_until = now() - interval '1 hour' WHERE id = ?", record);
        scene.owner().run("INSERT INTO user_groups SELECT user_id, 'press' FROM sessions WHERE id = ?", record);

        Answer answer = calls.renew(record + ":5");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(Calls.body(answer)).contains("\"groups\":[\"press\",\"user\"]", "\"lease_seconds\":300");
        assertThat(scene.count("sessions WHERE id = ? AND lease_until > now() + interval '4 minutes'", record))
                .isOne();
    }

    @Test
    void a_user_who_is_busy_there_is_not_idle_at_home_even_after_home_was_away() throws SQLException {
        unseenForAnHour();
        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isEmpty();

        calls.renew(record + ":10");

        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void what_ended_at_home_is_said_to_be_over() {
        scene.sessions().end(root.id(), EndReason.LOGOUT);

        assertThat(Calls.body(calls.renew(record + ":5"))).contains("\"" + record + "\":{\"ended\":true}");
    }

    @Test
    void a_session_is_over_with_its_login_even_where_its_record_was_not_ended() throws SQLException {
        Sql owner = scene.owner();
        owner.run("ALTER TABLE sessions DISABLE TRIGGER sessions_ended");
        owner.run(
                "UPDATE sessions SET ended_at = now(), end_reason = 'SQL' WHERE id = ?",
                root.id().value());
        owner.run("ALTER TABLE sessions ENABLE TRIGGER sessions_ended");

        assertThat(Calls.body(calls.renew(record + ":5"))).contains("\"ended\":true");
    }

    @Test
    void a_record_of_another_sibling_is_not_this_ones_to_renew() throws SQLException {
        scene.owner()
                .run("INSERT INTO siblings (id, origin, exchange) VALUES ('billing', 'https://billing.example.org',"
                        + " 'ENDPOINT') ON CONFLICT DO NOTHING");
        Opened others = scene.child(root, new HostId("billing"));
        scene.owner()
                .run(
                        "UPDATE sessions SET secret_hash = NULL, lease_until = now() WHERE id = ?",
                        others.id().value());

        assertThat(Calls.body(calls.renew(others.id() + ":5"))).contains("\"ended\":true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE users SET status = 'SUSPENDED' WHERE id = (SELECT user_id FROM sessions WHERE id = ?)",
                "UPDATE users SET login_epoch = login_epoch + 1 WHERE id = (SELECT user_id FROM sessions WHERE id = ?)",
                "UPDATE siblings SET required_group = 'nobody' WHERE id = 'store' AND ? > 0"
            })
    void a_user_who_may_no_longer_be_there_is_out_with_the_renewal(String change) throws SQLException {
        try {
            scene.owner().run(change, record);

            assertThat(Calls.body(calls.renew(record + ":5"))).contains("\"ended\":true");
        } finally {
            scene.owner().run("UPDATE siblings SET required_group = NULL WHERE id = 'store'");
        }
    }

    @Test
    void idle_for_longer_than_home_allows_is_over() throws SQLException {
        unseenForAnHour();

        assertThat(Calls.body(calls.renew(record + ":1801"))).contains("\"ended\":true");
    }

    @Test
    void sessions_of_other_hosts_and_logins_are_not_this_siblings_to_renew() throws SQLException {
        Opened child = scene.child(root, Scene.SHOP);

        Answer answer = calls.renew(child.id() + ":5," + root.id() + ":5");

        assertThat(Calls.body(answer))
                .contains("\"" + child.id() + "\":{\"ended\":true}", "\"" + root.id() + "\":{\"ended\":true}");
        assertThat(scene.column("ended_at", child)).isEqualTo("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1:", "1:-1", "a:1", "1:1,", "1:1,1:2", "0:1", "1:1234567890", "1:1;2:2"})
    void what_is_no_list_of_sessions_is_refused(String sessions) {
        assertThat(calls.renew(sessions).status()).isEqualTo(400);
    }

    @Test
    void a_page_is_no_server() {
        assertThat(calls.renewFromPage(record + ":5").status()).isEqualTo(403);
    }

    @Test
    void an_assertion_is_used_once() {
        String assertion = calls.assertion(RenewAddress.PATH);

        assertThat(calls.renew(assertion, record + ":5").status()).isEqualTo(200);
        assertThat(calls.renew(assertion, record + ":5").status()).isEqualTo(401);
    }

    private void unseenForAnHour() throws SQLException {
        Sql owner = scene.owner();
        owner.run("ALTER TABLE sessions DISABLE TRIGGER sessions_refuse_change");
        owner.run(
                "UPDATE sessions SET opened_at = now() - interval '2 hours', last_seen_at = now() - interval '1 hour'"
                        + " WHERE ? IN (id, root_id)",
                root.id().value());
        owner.run("ALTER TABLE sessions ENABLE TRIGGER sessions_refuse_change");
    }
}
