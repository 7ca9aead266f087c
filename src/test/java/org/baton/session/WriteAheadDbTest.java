package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.baton.scene.Autovacuum;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Statements;
import org.baton.user.UserId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a request costs the database in writing: nothing, or once in a touch interval as little as can be. */
@ExtendWith(SceneExtension.class)
class WriteAheadDbTest {
    private static final int SESSIONS = 500;

    private final Scene scene;
    private final Autovacuum autovacuum;

    WriteAheadDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.autovacuum = Autovacuum.off(scene.database());
    }

    @AfterEach
    void on() throws SQLException {
        autovacuum.close();
    }

    @Test
    void a_thousand_requests_within_the_touch_interval_write_not_a_byte() throws SQLException {
        Opened opened = scene.login();
        Sessions sessions = scene.sessions();
        assertThat(sessions.resume(opened.secret(), Channel.COOKIE)).isPresent();
        Statements statements = Statements.of("baton_app", scene.database());

        for (int request = 0; request < 1000; request++) {
            assertThat(sessions.resume(opened.secret(), Channel.COOKIE)).isPresent();
        }

        assertThat(statements.calls()).hasSize(1).containsValue(1000L);
        assertThat(statements.walBytes()).hasSize(1).containsValue(0L);
    }

    @Test
    void of_ten_thousand_touches_99_percent_leave_the_indexes_alone() throws SQLException {
        UserId user = scene.user();
        List<Opened> opened = new ArrayList<>();
        Sessions many = new Sessions(scene.home(), HostId.HOME, unlimited());
        for (int i = 0; i < SESSIONS; i++) {
            opened.add(many.open(Scene.opening(user)).orElseThrow().session());
        }
        SessionTable table = new SessionTable(scene.home(), HostId.HOME);
        flushStatistics();
        Updates before = updates();

        int written = 0;
        for (int round = 0; round < 10_000 / SESSIONS; round++) {
            for (Opened session : opened) {
                written += table.touch(session.id(), Duration.ZERO);
            }
        }
        flushStatistics();
        Updates after = updates();

        long updated = after.all() - before.all();
        long hot = after.hot() - before.hot();
        System.out.printf("touches: %d, of them HOT: %d%n", updated, hot);
        assertThat(written).isEqualTo(10_000);
        assertThat(updated).isEqualTo(10_000);
        assertThat(hot).isGreaterThanOrEqualTo(9_900);
    }

    /** PostgreSQL counts by connection, and tells the others at its leisure. */
    private void flushStatistics() {
        scene.home()
                .read(session -> session.createNativeQuery(
                                "SELECT CAST(pg_stat_force_next_flush() AS text)", String.class)
                        .getResultList());
        assertThat(scene.home().answers()).isTrue();
    }

    private Updates updates() throws SQLException {
        return new Updates(updates("n_tup_upd"), updates("n_tup_hot_upd"));
    }

    private long updates(String counter) throws SQLException {
        return scene.owner()
                .one(Long.class, "SELECT %s FROM pg_stat_user_tables WHERE relname = 'sessions'".formatted(counter));
    }

    private static SessionPolicy unlimited() {
        SessionPolicy usual = SessionPolicy.BY_DEFAULT;
        return new SessionPolicy(
                usual.browser(),
                usual.kept(),
                usual.bearer(),
                usual.touchInterval(),
                new SessionPolicy.Limits(10_000, 1));
    }

    /** How many rows of sessions were updated, and how many of them without touching an index. */
    private record Updates(long all, long hot) {}
}
