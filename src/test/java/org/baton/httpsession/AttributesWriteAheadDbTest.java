package org.baton.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baton.scene.Autovacuum;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Statements;
import org.baton.session.HostId;
import org.baton.session.SessionId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What it costs the database to write an attribute: another version of the row on the same page, and little of it in the log. */
@ExtendWith(SceneExtension.class)
class AttributesWriteAheadDbTest {
    private static final int SESSIONS = 50;
    private static final int ROUNDS = 10;

    private final Scene scene;
    private final HttpSessions home;
    private final Autovacuum autovacuum;

    AttributesWriteAheadDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.home = new Visits(scene).host(scene.home(), scene.sessions(), HostId.HOME, false);
        this.autovacuum = Autovacuum.off(scene.database());
    }

    @AfterEach
    void on() throws SQLException {
        autovacuum.close();
    }

    @Test
    void of_500_counts_99_percent_leave_the_indexes_alone_and_write_at_most_200_bytes_of_log_each()
            throws SQLException {
        List<SessionId> sessions = new ArrayList<>();
        for (int i = 0; i < SESSIONS; i++) {
            sessions.add(scene.login().id());
        }
        count(sessions, 0);
        flushStatistics();
        long updatedBefore = updates("n_tup_upd");
        long hotBefore = updates("n_tup_hot_upd");
        Statements statements = Statements.of("baton_app", scene.database());

        for (int round = 1; round <= ROUNDS; round++) {
            count(sessions, round);
        }

        long bytes = statements.walBytes().entrySet().stream()
                .filter(statement -> statement.getKey().contains("change_attributes"))
                .mapToLong(Map.Entry::getValue)
                .sum();
        flushStatistics();
        long updated = updates("n_tup_upd") - updatedBefore;
        long hot = updates("n_tup_hot_upd") - hotBefore;
        System.out.printf(
                "attributes written: %d, of them HOT: %d, bytes of WAL each: %d%n", updated, hot, bytes / updated);
        assertThat(updated).isEqualTo((long) SESSIONS * ROUNDS);
        assertThat(hot).isGreaterThanOrEqualTo(updated * 99 / 100);
        assertThat(bytes / updated).isPositive().isLessThanOrEqualTo(200);
    }

    private void count(List<SessionId> sessions, int value) {
        for (SessionId session : sessions) {
            Changes change = new Changes(Map.of("\"seen\"", String.valueOf(value)), Set.of(), Optional.empty());
            assertThat(home.change(session, change)).isEqualTo(Saved.SAVED);
        }
    }

    /** PostgreSQL counts by connection, and tells the others at its leisure. */
    private void flushStatistics() {
        scene.home()
                .read(session -> session.createNativeQuery(
                                "SELECT CAST(pg_stat_force_next_flush() AS text)", String.class)
                        .getResultList());
        assertThat(scene.home().answers()).isTrue();
    }

    private long updates(String counter) throws SQLException {
        return scene.owner()
                .one(Long.class, "SELECT %s FROM pg_stat_user_tables WHERE relname = 'sessions'".formatted(counter));
    }
}
