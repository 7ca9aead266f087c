package org.baton.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.KeyedHash;
import org.baton.secret.MasterKey;
import org.baton.secret.SecretHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(SceneExtension.class)
class ThrottleDbTest {
    private static final MasterKey MASTER = MasterKey.random();
    private static final AtomicInteger MADE = new AtomicInteger();

    private final Scene scene;
    private final Throttle throttle;
    private final String name = "guessed-" + MADE.incrementAndGet();
    private final String here = "192.0.2." + MADE.get();

    ThrottleDbTest(Scene scene) {
        this.scene = scene;
        this.throttle = new Throttle(scene.home(), MASTER);
    }

    @Test
    void five_guesses_of_a_name_from_an_address_are_free_and_the_next_waits() {
        assertThat(taken(name, here, 5)).isEqualTo(5);

        assertThat(throttle.take(name, here))
                .isInstanceOfSatisfying(
                        Throttle.Turn.Blocked.class,
                        blocked -> assertThat(blocked.seconds()).isBetween(1L, 2L));
    }

    @ParameterizedTest
    @CsvSource({"PAIR, 5, 2", "PAIR, 6, 4", "PAIR, 12, 256", "PAIR, 13, 512", "PAIR, 14, 900", "PAIR, 1000000, 900"})
    void each_failure_after_that_doubles_the_delay_up_to_fifteen_minutes(String kind, int failures, int seconds)
            throws SQLException {
        throttle.take(name, here);
        have(kind, failures - 1);

        assertThat(throttle.take(name, here)).isInstanceOf(Throttle.Turn.Taken.class);
        assertThat(delay(kind)).isEqualTo(seconds);
    }

    @Test
    void a_blocked_guess_is_not_counted_so_that_the_delay_ends() throws SQLException {
        taken(name, here, 5);
        String before = rows();

        assertThat(taken(name, here, 10)).isZero();
        assertThat(rows()).isEqualTo(before);
    }

    @Test
    void after_the_delay_one_guess_is_free_again() throws SQLException {
        taken(name, here, 5);
        scene.owner()
                .run(
                        "UPDATE login_attempts SET blocked_until = clock_timestamp() WHERE key IN (SELECT key FROM login_attempts"
                                + " WHERE blocked_until > now())");

        assertThat(taken(name, here, 2)).isEqualTo(1);
    }

    @Test
    void failures_are_forgotten_a_day_after_the_last() throws SQLException {
        taken(name, here, 4);
        scene.owner()
                .run(
                        "UPDATE login_attempts SET last_at = now() - interval '24 hours 1 second', blocked_until = '-infinity'");

        assertThat(taken(name, here, 10)).isEqualTo(5);
    }

    @Test
    void a_success_forgets_the_failures_of_the_name_from_there_and_counts_for_nothing() throws SQLException {
        taken(name, here, 4);

        throttle.succeeded(turn(name, here));

        assertThat(scene.count(
                        "login_attempts WHERE kind = 'PAIR' AND failures <> 0 AND key = ?",
                        keys().pair().bytes()))
                .isZero();
        assertThat(failures(keys().name())).isEqualTo(4);
        assertThat(failures(keys().address())).isEqualTo(4);
        assertThat(taken(name, here, 10)).isEqualTo(5);
    }

    @Test
    void a_password_that_was_not_looked_at_counts_for_nothing() throws SQLException {
        taken(name, here, 4);

        throttle.giveBack(turn(name, here));

        assertThat(failures(keys().pair())).isEqualTo(4);
        assertThat(taken(name, here, 10)).isEqualTo(1);
    }

    @Test
    void a_name_is_slowed_down_for_all_strangers_by_guesses_from_many_addresses() {
        int free = 0;
        for (int i = 0; i < 25; i++) {
            free += taken(name, "198.51.100." + i, 1);
        }

        assertThat(free).isEqualTo(20);
    }

    @Test
    void an_address_is_slowed_down_by_guesses_of_many_names() {
        int free = 0;
        for (int i = 0; i < 105; i++) {
            free += taken(name + "-" + i, here, 1);
        }

        assertThat(free).isEqualTo(100);
    }

