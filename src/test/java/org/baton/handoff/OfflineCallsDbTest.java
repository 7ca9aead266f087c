package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.baton.http.Answer;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What an OFFLINE sibling may call home for when home is there. */
@ExtendWith(SceneExtension.class)
class OfflineCallsDbTest {
    private final Scene scene;
    private final Calls calls;
    private final Calls.Handoff handoff;

    OfflineCallsDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.calls = new Calls(scene);
        scene.owner()
                .run("UPDATE siblings SET exchange = 'OFFLINE', lease_grace = interval '1 hour' WHERE id = 'store'");
        this.handoff = calls.issue(scene.login());
    }

    @Test
    void it_renews_what_home_recorded_and_home_knows_the_grace() throws SQLException {
        long record = scene.owner()
                .one(
                        Long.class,
                        "SELECT id FROM sessions WHERE root_id = ?",
                        handoff.root().id().value());

        Answer answer = calls.renew(record + ":5");

        assertThat(Calls.body(answer)).contains("\"groups\":[\"user\"]", "\"lease_seconds\":300");
        assertThat(scene.count(
                        "sessions WHERE id = ? AND lease_until BETWEEN now() + interval '64 minutes'"
                                + " AND now() + interval '65 minutes'",
                        record))
                .isOne();
    }

    @Test
    void home_exchanges_nothing_for_it_and_the_record_stays() throws SQLException {
        assertThat(calls.exchange(handoff).status()).isEqualTo(400);

        assertThat(scene.count(
                        "sessions WHERE root_id = ? AND ended_at IS NULL",
                        handoff.root().id().value()))
                .isOne();
    }
}
