package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class EndManyDbTest {
    private final Scene scene;
    private final Sessions sessions;

    EndManyDbTest(Scene scene) {
        this.scene = scene;
        this.sessions = scene.sessions();
    }

    @Test
    void ending_the_others_leaves_this_login_with_its_children() throws SQLException {
        UserId user = scene.user();
        Opened mine = scene.login(user);
        Opened mineAtTheShop = scene.child(mine, Scene.SHOP);
        Opened other = scene.login(user);
        Opened othersAtTheShop = scene.child(other, Scene.SHOP);
        Opened strangers = scene.login();

        int ended = sessions.endOthers(user, mine.id(), EndReason.LOGOUT);

        assertThat(ended).isEqualTo(1);
        assertThat(sessions.list(user)).extracting(ListedSession::id).containsExactly(mine.id(), mineAtTheShop.id());
        assertThat(scene.column("end_reason", other)).isEqualTo("LOGOUT");
        assertThat(scene.column("end_reason", othersAtTheShop)).isEqualTo("ROOT_ENDED");
        assertThat(scene.column("end_reason", strangers)).isEqualTo("null");
    }

    @Test
    void one_of_my_sessions_ends_and_nobody_elses_does() throws SQLException {
        UserId user = scene.user();
        Opened mine = scene.login(user);
        Opened strangers = scene.login();

        assertThat(sessions.endOwn(user, mine.id(), EndReason.LOGOUT)).isTrue();
        assertThat(sessions.endOwn(user, mine.id(), EndReason.LOGOUT)).isFalse();
        assertThat(sessions.endOwn(user, strangers.id(), EndReason.LOGOUT)).isFalse();

        assertThat(scene.column("end_reason", strangers)).isEqualTo("null");
    }

    @Test
    void an_end_by_an_administrator_tells_the_audit_why_and_the_next_end_does_not() throws SQLException {
        Opened root = scene.login();
        Opened next = scene.login();

        sessions.end(root.id(), EndReason.ADMIN, "by user 1");
        sessions.end(next.id(), EndReason.LOGOUT);

        assertThat(note(root)).isEqualTo("by user 1");
        assertThat(note(next)).isEqualTo("none");
    }

    private String note(Opened session) throws SQLException {
        return scene.owner()
                .one(
                        String.class,
                        "SELECT coalesce(detail ->> 'note', 'none') FROM session_events"
                                + " WHERE type = 'SESSION_ENDED' AND session_id = ?",
                        session.id().value());
    }
}
