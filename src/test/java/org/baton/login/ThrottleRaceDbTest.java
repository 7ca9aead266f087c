package org.baton.login;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import org.baton.scene.Held;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.secret.KeyedHash;
import org.baton.secret.MasterKey;
import org.baton.secret.SecretHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Guesses side by side count like guesses one after the other. */
@ExtendWith(SceneExtension.class)
class ThrottleRaceDbTest {
    private static final MasterKey MASTER = MasterKey.random();
    private static final KeyedHash KEY = new KeyedHash(MASTER, "baton/1|login-attempts");
    private static final String WAITING =
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";

    private final Scene scene;
    private final Throttle throttle;

    ThrottleRaceDbTest(Scene scene) {
        this.scene = scene;
        this.throttle = new Throttle(scene.home(), MASTER);
    }

    @Test
    void of_32_guesses_side_by_side_exactly_five_are_looked_at() throws Exception {
        try (Race race = new Race(32)) {
            for (int round = 0; round < Race.rounds(10); round++) {
                String guessed = "side-by-side-" + round;
                String from = "198.18." + round / 250 + "." + round % 250;
                Callable<Boolean> guess = () -> throttle.take(guessed, from) instanceof Throttle.Turn.Taken;

                List<Boolean> taken = race.run(new ArrayList<>(Collections.nCopies(32, guess)));

                assertThat(taken).as("round %d", round).filteredOn(one -> one).hasSize(5);
                AttemptKeys keys = AttemptKeys.of(KEY, guessed, from);
                assertThat(failures(keys.name())).as("round %d", round).isEqualTo(5);
                assertThat(failures(keys.address())).as("round %d", round).isEqualTo(5);
            }
        }
    }

    @Test
    void of_32_guesses_that_began_before_there_was_a_row_exactly_five_are_looked_at() throws Exception {
        AttemptKeys keys = AttemptKeys.of(KEY, "first-row", "192.0.2.1");
        Callable<Boolean> guess = () -> throttle.take("first-row", "192.0.2.1") instanceof Throttle.Turn.Taken;
        List<Callable<Boolean>> actions = new ArrayList<>(Collections.nCopies(32, guess));
        try (Race race = new Race(33);
                Held watched = new Held(scene.database().asSuperuser());
                Connection first = scene.database().asOwner().getConnection()) {
            Sql superuser = new Sql(watched.byThread());
            first.setAutoCommit(false);
            try (PreparedStatement insert = first.prepareStatement(
                    "INSERT INTO login_attempts VALUES (?, 'PAIR', 1, clock_timestamp(), '-infinity')")) {
                insert.setBytes(1, keys.pair().bytes());
                insert.executeUpdate();
            }
            actions.add(() -> {
                while (superuser.one(Long.class, WAITING) < 32) {
                    Thread.onSpinWait();
                }
                first.rollback();
                return false;
            });

            assertThat(race.run(actions)).filteredOn(one -> one).hasSize(5);
        }
        assertThat(failures(keys.pair())).isEqualTo(5);
        assertThat(failures(keys.name())).isEqualTo(5);
        assertThat(failures(keys.address())).isEqualTo(5);
    }

    @Test
    void guesses_of_many_names_from_many_addresses_and_successes_never_stop_each_other() throws Exception {
        try (Race race = new Race(8)) {
            for (int round = 0; round < Race.rounds(); round++) {
                List<Callable<Boolean>> actions = new ArrayList<>();
                for (int i = 0; i < 8; i++) {
                    String guessed = "of-many-" + i % 3;
                    String from = "198.19.0." + i % 4;
                    actions.add(() -> {
                        if (throttle.take(guessed, from) instanceof Throttle.Turn.Taken turn) {
                            throttle.succeeded(turn);
                        }
                        return throttle.sweep() >= 0;
                    });
                }

                assertThat(race.run(actions)).doesNotContain(false);
            }
        }
    }

    private int failures(SecretHash key) throws SQLException {
        return scene.owner()
                .one(Integer.class, "SELECT failures FROM login_attempts WHERE key = ?", (Object) key.bytes());
    }
}
