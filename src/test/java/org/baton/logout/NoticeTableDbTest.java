package org.baton.logout;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class NoticeTableDbTest {
    private final Scene scene;
    private final Store store;
    private final NoticeTable table;

    NoticeTableDbTest(Scene scene) {
        this.scene = scene;
        this.store = new Store(scene.owner());
        this.table = new NoticeTable(scene.home());
    }

    @BeforeEach
    void register() throws SQLException {
        store.register();
    }

    @AfterEach
    void clear() throws SQLException {
        store.clear();
    }

    @Test
    void what_is_owed_is_signed_for_the_public_address_and_sent_to_the_back_channel() throws SQLException {
        long id = owe();

        NoticeTable.Owed owed = table.claim(10).get(0);

        assertThat(owed.id()).isEqualTo(id);
        assertThat(owed.address()).isEqualTo("https://store.example.org/handoff/logout");
        assertThat(owed.reachedAt()).isEqualTo("https://10.0.0.7:8443/handoff/logout");
    }

    @Test
    void a_node_killed_after_sending_leaves_the_notice_owed_and_it_is_sent_again_later_and_later() throws SQLException {
        long id = owe();
        List<Long> waits = new ArrayList<>();

        for (int tries = 0; tries < 7; tries++) {
            assertThat(table.claim(10)).hasSize(1);
            waits.add(scene.owner()
                    .one(
                            Long.class,
                            "SELECT CAST(round(extract(EPOCH FROM next_try_at - clock_timestamp())) AS bigint)"
                                    + " FROM logout_notices WHERE id = ?",
                            id));
            assertThat(table.claim(10)).isEmpty();
            scene.owner().run("UPDATE logout_notices SET next_try_at = now() WHERE id = ?", id);
        }

        assertThat(waits).containsExactly(1L, 5L, 30L, 120L, 600L, 1800L, 1800L);
        assertThat(state(id)).isEqualTo("OWED 7 -");
    }

    @Test
    void several_nodes_never_claim_the_same_notice_and_leave_none() throws Exception {
        try (Race race = new Race(8)) {
            for (int round = 0; round < Race.rounds(); round++) {
                for (int i = 0; i < 40; i++) {
                    owe();
                }
                Callable<List<NoticeTable.Owed>> claim = () -> table.claim(5);

                List<List<NoticeTable.Owed>> claimed = race.run(Collections.nCopies(8, claim));

                List<Long> ids = claimed.stream()
                        .flatMap(List::stream)
                        .map(NoticeTable.Owed::id)
                        .toList();
                assertThat(ids).as("round %d", round).doesNotHaveDuplicates().hasSize(40);
                clear();
            }
        }
    }

    @Test
    void what_was_delivered_or_refused_is_closed_and_what_was_not_is_noted() throws SQLException {
        long done = owe();
        long dead = owe();
        long later = owe();
        for (NoticeTable.Owed owed : table.claim(10)) {
            if (owed.id() == later) {
                table.note(owed, "HTTP 503");
            } else {
                table.close(owed, owed.id() == done ? "DONE" : "DEAD", owed.id() == done ? "HTTP 204" : "HTTP 410");
            }
        }

        assertThat(List.of(state(done), state(dead), state(later)))
                .containsExactly("DONE 1 HTTP 204", "DEAD 1 HTTP 410", "OWED 1 HTTP 503");
    }

    @Test
    void a_dba_has_one_tried_again_and_no_other() throws SQLException {
        long dead = owe();
        table.claim(10).forEach(owed -> table.close(owed, "DEAD", "HTTP 404"));
        Sql dba = new Sql(scene.database().asAdmin());

        assertThat(dba.one(Boolean.class, "SELECT try_notice_again(?)", dead)).isTrue();

        assertThat(table.claim(10)).extracting(NoticeTable.Owed::id).containsExactly(dead);
        table.claim(10);
        store.take(dead);
        assertThat(dba.one(Boolean.class, "SELECT try_notice_again(?)", dead)).isFalse();
    }

    @Test
    void nothing_is_owed_beyond_the_end_that_the_session_would_have_had_anyway() throws SQLException {
        long over = owe();
        long live = owe();
        scene.owner().run("UPDATE logout_notices SET owed_until = now() WHERE id = ?", over);

        assertThat(table.lapse()).isEqualTo(1);

        assertThat(state(over)).startsWith("DEAD");
        assertThat(state(live)).startsWith("OWED");
    }

    @Test
    void what_was_closed_long_ago_is_deleted() throws SQLException {
        long old = owe();
        long owed = owe();
        scene.owner()
                .run(
                        "UPDATE logout_notices SET state = 'DONE', closed_at = now() - interval '31 days' WHERE id = ?",
                        old);

        assertThat(table.forget(Duration.ofDays(30))).isEqualTo(1);

        assertThat(state(owed)).startsWith("OWED");
    }

    private long owe() throws SQLException {
        return store.owe(2, 0);
    }

    private String state(long id) throws SQLException {
        return scene.owner()
                .one(
                        String.class,
                        "SELECT concat_ws(' ', state, tries, coalesce(last_answer, '-')) FROM logout_notices WHERE id = ?",
                        id);
    }
}
