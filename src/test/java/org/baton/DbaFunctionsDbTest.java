package org.baton;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.session.Channel;
import org.baton.session.Opened;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a DBA on duty calls in psql, as baton_admin. */
@ExtendWith(SceneExtension.class)
class DbaFunctionsDbTest {
    private final Scene scene;
    private final Sql admin;

    DbaFunctionsDbTest(Scene scene) {
        this.scene = scene;
        this.admin = new Sql(scene.database().asAdmin());
    }

    @Test
    void end_session_ends_a_login_with_its_children_and_counts_them() throws SQLException {
        Opened root = scene.login();
        Opened child = scene.child(root, Scene.SHOP);

        assertThat(call("SELECT end_session(?, 'incident 7')", root.id().value()))
                .isEqualTo(2);

        assertThat(scene.column("end_reason", root)).isEqualTo("SQL");
        assertThat(scene.column("end_reason", child)).isEqualTo("ROOT_ENDED");
        assertThat(call("SELECT end_session(?, 'again')", root.id().value())).isZero();
    }

    @Test
    void end_session_of_a_child_leaves_its_login_alive() throws SQLException {
        Opened root = scene.login();
        Opened child = scene.child(root, Scene.SHOP);

        assertThat(call("SELECT end_session(?, 'incident 7')", child.id().value()))
                .isEqualTo(1);

        assertThat(scene.sessions().resume(root.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void an_end_is_audited_with_who_called_and_what_for() throws SQLException {
        Opened root = scene.login();

        call("SELECT end_session(?, 'incident 7')", root.id().value());

        assertThat(audited("SESSION_ENDED", "session_id", root.id().value()))
                .containsExactly("{\"by\": \"baton_admin\", \"note\": \"incident 7\", \"reason\": \"SQL\"}");
    }

    @Test
    void the_reason_is_not_told_of_what_follows_in_the_transaction() throws SQLException {
        Opened first = scene.login();
        Opened second = scene.login();
        try (Connection owner = scene.database().asOwner().getConnection()) {
            owner.setAutoCommit(false);
            owner.createStatement().execute("SELECT end_session(" + first.id() + ", 'incident 7')");
            owner.createStatement()
                    .execute("UPDATE sessions SET ended_at = now(), end_reason = 'ADMIN' WHERE id = " + second.id());
            owner.commit();
        }

        assertThat(audited("SESSION_ENDED", "session_id", second.id().value()))
                .containsExactly("{\"by\": \"baton_owner\", \"reason\": \"ADMIN\"}");
    }

    @Test
    void end_user_sessions_ends_them_everywhere_counts_them_and_leaves_the_user_active() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);
        Opened child = scene.child(root, Scene.SHOP);
        Opened over = scene.login(user);
        call("SELECT end_session(?, 'before')", over.id().value());
        Opened others = scene.login();

        assertThat(call("SELECT end_user_sessions(?, 'incident 7')", name(user).toUpperCase(Locale.ROOT)))
                .isEqualTo(2);

        assertThat(scene.column("end_reason", root)).isEqualTo("SQL");
        assertThat(scene.column("end_reason", child)).isEqualTo("ROOT_ENDED");
        assertThat(status(user)).isEqualTo("ACTIVE");
        assertThat(scene.sessions().resume(others.secret(), Channel.COOKIE)).isPresent();
        assertThat(audited("USER_SESSIONS_ENDED", "user_id", user.value()))
                .containsExactly("{\"by\": \"baton_admin\", \"note\": \"incident 7\"}");
    }

    @Test
    void end_user_sessions_reaches_a_user_whom_another_host_vouches_for() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);
        scene.owner().run("UPDATE users SET issuer = 'https://a.example', subject = '1' WHERE id = ?", user.value());

        assertThat(call("SELECT end_user_sessions(?, 'incident 7')", name(user)))
                .isEqualTo(1);

