package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.baton.scene.Planted;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class SweepDbTest {
    private final Scene scene;
    private final SessionSweep sweep;

    SweepDbTest(Scene scene) {
        this.scene = scene;
        this.sweep = new SessionSweep(scene.home(), policy(2));
    }

    @Test
    void what_is_over_is_closed_and_audited() throws SQLException {
        UserId user = scene.user();
        Opened expired =
                Planted.root(scene.owner(), user, "now() - interval '13 hours'", "now()", "now() - interval '1 hour'");
        Opened idle = Planted.rootSeen(scene.owner(), user, "now() - interval '32 minutes'");

        sweep.run();

        assertThat(scene.column("end_reason", expired)).isEqualTo("EXPIRED");
        assertThat(scene.column("end_reason", idle)).isEqualTo("EXPIRED");
        assertThat(scene.count(
                        "session_events WHERE type = 'SESSION_ENDED' AND detail ->> 'reason' = 'EXPIRED'"
                                + " AND user_id = ?",
                        user.value()))
                .isEqualTo(2);
    }

    @Test
    void what_is_live_stays_and_so_does_a_login_with_a_live_child() throws SQLException {
        UserId user = scene.user();
        Opened live = Planted.rootSeen(scene.owner(), user, "now() - interval '29 minutes'");
        Opened idle = Planted.rootSeen(scene.owner(), user, "now() - interval '2 hours'");
        Opened child = Planted.child(scene.owner(), idle, Scene.SHOP, "now() - interval '29 minutes'");

        sweep.run();

        assertThat(scene.column("end_reason", live)).isEqualTo("null");
        assertThat(scene.column("end_reason", idle)).isEqualTo("null");
        assertThat(scene.column("end_reason", child)).isEqualTo("null");
    }

    @Test
    void an_idle_child_is_closed_while_its_login_goes_on() throws SQLException {
        Opened root = scene.login();
        Opened child = Planted.child(scene.owner(), root, Scene.SHOP, "now() - interval '32 minutes'");

        sweep.run();

        assertThat(scene.column("end_reason", child)).isEqualTo("EXPIRED");
        assertThat(scene.column("end_reason", root)).isEqualTo("null");
    }

    @Test
    void a_login_past_its_retention_goes_with_its_children_and_handoffs() throws SQLException {
        Opened root = endedAgo("30 days 1 second");
        Opened child = Planted.child(scene.owner(), root, Scene.SHOP, "now()");
        end(child, "31 days");
        handoff(root, child);

        SessionSweep.Swept swept = sweep.sweep();

        assertThat(swept.logins()).isEqualTo(1);
        assertThat(swept.children()).isEqualTo(1);
        assertThat(swept.handoffs()).isEqualTo(1);
        assertThat(rows(root) + rows(child)).isZero();
    }

    @Test
    void a_login_within_its_retention_stays() throws SQLException {
        Opened root = endedAgo("29 days 23:59:00");

        sweep.sweep();

        assertThat(rows(root)).isEqualTo(1);
        retire(root);
    }

    @Test
    void a_login_stays_until_the_last_of_its_children_is_past_retention() throws SQLException {
        Opened root = endedAgo("31 days");
        Opened child = Planted.child(scene.owner(), root, Scene.SHOP, "now()");
        end(child, "1 day");

        sweep.sweep();

        assertThat(rows(root) + rows(child)).isEqualTo(2);
        retire(root);
    }

    @Test
    void a_backlog_of_many_batches_is_worked_off_in_one_run() throws SQLException {
        for (int i = 0; i < 7; i++) {
            endedAgo("40 days");
        }

        assertThat(sweep.sweep().logins()).isEqualTo(7);
        assertThat(sweep.sweep()).isEqualTo(new SessionSweep.Swept(0, 0, 0, 0));
    }

    @Test
    void what_another_transaction_holds_is_left_for_the_next_run() throws Exception {
        Opened heldOld = endedAgo("40 days");
        Opened old = endedAgo("31 days");
        Opened heldIdle = Planted.rootSeen(scene.owner(), scene.user(), "now() - interval '40 minutes'");
        Opened idle = Planted.rootSeen(scene.owner(), scene.user(), "now() - interval '32 minutes'");

        try (Connection other = scene.database().asOwner().getConnection()) {
            other.setAutoCommit(false);
            lock(other, heldOld);
            lock(other, heldIdle);
            CompletableFuture.runAsync(sweep).get(20, TimeUnit.SECONDS);
            other.rollback();
        }

        assertThat(rows(heldOld)).isEqualTo(1);
        assertThat(rows(old)).isZero();
        assertThat(scene.column("end_reason", heldIdle)).isEqualTo("null");
        assertThat(scene.column("end_reason", idle)).isEqualTo("EXPIRED");
        sweep.sweep();
        assertThat(rows(heldOld)).isZero();
        assertThat(scene.column("end_reason", heldIdle)).isEqualTo("EXPIRED");
    }

    private static void lock(Connection transaction, Opened session) throws SQLException {
        try (PreparedStatement lock = transaction.prepareStatement("SELECT FROM sessions WHERE id = ? FOR UPDATE")) {
            lock.setLong(1, session.id().value());
            lock.execute();
        }
    }

    static SweepPolicy policy(int batch) {
        return new SweepPolicy(Duration.ofDays(30), Duration.ofDays(400), Duration.ofMinutes(5), batch);
    }

    /** Ends never change, so a past end is written once, with the clock's back turned. */
    private Opened endedAgo(String ago) throws SQLException {
        Opened root = scene.login();
        end(root, ago);
        return root;
    }

    private void end(Opened session, String ago) throws SQLException {
        scene.owner()
                .run(
                        "UPDATE sessions SET ended_at = now() - CAST(? AS interval), end_reason = 'SQL' WHERE id = ?",
                        ago,
                        session.id().value());
    }

    /** Out of the other tests' counts. */
    private void retire(Opened root) throws SQLException {
        scene.owner().run("DELETE FROM sessions WHERE root_id = ?", root.id().value());
        scene.owner().run("DELETE FROM sessions WHERE id = ?", root.id().value());
    }

    private void handoff(Opened root, Opened child) throws SQLException {
        scene.owner()
                .run(
                        "INSERT INTO handoffs (jti_hash, sibling_id, root_id, challenge, trace, expires_at, state,"
                                + " closed_at, child_id) VALUES (sha256('jti'), 'shop', ?, sha256('c'),"
                                + " gen_random_uuid(), now() + interval '1 minute', 'EXCHANGED', now(), ?)",
                        root.id().value(),
                        child.id().value());
    }

    private long rows(Opened session) throws SQLException {
        return scene.count("sessions WHERE id = ?", session.id().value());
    }
}
