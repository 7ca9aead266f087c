package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.baton.scene.Held;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.user.Standing;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A password given once more makes a login fresh, and gives it another secret; everything else of it stays. */
@ExtendWith(SceneExtension.class)
class ReauthenticateDbTest {
    private final Scene scene;
    private final Sessions sessions;
    private final UserId user;
    private final Opened root;

    ReauthenticateDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.sessions = scene.sessions();
        this.user = scene.user();
        this.root = scene.login(user);
        scene.owner()
                .run(
                        "UPDATE sessions SET authenticated_at = now() - interval '1 hour' WHERE id = ?",
                        root.id().value());
    }

    @Test
    void the_login_is_fresh_under_another_secret_and_the_old_one_is_dead() throws SQLException {
        OpenedLogin renewed = renewed(1, "pwd").orElseThrow();

        assertThat(sessions.resume(root.secret(), Channel.COOKIE)).isEmpty();
        assertThat(sessions.resume(renewed.session().secret(), Channel.COOKIE).map(Session::id))
                .contains(root.id());
        assertThat(scene.column("authenticated_at > now() - interval '1 minute'", root))
                .isEqualTo("true");
    }

    @Test
    void children_and_the_end_of_the_absolute_lifetime_stay() throws SQLException {
        Opened child = scene.child(root, Scene.SHOP);
        String expiresAt = scene.column("expires_at", root);

        renewed(1, "pwd");

        assertThat(scene.column("expires_at", root)).isEqualTo(expiresAt);
        assertThat(scene.shopSessions().resume(child.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void the_methods_are_added_to_those_of_before() throws SQLException {
        OpenedLogin renewed = renewed(1, "otp").orElseThrow();
        sessions.reauthenticate(renewed.session().secret(), new Standing(user, 1), Set.of("pwd"));

        assertThat(scene.column("auth_methods", root)).isEqualTo("{otp,pwd}");
    }

    @Test
    void the_audit_tells_of_it() throws SQLException {
        renewed(1, "pwd");

        assertThat(scene.count(
                        "session_events WHERE type = 'SESSION_REAUTHENTICATED' AND session_id = ? AND user_id = ?",
                        root.id().value(),
                        user.value()))
                .isEqualTo(1);
    }

    @Test
    void another_users_password_makes_nothing_fresh() throws SQLException {
        assertThat(sessions.reauthenticate(root.secret(), new Standing(scene.user(), 1), Set.of("pwd")))
                .isEmpty();
        assertUnchanged();
    }

    @Test
    void a_password_checked_under_an_older_epoch_makes_nothing_fresh() throws SQLException {
        scene.owner().run("UPDATE users SET login_epoch = 2 WHERE id = ?", user.value());
        Opened later = sessions.open(
                        new Opening(new Standing(user, 2), Kind.BROWSER, Set.of("pwd"), Optional.empty(), Scene.CLIENT))
                .orElseThrow()
                .session();

        assertThat(sessions.reauthenticate(later.secret(), new Standing(user, 1), Set.of("pwd")))
                .isEmpty();
        assertThat(sessions.resume(later.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void an_ended_login_is_not_made_fresh() throws SQLException {
        sessions.end(root.id(), EndReason.LOGOUT);

        assertThat(renewed(1, "pwd")).isEmpty();
        assertThat(scene.column("end_reason", root)).isEqualTo("LOGOUT");
    }

    @Test
    void a_child_is_not_made_fresh() throws SQLException {
        Opened child = scene.child(root, Scene.SHOP);
        Sessions asTheShop = new Sessions(scene.home(), Scene.SHOP, Scene.POLICY);

        assertThat(asTheShop.reauthenticate(child.secret(), new Standing(user, 1), Set.of("pwd")))
                .isEmpty();
    }

    @Test
    void of_16_at_the_same_moment_one_wins() throws Exception {
        try (Race race = new Race(16)) {
            for (int round = 0; round < Race.rounds(); round++) {
                Opened login = scene.login(user);
                Callable<Optional<OpenedLogin>> again =
                        () -> sessions.reauthenticate(login.secret(), new Standing(user, 1), Set.of("pwd"));

                List<Optional<OpenedLogin>> results = race.run(java.util.Collections.nCopies(16, again));

                assertThat(results)
                        .as("round %d", round)
                        .filteredOn(Optional::isPresent)
                        .hasSize(1);
            }
        }
    }

    @Test
    void no_login_made_fresh_during_a_suspension_lives() throws Exception {
        try (Race race = new Race(2);
                Held held = new Held(scene.database().asOwner())) {
            Sql owner = new Sql(held.byThread());
            for (int round = 0; round < Race.rounds(); round++) {
                UserId somebody = scene.user();
                Opened login = scene.login(somebody);

                race.run(List.<Callable<Object>>of(
                        () -> sessions.reauthenticate(login.secret(), new Standing(somebody, 1), Set.of("pwd")),
                        () -> owner.run("UPDATE users SET status = 'SUSPENDED' WHERE id = ?", somebody.value())));

                assertThat(scene.column("end_reason", login))
                        .as("round %d", round)
                        .isEqualTo("SUSPENSION");
            }
        }
    }

    private Optional<OpenedLogin> renewed(int epoch, String method) {
        return sessions.reauthenticate(root.secret(), new Standing(user, epoch), Set.of(method));
    }

    private void assertUnchanged() throws SQLException {
        assertThat(sessions.resume(root.secret(), Channel.COOKIE)).isPresent();
        assertThat(scene.column("authenticated_at < now() - interval '59 minutes'", root))
                .isEqualTo("true");
    }
}