        assertThat(scene.column("end_reason", root)).isEqualTo("SQL");
    }

    @Test
    void a_local_users_name_means_the_local_user() throws SQLException {
        UserId local = scene.user();
        UserId vouched = vouched(name(local), "https://b.example");
        Opened root = scene.login(local);
        Opened other = scene.login(vouched);

        assertThat(call("SELECT end_user_sessions(?, 'incident 7')", name(local)))
                .isEqualTo(1);

        assertThat(scene.column("end_reason", root)).isEqualTo("SQL");
        assertThat(scene.column("end_reason", other)).isEqualTo("null");
    }

    @Test
    void a_name_that_two_hosts_vouch_for_is_refused_and_both_are_named() throws SQLException {
        UserId one = vouched("double", "https://c.example");
        UserId two = vouched("double", "https://d.example");

        assertThatThrownBy(() -> admin.run("SELECT suspend_user('double')"))
                .hasMessageContaining("id " + one + " by https://c.example, id " + two + " by https://d.example")
                .hasMessageContaining("Hint: As baton_owner: UPDATE users");
        assertThat(status(one)).isEqualTo("ACTIVE");
    }

    @Test
    void suspend_user_ends_the_sessions_counts_them_and_says_so_once() throws SQLException {
        UserId user = scene.user();
        Opened root = scene.login(user);
        scene.child(root, Scene.SHOP);

        assertThat(call("SELECT suspend_user(?)", name(user))).isEqualTo(2);
        assertThat(call("SELECT suspend_user(?)", name(user))).isZero();

        assertThat(scene.column("end_reason", root)).isEqualTo("SUSPENSION");
        assertThat(status(user)).isEqualTo("SUSPENDED");
        assertThat(audited("USER_SUSPENDED", "user_id", user.value())).containsExactly("{\"by\": \"baton_admin\"}");
    }

    @Test
    void end_all_sessions_ends_everybodys_and_anonymous_ones() throws SQLException {
        try (Scene own = Scene.fresh()) {
            Opened root = own.login();
            Opened child = own.child(root, Scene.SHOP);
            Opened other = own.login();
            own.owner().run("""
                    INSERT INTO sessions (secret_hash, host, idle_timeout, expires_at)
                    VALUES (sha256('x'), 'home', '1 hour', now() + interval '1 hour')
                    """);

            long ended = new Sql(own.database().asAdmin()).one(Long.class, "SELECT end_all_sessions('incident 7')");

            assertThat(ended).isEqualTo(4);
            assertThat(own.column("end_reason", child)).isEqualTo("ROOT_ENDED");
            assertThat(own.column("end_reason", other)).isEqualTo("SQL");
            assertThat(own.count("sessions WHERE ended_at IS NULL")).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "end_user_sessions('nobody', 'x')",
                "suspend_user('nobody')",
                "reset_password('nobody')",
                "end_session(987654321, 'x')",
                "end_session(1, '')",
                "end_user_sessions('alice', ' \t\n')",
                "end_user_sessions(NULL, 'x')",
                "end_all_sessions(NULL)",
                "create_administrator(NULL)",
                "create_administrator('')",
                "create_administrator(E'a\\nb')",
                "create_administrator(repeat('x', 201))"
            })
    void what_makes_no_sense_is_an_error_with_a_hint_and_changes_nothing(String call) throws SQLException {
        Opened root = scene.login();
        long users = scene.count("users");

        assertThatThrownBy(() -> admin.run("SELECT " + call)).hasMessageContaining("Hint: ");

        assertThat(scene.column("end_reason", root)).isEqualTo("null");
        assertThat(scene.count("users")).isEqualTo(users);
    }

    private long call(String query, Object... values) throws SQLException {
        return admin.one(Long.class, query, values);
    }

    private List<String> audited(String type, String column, long id) throws SQLException {
        return scene.owner()
                .all(
                        String.class,
                        "SELECT CAST(detail AS text) FROM session_events WHERE type = ? AND %s = ? ORDER BY at"
                                .formatted(column),
                        type,
                        id);
    }

    private String name(UserId user) throws SQLException {
        return scene.owner().one(String.class, "SELECT username FROM users WHERE id = ?", user.value());
    }

    private String status(UserId user) throws SQLException {
        return scene.owner().one(String.class, "SELECT status FROM users WHERE id = ?", user.value());
    }

    private UserId vouched(String name, String issuer) throws SQLException {
        return new UserId(scene.owner()
                .one(
                        Long.class,
                        "INSERT INTO users (username, display_name, issuer, subject) VALUES (?, 'V', ?, '1') RETURNING id",
                        name,
                        issuer));
    }
}
