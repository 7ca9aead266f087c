package org.baton.logout;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.PageByTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class OwedNoticesDbTest {
    private final Scene scene;
    private final Store store;
    private final OwedNotices notices;

    OwedNoticesDbTest(Scene scene) {
        this.scene = scene;
        this.store = new Store(scene.owner());
        this.notices = new OwedNotices(scene.home());
    }

    @BeforeEach
    void owe() throws SQLException {
        store.register();
        store.owe(1, 30);
        store.owe(2, 10);
        store.owe(3, 10);
        store.take(store.owe(4, 20));
        store.owe(5, 50);
    }

    @AfterEach
    void clear() throws SQLException {
        store.clear();
    }

    @Test
    void what_is_owed_comes_in_pages_in_the_order_in_which_it_is_sent() {
        List<Long> listed = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        Optional<Instant> after = Optional.empty();
        do {
            PageByTime<OwedNotice> page = notices.page(after, 1);
            page.rows().forEach(notice -> listed.add(notice.session().value()));
            sizes.add(page.rows().size());
            after = page.next();
        } while (after.isPresent());

        assertThat(listed).hasSize(4).endsWith(1L, 5L).contains(2L, 3L);
        assertThat(sizes)
                .as("two that are sent at the same moment are on one page")
                .containsExactly(2, 1, 1);
    }

    @Test
    void one_that_is_owed_is_sent_at_once_and_one_that_is_done_is_not() throws SQLException {
        long last = id(5);

        assertThat(notices.tryNow(last)).isTrue();
        assertThat(notices.tryNow(id(4))).isFalse();

        assertThat(new NoticeTable(scene.home()).claim(10))
                .extracting(NoticeTable.Owed::id)
                .containsExactly(last);
    }

    private long id(long session) throws SQLException {
        return scene.owner().one(Long.class, "SELECT id FROM logout_notices WHERE session_id = ?", session);
    }
}
