package org.baton;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.baton.scene.Held;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Sql;
import org.baton.secret.Secret;
import org.baton.session.EndReason;
import org.baton.session.Kind;
import org.baton.session.Opened;
import org.baton.session.Opening;
import org.baton.session.Sessions;
import org.baton.user.Standing;
import org.baton.user.UserId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A DBA's functions against what people do at the same moment: nothing survives, and nobody waits for each other for ever. */
@ExtendWith(SceneExtension.class)
class DbaRaceDbTest {
    private final Scene scene;

    DbaRaceDbTest(Scene scene) {
        this.scene = scene;
    }

    @Test
    void no_login_in_flight_survives_end_user_sessions() throws Exception {
        Sessions sessions = scene.sessions();
        int rounds = Race.rounds(100);
        int opened = 0;
        try (Race race = new Race(3);
                Held held = new Held(scene.database().asAdmin())) {
            Sql admin = new Sql(held.byThread());
            for (int round = 0; round < rounds; round++) {
                UserId user = scene.user();
                Callable<Boolean> login =
                        () -> sessions.open(Scene.opening(user)).isPresent();
                String call = "SELECT end_user_sessions('" + name(user) + "', 'race')";

                List<Boolean> done = race.run(List.of(login, login, () -> admin.one(Long.class, call) >= 0));

                opened += done.get(0) ? 1 : 0;
                assertThat(live(user)).as("round %d", round).isZero();
            }
        }
        System.out.printf("end_user_sessions against logins: %d rounds, %d first logins were first%n", rounds, opened);
    }

    @Test
    void no_login_in_flight_survives_end_all_sessions() throws Exception {
        Sessions sessions = scene.sessions();
        int logins = 8;
        int survivors = 0;
        long deadlocks = deadlocks();
        try (Race race = new Race(logins + 1);
                Held held = new Held(scene.database().asAdmin())) {
            Sql admin = new Sql(held.byThread());
            List<UserId> users = users(logins);
            List<UserId> others = users(logins);
            for (int round = 0; round < Race.rounds(); round++) {
                List<Callable<Long>> all = new ArrayList<>();
                for (int i = 0; i < logins; i++) {
                    // Over another user's session, whose end takes that one's row under this one's user.
                    Opening over = over(users.get(i), login(others.get(i)));
                    all.add(() -> sessions.open(over).isPresent() ? 1L : 0L);
                }
                all.add(() -> admin.one(Long.class, "SELECT end_all_sessions('race')"));

                race.run(all);

                survivors += (int) scene.count("sessions WHERE ended_at IS NULL");
            }
            flush(race, logins + 1);
        }
        System.out.printf(
                "end_all_sessions against %d logins: %d rounds, %d survivors%n", logins, Race.rounds(), survivors);
        assertThat(survivors).isZero();
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    @Test
    void the_functions_deadlock_with_nothing_that_ends_sessions() throws Exception {
        long seed = System.nanoTime();
        System.out.println("DBA functions against logouts and suspensions: seed " + seed);
        Random random = new Random(seed);
        long deadlocks = deadlocks();
        try (Race race = new Race(6);
                Held asAdmin = new Held(scene.database().asAdmin());
                Held asOwner = new Held(scene.database().asOwner())) {
            Sql admin = new Sql(asAdmin.byThread());
            Sql owner = new Sql(asOwner.byThread());
            List<UserId> users = users(2);
            for (int round = 0; round < Race.rounds(); round++) {
                scene.owner().run("UPDATE users SET status = 'ACTIVE'");
                UserId user = users.get(random.nextInt(2));
                Opened root = login(user);
                Opened child = scene.child(root, Scene.SHOP);
                String name = name(user);

                race.run(List.<Callable<Object>>of(
                        () -> admin.one(Long.class, "SELECT end_all_sessions('race')"),
                        () -> admin.one(Long.class, "SELECT end_user_sessions(?, 'race')", name),
                        () -> scene.sessions().end(root.id(), EndReason.LOGOUT),
                        () -> scene.shopSessions().end(child.id(), EndReason.LOGOUT),
                        () -> owner.run("UPDATE users SET status = 'SUSPENDED' WHERE id = ?", user.value()),
                        () -> scene.sessions().open(over(users.get(0), root)).isPresent()));

                assertThat(live(user)).as("seed %d, round %d", seed, round).isZero();
            }
            flush(race, 6);
        }
        assertThat(deadlocks()).isEqualTo(deadlocks);
    }

    private List<UserId> users(int count) throws SQLException {
        List<UserId> users = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            users.add(scene.user());
        }
        return users;
    }

    private Opened login(UserId user) throws SQLException {
        return scene.sessions()
                .open(opening(user, Optional.empty()))
                .orElseThrow()
                .session();
    }

    private Opening over(UserId user, Opened replaced) throws SQLException {
        return opening(user, Optional.of(replaced.secret()));
    }

    /** Under the epoch that the user has now. */
    private Opening opening(UserId user, Optional<Secret> replaced) throws SQLException {
        int epoch = scene.owner().one(Integer.class, "SELECT login_epoch FROM users WHERE id = ?", user.value());
        return new Opening(new Standing(user, epoch), Kind.BROWSER, Set.of("pwd"), replaced, Scene.CLIENT);
    }

    private String name(UserId user) throws SQLException {
        return scene.owner().one(String.class, "SELECT username FROM users WHERE id = ?", user.value());
    }

    private long live(UserId user) throws SQLException {
        return scene.count("sessions WHERE ended_at IS NULL AND user_id = ?", user.value());
    }

    /** The threads keep their connections, which tell of deadlocks now and then only unless they are asked to. */
    private void flush(Race race, int threads) throws Exception {
        Callable<Object> flush = () -> {
            for (var program : List.of(scene.home(), scene.sibling())) {
                program.read(session -> session.createNativeQuery(
                                "SELECT CAST(pg_stat_force_next_flush() AS text)", String.class)
                        .getResultList());
                program.answers();
            }
            return "flushed";
        };
        race.run(Collections.nCopies(threads, flush));
    }

    private long deadlocks() throws SQLException {
        return scene.owner()
                .one(Long.class, "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
    }
}
