package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.baton.scene.Planted;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class TouchDbTest {
    private final Scene scene;

    TouchDbTest(Scene scene) {
        this.scene = scene;
    }

    @Test
    void requests_within_the_interval_write_nothing() throws SQLException {
        Opened opened = scene.login();
        String before = scene.column("xmin", opened);

        for (int request = 0; request < 5; request++) {
            assertThat(scene.sessions().resume(opened.secret(), Channel.COOKIE)).isPresent();
        }

        assertThat(scene.column("xmin", opened)).isEqualTo(before);
    }

    @Test
    void the_first_request_after_the_interval_writes_and_the_next_do_not() throws SQLException {
        Opened opened = Planted.rootSeen(scene.owner(), scene.user(), "now() - interval '61 seconds'");
        String before = scene.column("xmin", opened);

        scene.sessions().resume(opened.secret(), Channel.COOKIE);
        String touched = scene.column("xmin", opened);
        scene.sessions().resume(opened.secret(), Channel.COOKIE);

        assertThat(touched).isNotEqualTo(before);
        assertThat(scene.column("xmin", opened)).isEqualTo(touched);
        assertThat(scene.column("last_seen_at > now() - interval '10 seconds'", opened))
                .isEqualTo("true");
    }

    @Test
    void of_requests_at_the_same_moment_one_writes() throws Exception {
        SessionTable table = new SessionTable(scene.home(), HostId.HOME);
        Duration interval = Scene.POLICY.touchInterval();
        Opened opened = Planted.rootSeen(scene.owner(), scene.user(), "now() - interval '61 seconds'");

        Callable<Integer> touch = () -> table.touch(opened.id(), interval);
        try (Race race = new Race(8)) {
            List<Integer> written = race.run(Collections.nCopies(8, touch));

            assertThat(written).containsOnlyOnce(1).containsOnly(0, 1);
        }
    }

    @Test
    void the_first_use_of_a_child_is_written() throws SQLException {
        Opened child = Planted.child(scene.owner(), scene.login(), Scene.SHOP, "now()");
        scene.owner().run("ALTER TABLE sessions DISABLE TRIGGER sessions_refuse_change");
        scene.owner()
                .run(
                        "UPDATE sessions SET opened_at = last_seen_at WHERE id = ?",
                        child.id().value());
        scene.owner().run("ALTER TABLE sessions ENABLE TRIGGER sessions_refuse_change");

        scene.shopSessions().resume(child.secret(), Channel.COOKIE);

        assertThat(scene.column("last_seen_at > opened_at", child)).isEqualTo("true");
    }

    @Test
    void an_ended_session_is_not_touched() throws SQLException {
        Opened opened = Planted.rootSeen(scene.owner(), scene.user(), "now() - interval '61 seconds'");
        scene.sessions().end(opened.id(), EndReason.LOGOUT);

        int written = new SessionTable(scene.home(), HostId.HOME).touch(opened.id(), Scene.POLICY.touchInterval());

        assertThat(written).isZero();
    }
}
