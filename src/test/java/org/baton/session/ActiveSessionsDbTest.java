package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.baton.scene.Planted;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.ActiveSessions.By;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class ActiveSessionsDbTest {
    private final Scene scene;
    private final ActiveSessions active;

    ActiveSessionsDbTest(Scene scene) {
        this.scene = scene;
        this.active = new ActiveSessions(scene.home());
    }

    @Test
    void pages_follow_each_other_latest_first_and_leave_none_out() throws SQLException {
        UserId user = scene.user();
        List<SessionId> opened = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            opened.add(0, scene.login(user).id());
        }

        ActiveSessions.Page first = page(By.USER, name(user), Optional.empty(), 2);
        ActiveSessions.Page second = page(By.USER, name(user), first.next(), 2);
        ActiveSessions.Page third = page(By.USER, name(user), second.next(), 2);

        List<SessionId> listed = new ArrayList<>(ids(first));
        listed.addAll(ids(second));
        listed.addAll(ids(third));
        assertThat(listed).isEqualTo(opened);
        assertThat(third.next()).isEmpty();
        assertThat(page(By.USER, name(user), Optional.empty(), 5).next()).isEmpty();
    }

    @Test
    void a_session_that_a_request_would_not_resume_is_not_listed() throws SQLException {
        UserId user = scene.user();
        Opened ended = scene.login(user);
        scene.sessions().end(ended.id(), EndReason.LOGOUT);
        Planted.rootSeen(scene.owner(), user, "now() - interval '31 minutes'");
        Planted.root(
                scene.owner(),
                user,
                "now() - interval '2 hours'",
                "now() - interval '1 minute'",
                "now() - interval '1 second'");
        Opened live = scene.login(user);

        assertThat(ids(page(By.USER, name(user), Optional.empty(), 50))).containsExactly(live.id());
    }

    @Test
    void a_login_lives_while_a_child_of_it_is_seen_and_both_are_listed() throws SQLException {
        UserId user = scene.user();
        Opened root = Planted.rootSeen(scene.owner(), user, "now() - interval '31 minutes'");
        Opened child = scene.child(root, Scene.SHOP);

        assertThat(ids(page(By.USER, name(user), Optional.empty(), 50))).containsExactly(child.id(), root.id());
    }

    @Test
    void a_host_and_an_address_narrow_the_list() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);
        HostId rare = new HostId("rare");
        scene.owner()
                .run("INSERT INTO siblings (id, origin, database_role) VALUES ('rare', 'https://rare.example', 'r')");
        Opened child = scene.child(root, rare);

        assertThat(ids(page(By.HOST, "rare", Optional.empty(), 50))).containsExactly(child.id());
        assertThat(ids(page(By.ADDRESS, "192.0.2.7", Optional.empty(), 200)))
                .contains(root.id())
                .doesNotContain(child.id());
        assertThat(ids(page(By.ADDRESS, "2001:db8:0:0:0:0:0:1", Optional.empty(), 50)))
                .isEmpty();
        assertThat(ids(page(By.USER, "nobody", Optional.empty(), 50))).isEmpty();
    }

    @Test
    void what_was_opened_earlier_than_asked_is_left_out_and_ends_the_search() throws SQLException {
        UserId user = scene.user();
        Planted.root(scene.owner(), user, "now() - interval '2 hours'", "now()", "now() + interval '1 hour'");
        Opened kept = scene.login(user);
        Opened latest = scene.login(user);
        Instant since = page(By.USER, name(user), Optional.empty(), 2)
                .sessions()
                .get(1)
                .session()
                .times()
                .openedAt();

        ActiveSessions.Page first =
                active.page(new ActiveSessions.Query(By.USER, name(user), Optional.of(since), Optional.empty(), 1));
        ActiveSessions.Page second =
                active.page(new ActiveSessions.Query(By.USER, name(user), Optional.of(since), first.next(), 1));

        assertThat(ids(first)).containsExactly(latest.id());
        assertThat(ids(second)).containsExactly(kept.id());
        assertThat(second.next()).isEmpty();
    }

    private ActiveSessions.Page page(By by, String value, Optional<SessionId> after, int limit) {
        return active.page(new ActiveSessions.Query(by, value, Optional.empty(), after, limit));
    }

    private static List<SessionId> ids(ActiveSessions.Page page) {
        return page.sessions().stream().map(one -> one.session().id()).toList();
    }

    private String name(UserId user) throws SQLException {
        return scene.owner().one(String.class, "SELECT username FROM users WHERE id = ?", user.value());
    }
}
