package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.Secret;
import org.baton.user.Vouched;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** In the sibling's own database, where home is known by what it says alone. */
@ExtendWith(SceneExtension.class)
class LeasedSessionsDbTest {
    private static final String HOME = "https://login.example.org";
    private static final HostId STORE = new HostId("store");
    private static final AtomicInteger GRANTED = new AtomicInteger();

    private final Scene scene;
    private final LeasedSessions leased;
    private final Sessions sessions;
    private final String granted = "session-" + GRANTED.incrementAndGet();
    private final Vouched user =
            new Vouched(HOME, "subject-" + granted, "mona", "Mona Lisa", Set.of("user", "painted"));

    LeasedSessionsDbTest(Scene scene) {
        this.scene = scene;
        this.leased = new LeasedSessions(scene.home(), STORE, HOME, Scene.POLICY);
        this.sessions = LeasedSessions.sessions(scene.home(), STORE, Scene.POLICY);
    }

    @Test
    void what_home_grants_is_a_session_of_a_user_of_this_database() {
        Opened opened = open().orElseThrow();

        Session session = sessions.resume(opened.secret(), Channel.COOKIE).orElseThrow();

        assertThat(session.user().displayName()).isEqualTo("Mona Lisa");
        assertThat(session.user().groups()).containsExactlyInAnyOrder("user", "painted");
        assertThat(session.authentication().methods()).containsExactly("pwd");
        assertThat(leased.homeSessionOf(opened.id())).contains(granted);
        assertThat(leased.traceOf(opened.id())).isPresent();
    }