    @Test
    void where_a_user_has_logged_in_from_stays_open_while_guessers_elsewhere_are_slowed_down() {
        throttle.succeeded(turn(name, here));
        for (int i = 0; i < 25; i++) {
            taken(name, "203.0.113." + i, 1);
        }

        assertThat(taken(name, "203.0.113.99", 1)).isZero();
        assertThat(taken(name, here, 10)).isEqualTo(5);
    }

    @Test
    void a_user_who_has_logged_in_at_an_address_is_not_slowed_down_by_other_names_there() {
        throttle.succeeded(turn(name, here));
        for (int i = 0; i < 105; i++) {
            taken(name + "-" + i, here, 1);
        }

        assertThat(taken(name, here, 1)).isEqualTo(1);
    }

    @Test
    void an_address_is_known_for_90_days() throws SQLException {
        throttle.succeeded(turn(name, here));
        for (int i = 0; i < 25; i++) {
            taken(name, "203.0.113." + i, 1);
        }
        scene.owner()
                .run(
                        "UPDATE login_attempts SET last_at = now() - interval '90 days 1 second' WHERE key = ?",
                        keys().known().bytes());

        assertThat(taken(name, here, 1)).isZero();
    }

    @Test
    void the_sweep_deletes_what_says_nothing_any_more_and_leaves_the_rest() throws SQLException {
        scene.owner().run("DELETE FROM login_attempts");
        throttle.succeeded(turn(name, here));
        taken(name, "203.0.113.1", 1);
        taken("stale-" + name, "203.0.113.2", 1);
        AttemptKeys stale = AttemptKeys.of(key(), "stale-" + name, "203.0.113.2");
        scene.owner()
                .run(
                        "UPDATE login_attempts SET last_at = now() - interval '25 hours' WHERE key IN (?, ?, ?)",
                        stale.pair().bytes(),
                        stale.name().bytes(),
                        stale.address().bytes());

        throttle.sweep();

        assertThat(scene.owner().one(String.class, "SELECT string_agg(kind, ' ' ORDER BY kind) FROM login_attempts"))
                .isEqualTo("ADDRESS KNOWN NAME PAIR");
        assertThat(throttle.sweep()).isZero();
    }

    @Test
    void no_name_and_no_address_is_stored() throws SQLException {
        taken(name, here, 1);

        assertThat(rows()).doesNotContain(name).doesNotContain(here);
    }

    private int taken(String username, String ip, int times) {
        int free = 0;
        for (int i = 0; i < times; i++) {
            free += throttle.take(username, ip) instanceof Throttle.Turn.Taken ? 1 : 0;
        }
        return free;
    }

    private Throttle.Turn.Taken turn(String username, String ip) {
        Throttle.Turn turn = throttle.take(username, ip);
        assertThat(turn).isInstanceOf(Throttle.Turn.Taken.class);
        return (Throttle.Turn.Taken) turn;
    }

    private void have(String kind, int failures) throws SQLException {
        scene.owner().run("UPDATE login_attempts SET failures = ? WHERE key = ?", failures, keyOf(kind));
    }

    private long delay(String kind) throws SQLException {
        return scene.owner()
                .one(
                        Long.class,
                        "SELECT CAST(round(extract(epoch FROM blocked_until - last_at)) AS bigint) FROM login_attempts WHERE key = ?",
                        (Object) keyOf(kind));
    }

    private int failures(SecretHash key) throws SQLException {
        return scene.owner()
                .one(Integer.class, "SELECT failures FROM login_attempts WHERE key = ?", (Object) key.bytes());
    }

    private byte[] keyOf(String kind) {
        return kind.equals("PAIR") ? keys().pair().bytes() : keys().name().bytes();
    }

    private AttemptKeys keys() {
        return AttemptKeys.of(key(), name, here);
    }

    private static KeyedHash key() {
        return new KeyedHash(MASTER, "baton/1|login-attempts");
    }

    private String rows() throws SQLException {
        return String.valueOf(
                scene.owner().all(String.class, "SELECT CAST(l AS text) FROM login_attempts l ORDER BY key"));
    }
}
