package org.baton.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.baton.database.Database;
import org.baton.embed.Rows;
import org.baton.run.TestPostgres;
import org.baton.scene.Held;
import org.baton.scene.Planted;
import org.baton.scene.Scene;
import org.baton.scene.Sql;
import org.baton.user.UserId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Each moment of a session's life on the spot: in one transaction the database's now() stands still. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoundaryDbTest {
    private final Held held = new Held(TestPostgres.freshDatabase().asOwner());
    private final Sql sql;
    private final Database database;
    private final Sessions home;
    private final UserId alice;

    BoundaryDbTest() throws SQLException {
        var still = held.whereNowStandsStill();
        this.sql = new Sql(still);
        this.database = Database.open(still, Rows.all());
        this.home = new Sessions(database, HostId.HOME, Scene.POLICY);
        this.alice = new UserId(sql.one(Long.class, "SELECT id FROM users WHERE username = 'alice'"));
    }

    @BeforeAll
    void register_the_shop() throws SQLException {
        sql.run(
                "INSERT INTO siblings (id, origin, database_role) VALUES ('shop', 'https://shop.example.org', 'baton_shop')");
    }

    @AfterAll
    void close() throws SQLException {
        database.close();
        held.close();
    }

    @Test
    void time_stands_still() throws SQLException {
        assertThat(sql.one(String.class, "SELECT CAST(now() AS text)"))
                .isEqualTo(sql.one(String.class, "SELECT CAST(now() AS text)"));
    }

    @Test
    void a_session_is_over_at_its_expiry_and_not_a_microsecond_before() throws SQLException {
        Opened over = root("now() - interval '1 minute'", "now()");
        Opened live = root("now() - interval '1 minute'", "now() + interval '1 microsecond'");

        assertThat(home.resume(over.secret(), Channel.COOKIE)).isEmpty();
        assertThat(home.resume(live.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void a_session_is_over_when_its_idle_time_has_passed_and_not_a_microsecond_before() throws SQLException {
        Opened over = root("now() - interval '30 minutes'", "now() + interval '1 hour'");
        Opened live = root("now() - interval '30 minutes' + interval '1 microsecond'", "now() + interval '1 hour'");

        assertThat(home.resume(over.secret(), Channel.COOKIE)).isEmpty();
        assertThat(home.resume(live.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void a_root_stays_alive_until_its_childs_idle_time_has_passed() throws SQLException {
        Opened over = root("now() - interval '1 hour'", "now() + interval '1 hour'");
        Opened live = root("now() - interval '1 hour'", "now() + interval '1 hour'");

        Planted.child(sql, over, Scene.SHOP, "now() - interval '30 minutes'");
        Planted.child(sql, live, Scene.SHOP, "now() - interval '30 minutes' + interval '1 microsecond'");

        assertThat(home.resume(over.secret(), Channel.COOKIE)).isEmpty();
        assertThat(home.resume(live.secret(), Channel.COOKIE)).isPresent();
    }

    @Test
    void a_touch_is_due_when_the_interval_has_passed_and_not_a_microsecond_before() throws SQLException {
        SessionResumeTable resuming = new SessionResumeTable(database, HostId.HOME);
        SessionTable table = new SessionTable(database, HostId.HOME);
        Opened due = root("now() - interval '60 seconds'", "now() + interval '1 hour'");
        Opened early = root("now() - interval '60 seconds' + interval '1 microsecond'", "now() + interval '1 hour'");

        assertThat(resuming.resume(due.secret().hash(), Channel.COOKIE, Scene.POLICY.touchInterval(), false)
                        .orElseThrow()
                        .touchDue())
                .isTrue();
        assertThat(table.touch(due.id(), Scene.POLICY.touchInterval())).isEqualTo(1);
        assertThat(resuming.resume(early.secret().hash(), Channel.COOKIE, Scene.POLICY.touchInterval(), false)
                        .orElseThrow()
                        .touchDue())
                .isFalse();
        assertThat(table.touch(early.id(), Scene.POLICY.touchInterval())).isZero();
    }

    @Test
    void a_child_is_over_at_its_roots_expiry() throws SQLException {
        Sessions shop = new Sessions(database, Scene.SHOP, Scene.POLICY);
        Opened over = root("now()", "now()");
        Opened live = root("now()", "now() + interval '1 microsecond'");

        Opened overChild = Planted.child(sql, over, Scene.SHOP, "now()");
        Opened liveChild = Planted.child(sql, live, Scene.SHOP, "now()");

        assertThat(shop.resume(overChild.secret(), Channel.COOKIE)).isEmpty();
        assertThat(shop.resume(liveChild.secret(), Channel.COOKIE)).isPresent();
    }

    private Opened root(String lastSeenAt, String expiresAt) throws SQLException {
        return Planted.root(sql, alice, "now() - interval '2 hours'", lastSeenAt, expiresAt);
    }
}