    @Test
    void without_a_lease_it_is_none_and_with_the_next_one_it_is_the_same_again() throws SQLException {
        Opened opened = open().orElseThrow();
        change(opened, "lease_until = now()");

        assertThat(sessions.resume(opened.secret(), Channel.COOKIE)).isEmpty();

        leased.renew(granted, Duration.ofMinutes(5), user);
        assertThat(sessions.resume(opened.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void a_renewal_brings_the_user_as_home_knows_them_now() {
        Opened opened = open().orElseThrow();

        leased.renew(
                granted,
                Duration.ofMinutes(5),
                new Vouched(HOME, user.subject(), "mona", "Lisa del Giocondo", Set.of("user")));

        Session session = sessions.resume(opened.secret(), Channel.COOKIE).orElseThrow();
        assertThat(session.user().displayName()).isEqualTo("Lisa del Giocondo");
        assertThat(session.user().groups()).containsExactly("user");
    }

    @Test
    void who_is_suspended_here_stays_out_whatever_home_grants_or_renews() throws SQLException {
        Opened opened = open().orElseThrow();
        scene.owner().run("UPDATE users SET status = 'SUSPENDED' WHERE subject = ?", user.subject());

        leased.renew(granted, Duration.ofMinutes(5), user);

        assertThat(sessions.resume(opened.secret(), Channel.COOKIE)).isEmpty();
        assertThat(leased.open(user, grant("another-" + granted), UUID.randomUUID(), Optional.empty(), Scene.CLIENT))
                .isEmpty();
    }

    @Test
    void a_notice_ends_it_and_a_second_one_finds_nothing() throws SQLException {
        Opened opened = open().orElseThrow();

        assertThat(leased.endNoticed(granted)).isTrue();
        assertThat(leased.endNoticed(granted)).isFalse();

        assertThat(sessions.resume(opened.secret(), Channel.COOKIE)).isEmpty();
        assertThat(scene.column("end_reason", opened)).isEqualTo("ROOT_ENDED");
    }

    @Test
    void a_notice_that_came_before_its_session_lets_it_never_open() {
        leased.endNoticed(granted);

        assertThat(open()).isEmpty();
    }

    @Test
    void a_notice_and_the_opening_of_its_session_at_the_same_moment_leave_none_alive() throws Exception {
        try (Race race = new Race(2)) {
            for (int round = 0; round < Race.rounds(); round++) {
                String one = granted + "-" + round;

                race.run(List.of(
                        () -> leased.open(user, grant(one), UUID.randomUUID(), Optional.empty(), Scene.CLIENT)
                                .isPresent(),
                        () -> leased.endNoticed(one)));

                assertThat(scene.count("sessions WHERE home_session_id = ? AND ended_at IS NULL", one))
                        .as("round %d", round)
                        .isZero();
            }
        }
    }

    @Test
    void a_new_session_of_the_same_browser_ends_its_old_one() throws SQLException {
        Opened old = open().orElseThrow();

        leased.open(user, grant("next-" + granted), UUID.randomUUID(), Optional.of(old.id()), Scene.CLIENT);

        assertThat(scene.column("end_reason", old)).isEqualTo("REPLACED");
    }

    @Test
    void live_sessions_with_little_of_their_lease_left_are_due_the_shortest_first() throws SQLException {
        Opened soon = open().orElseThrow();
        Opened over = leased.open(user, grant("over-" + granted), UUID.randomUUID(), Optional.empty(), Scene.CLIENT)
                .orElseThrow();
        Opened idle = leased.open(user, grant("idle-" + granted), UUID.randomUUID(), Optional.empty(), Scene.CLIENT)
                .orElseThrow();
        change(soon, "lease_until = now() + interval '3 minutes'");
        change(over, "lease_until = now() - interval '1 hour'");
        change(idle, "lease_until = now(), idle_timeout = interval '1 microsecond'");

        assertThat(leased.due(Duration.ofMinutes(4), 500))
                .extracting(LeasedSessions.Due::session)
                .filteredOn(session -> session.endsWith(granted))
                .containsExactly("over-" + granted, granted);
    }

    @Test
    void a_lease_is_no_longer_than_what_home_has_said_however_often_the_row_is_seen() throws SQLException {
        Opened opened = open().orElseThrow();
        String before = scene.column("lease_until", opened);

        sessions.resume(opened.secret(), Channel.COOKIE);

        assertThat(scene.column("lease_until", opened)).isEqualTo(before);
    }

    @Test
    void what_a_stranger_held_goes_over_and_what_a_login_held_stays() throws SQLException {
        Secret stranger = Secret.random();
        scene.owner().run("""
                        INSERT INTO sessions (secret_hash, host, idle_timeout, expires_at, attributes)
                        VALUES (?, 'store', interval '30 minutes', now() + interval '1 hour', '{"cart": [1]}')
                        """, stranger.hash().bytes());

        Opened first = leased.open(user, grant(granted), UUID.randomUUID(), Optional.empty(), clientWith(stranger))
                .orElseThrow();
        Opened second = leased.open(
                        user, grant("next-" + granted), UUID.randomUUID(), Optional.empty(), clientWith(first.secret()))
                .orElseThrow();

        assertThat(scene.column("attributes", first)).isEqualTo("{\"cart\": [1]}");
        assertThat(scene.column("attributes", second)).isEqualTo("{}");
        assertThat(scene.count(
                        "sessions WHERE secret_hash = ? AND end_reason = 'REPLACED'",
                        stranger.hash().bytes()))
                .isEqualTo(1);
        assertThat(scene.column("ended_at", first)).isEqualTo("null");
    }

    private static Opening.Client clientWith(Secret shown) {
        return new Opening.Client("192.0.2.7", Optional.empty(), Optional.of(shown));
    }

    private Optional<Opened> open() {
        return leased.open(user, grant(granted), UUID.randomUUID(), Optional.empty(), Scene.CLIENT);
    }

    private static LeasedSessions.Granted grant(String session) {
        return new LeasedSessions.Granted(
                "root",
                session,
                Duration.ofSeconds(5),
                Set.of("pwd"),
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                Duration.ZERO);
    }

    private void change(Opened session, String assignment) throws SQLException {
        scene.owner()
                .run(
                        "UPDATE sessions SET " + assignment + " WHERE id = ?",
                        session.id().value());
    }
}
