package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.baton.scene.Planted;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.SecretHash;
import org.baton.user.Standing;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SceneExtension.class)
class OpenDbTest {
    private final Scene scene;

    OpenDbTest(Scene scene) {
        this.scene = scene;
    }

    @Test
    void two_logins_of_one_user_have_two_secrets() throws SQLException {
        UserId user = scene.user();

        Opened first = scene.login(user);
        Opened second = scene.login(user);

        assertThat(first.secret().text()).isNotEqualTo(second.secret().text());
    }

    @Test
    void only_the_secrets_hash_is_stored() throws SQLException {
        Opened opened = scene.login();

        assertThat(scene.owner()
                        .one(
                                byte[].class,
                                "SELECT secret_hash FROM sessions WHERE id = ?",
                                opened.id().value()))
                .isEqualTo(SecretHash.sha256(opened.secret().text()).bytes());
        assertThat(scene.count(
                        "sessions s WHERE CAST(s AS text) LIKE '%' || ? || '%'",
                        opened.secret().text()))
                .isZero();
    }

    @Test
    void a_session_lasts_as_long_as_the_policy_says() throws SQLException {
        Opened opened = scene.login();

        assertThat(scene.column("expires_at - opened_at", opened)).isEqualTo("12:00:00");
        assertThat(scene.column("idle_timeout", opened)).isEqualTo("00:30:00");
    }

    @Test
    void a_kept_login_lasts_longer_and_its_cookie_as_long_as_its_row() throws SQLException {
        OpenedLogin kept = scene.sessions()
                .open(new Opening(
                        new Standing(scene.user(), 1),
                        Kind.KEPT_BROWSER,
                        Set.of("pwd"),
                        Optional.empty(),
                        Scene.CLIENT))
                .orElseThrow();

        assertThat(scene.column("expires_at - opened_at", kept.session())).isEqualTo("30 days");
        assertThat(scene.column("idle_timeout", kept.session())).isEqualTo("168:00:00");
        assertThat(kept.keptFor()).contains(Duration.ofDays(30));
        assertThat(SessionCookie.set(kept)).endsWith("; Max-Age=2592000");
    }

    @Test
    void a_login_that_is_not_kept_has_a_cookie_until_the_browser_is_closed() throws SQLException {
        OpenedLogin login = scene.sessions().open(Scene.opening(scene.user())).orElseThrow();

        assertThat(login.keptFor()).isEmpty();
        assertThat(SessionCookie.set(login)).doesNotContain("Max-Age", "Expires");
    }

    @Test
    void what_an_anonymous_session_held_goes_over_to_the_login_that_replaces_it() throws SQLException {
        Opened anonymous = Planted.anonymous(scene.owner(), "{\"cart\": [1, 2]}");

        Opened login = scene.sessions()
                .open(Scene.replacing(anonymous, scene.user()))
                .orElseThrow()
                .session();

        assertThat(scene.column("attributes", login)).isEqualTo("{\"cart\": [1, 2]}");
        assertThat(scene.column("end_reason", anonymous)).isEqualTo("REPLACED");
    }

    @Test
    void what_another_login_held_stays_with_it() throws SQLException {
        Opened bobs = scene.login();
        scene.owner()
                .run(
                        "UPDATE sessions SET attributes = '{\"cart\": 1}' WHERE id = ?",
                        bobs.id().value());

        Opened alices = scene.sessions()
                .open(Scene.replacing(bobs, scene.user()))
                .orElseThrow()
                .session();

        assertThat(scene.column("attributes", alices)).isEqualTo("{}");
        assertThat(scene.column("end_reason", bobs)).isEqualTo("REPLACED");
    }

    @Test
    void what_the_client_said_of_itself_is_kept() throws SQLException {
        Opened opened = scene.login();

        assertThat(scene.column("host(opened_ip)", opened)).isEqualTo("192.0.2.7");
        assertThat(scene.column("user_agent", opened)).isEqualTo("A browser");
        assertThat(scene.column("auth_methods", opened)).isEqualTo("{pwd}");
    }

    @Test
    void the_session_that_is_replaced_ends_in_the_same_transaction() throws SQLException {
        UserId user = scene.user();
        Opened old = scene.login(user);

        assertThat(scene.sessions().open(Scene.replacing(old, user))).isPresent();

        assertThat(scene.column("end_reason", old)).isEqualTo("REPLACED");
    }

    @Test
    void a_refused_login_leaves_the_session_it_came_with_alive() throws SQLException {
        UserId user = scene.user();
        Opened old = scene.login(user);

        assertThat(scene.sessions().open(replacing(old, new Standing(user, 2)))).isEmpty();

        assertThat(scene.sessions().resume(old.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void an_opened_session_is_audited() throws SQLException {
        Opened opened = scene.login();

        assertThat(scene.count(
                        "session_events WHERE type = 'SESSION_OPENED' AND session_id = ? AND root_id = session_id"
                                + " AND user_id IS NOT NULL AND host(ip) = '192.0.2.7'",
                        opened.id().value()))
                .isEqualTo(1);
    }

    @Test
    void a_login_in_flight_does_not_survive_a_suspension() throws SQLException {
        UserId user = scene.user();
        Opening checkedBefore = Scene.opening(user);

        scene.owner().run("UPDATE users SET status = 'SUSPENDED' WHERE id = ?", user.value());

        assertThat(scene.sessions().open(checkedBefore)).isEmpty();
    }

    @Test
    void a_login_in_flight_does_not_survive_a_suspension_that_was_taken_back() throws SQLException {
        UserId user = scene.user();
        Opening checkedBefore = Scene.opening(user);

        scene.owner().run("UPDATE users SET status = 'SUSPENDED' WHERE id = ?", user.value());
        scene.owner().run("UPDATE users SET status = 'ACTIVE' WHERE id = ?", user.value());

        assertThat(scene.sessions().open(checkedBefore)).isEmpty();
    }

    @Test
    void a_login_in_flight_does_not_survive_a_password_change() throws SQLException {
        UserId user = scene.user();
        Opening checkedBefore = Scene.opening(user);

        scene.owner().run("UPDATE users SET password_hash = 'another' WHERE id = ?", user.value());

        assertThat(scene.sessions().open(checkedBefore)).isEmpty();
    }

    private static Opening replacing(Opened old, Standing user) {
        return new Opening(user, Kind.BROWSER, Set.of("pwd"), Optional.of(old.secret()), Scene.CLIENT);
    }
}
