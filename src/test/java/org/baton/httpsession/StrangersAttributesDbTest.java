package org.baton.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.Secret;
import org.baton.session.EndReason;
import org.baton.session.HostId;
import org.baton.session.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The statements on the attributes of somebody who is not logged in, as far as the login that takes them over. */
@ExtendWith(SceneExtension.class)
class StrangersAttributesDbTest {
    private final Scene scene;
    private final HttpSessions home;

    StrangersAttributesDbTest(Scene scene) {
        this.scene = scene;
        this.home = new HttpSessions(
                new HttpSessions.Host(scene.home(), HostId.HOME, false, scene.sessions(), Scene.POLICY),
                new AttributePolicy(List.of(), 1024, 5),
                SessionListeners.NOBODY,
                Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC));
    }

    @Test
    void a_strangers_session_is_opened_with_its_first_attributes_and_resumed_with_them() throws SQLException {
        Secret secret = Secret.random();

        Opened opened = new Opened(
                home.open(secret, set("\"cart\"", "[1]"), Scene.CLIENT).orElseThrow(), secret);

        assertThat(scene.column("user_id", opened)).isEqualTo("null");
        assertThat(scene.column("idle_timeout", opened)).isEqualTo("00:30:00");
        assertThat(scene.column("expires_at - opened_at", opened)).isEqualTo("12:00:00");
        assertThat(home.resume(secret).orElseThrow().attributes()).isEqualTo("{\"cart\": [1]}");
        assertThat(home.change(opened.id(), set("\"cart\"", "[1, 2]"))).isEqualTo(Saved.SAVED);
    }

    @Test
    void a_login_is_not_resumed_as_a_strangers_session_and_a_strangers_not_once_it_is_over() throws SQLException {
        Secret secret = Secret.random();
        home.open(secret, set("\"cart\"", "[1]"), Scene.CLIENT)
                .ifPresent(id -> scene.sessions().end(id, EndReason.LOGOUT));

        assertThat(home.resume(secret)).isEmpty();
        assertThat(home.resume(scene.login().secret())).isEmpty();
    }

    @Test
    void a_strangers_session_that_would_hold_too_much_is_not_opened() throws SQLException {
        Secret secret = Secret.random();

        assertThat(home.open(secret, set("\"a\"", "\"" + "x".repeat(2000) + "\""), Scene.CLIENT))
                .isEmpty();
        assertThat(scene.knows(secret.hash())).isFalse();
    }

    @Test
    void a_cart_goes_over_to_the_login_and_is_joined_with_its_user() throws SQLException {
        Secret secret = Secret.random();
        Opened stranger = new Opened(
                home.open(secret, set("\"cart\"", "[1]"), Scene.CLIENT).orElseThrow(), secret);

        Opened mine = scene.sessions()
                .open(Scene.replacing(stranger, scene.user()))
                .orElseThrow()
                .session();

        assertThat(home.read(mine.id())).contains("{\"cart\": [1]}");
        assertThat(home.change(stranger.id(), set("\"cart\"", "[]"))).isEqualTo(Saved.ENDED);
    }

    private static Changes set(String key, String value) {
        return new Changes(Map.of(key, value), Set.of(), Optional.empty());
    }
}
