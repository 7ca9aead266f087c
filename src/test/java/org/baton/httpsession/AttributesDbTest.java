package org.baton.httpsession;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.baton.scene.Race;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.EndReason;
import org.baton.session.HostId;
import org.baton.session.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the statements on attributes do, whoever else changes the row. */
@ExtendWith(SceneExtension.class)
class AttributesDbTest {
    private static final AttributePolicy POLICY = new AttributePolicy(List.of(), 1024, 5);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    /** By the transaction that wrote the row as it is now, and the one that told the audit of the end. */
    private static final String LAST_WRITTEN_BY_THE_END = """
            SELECT s.xmin = e.xmin
              FROM sessions s
              JOIN session_events e ON e.session_id = s.id AND e.type = 'SESSION_ENDED'
             WHERE s.id = ?
            """;

    private final Scene scene;
    private final HttpSessions home;
    private final HttpSessions shop;
    private final Opened login;

    AttributesDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.home = new HttpSessions(
                new HttpSessions.Host(scene.home(), HostId.HOME, false, scene.sessions(), Scene.POLICY),
                POLICY,
                SessionListeners.NOBODY,
                CLOCK);
        this.shop = new HttpSessions(
                new HttpSessions.Host(scene.sibling(), Scene.SHOP, true, scene.shopSessions(), Scene.POLICY),
                POLICY,
                SessionListeners.NOBODY,
                CLOCK);
        this.login = scene.login();
    }

    @Test
    void what_is_set_is_there_for_sql() throws SQLException {
        assertThat(home.change(login.id(), set("\"cart\"", "\"brush\""))).isEqualTo(Saved.SAVED);

        assertThat(scene.column("attributes ->> 'cart'", login)).isEqualTo("brush");
        assertThat(home.read(login.id())).contains("{\"cart\": \"brush\"}");
    }

    @Test
    void each_change_is_merged_into_what_the_others_have_made_of_the_row() throws SQLException {
        home.change(login.id(), set("\"a\"", "1"));
        home.change(login.id(), set("\"b\"", "{\"deep\": [1]}"));
        home.change(login.id(), new Changes(Map.of("\"c\"", "3"), Set.of("a", "never there"), Optional.empty()));

        assertThat(scene.column("attributes", login)).isEqualTo("{\"b\": {\"deep\": [1]}, \"c\": 3}");
    }

    @Test
    void of_16_requests_that_change_different_keys_at_the_same_moment_all_win() throws Exception {
        try (Race race = new Race(16)) {
            for (int round = 0; round < Race.rounds(10); round++) {
                Opened raced = scene.login();
                List<Callable<Saved>> requests = IntStream.range(0, 16)
                        .<Callable<Saved>>mapToObj(i -> () -> home.change(raced.id(), set("\"key" + i + "\"", "" + i)))
                        .toList();

                assertThat(race.run(requests)).containsOnly(Saved.SAVED);

                assertThat(scene.column("(SELECT count(*) FROM jsonb_object_keys(attributes))", raced))
                        .isEqualTo("16");
            }
        }
    }

    @Test
    void of_16_that_compare_and_set_the_same_key_at_the_same_moment_one_wins() throws Exception {
        try (Race race = new Race(16)) {
            for (int round = 0; round < Race.rounds(10); round++) {
                Opened raced = scene.login();
                home.change(raced.id(), set("\"count\"", "0"));
                List<Callable<Saved>> requests = IntStream.rangeClosed(1, 16)
                        .<Callable<Saved>>mapToObj(
                                i -> () -> home.replace(raced.id(), "count", "0", set("\"count\"", "" + i)))
                        .toList();

                List<Saved> answers = race.run(requests);

                assertThat(answers).filteredOn(Saved.SAVED::equals).hasSize(1);
                assertThat(answers).filteredOn(Saved.DIFFERENT::equals).hasSize(15);
                assertThat(scene.column("attributes ->> 'count'", raced))
                        .isEqualTo("" + (answers.indexOf(Saved.SAVED) + 1));
            }
        }
    }

    @Test
    void compare_and_set_knows_absent_from_there() {
        assertThat(home.replace(login.id(), "cart", "1", set("\"cart\"", "2"))).isEqualTo(Saved.DIFFERENT);
        assertThat(home.replace(login.id(), "cart", "null", set("\"cart\"", "1")))
                .isEqualTo(Saved.SAVED);
        assertThat(home.replace(login.id(), "cart", "null", set("\"cart\"", "2")))
                .isEqualTo(Saved.DIFFERENT);
        assertThat(home.read(login.id())).contains("{\"cart\": 1}");
    }

    @Test
    void after_the_logout_nothing_is_written_or_read() throws SQLException {
        home.change(login.id(), set("\"a\"", "1"));
        scene.sessions().end(login.id(), EndReason.LOGOUT);

        assertThat(home.change(login.id(), set("\"a\"", "2"))).isEqualTo(Saved.ENDED);
        assertThat(home.read(login.id())).isEmpty();
        assertThat(scene.column("attributes", login)).isEqualTo("{\"a\": 1}");
    }

    @Test
    void a_change_that_races_the_logout_is_before_it_or_not_at_all() throws Exception {
        try (Race race = new Race(2)) {
            for (int round = 0; round < Race.rounds(40); round++) {
                Opened raced = scene.login();
                List<Callable<Boolean>> both = List.of(
                        () -> home.change(raced.id(), set("\"a\"", "1")) == Saved.SAVED,
                        () -> scene.sessions().end(raced.id(), EndReason.LOGOUT));

                List<Boolean> answers = race.run(both);

                assertThat(answers.get(1)).isTrue();
                assertThat(scene.column("attributes", raced)).isEqualTo(answers.get(0) ? "{\"a\": 1}" : "{}");
                assertThat(scene.owner()
                                .one(
                                        Boolean.class,
                                        LAST_WRITTEN_BY_THE_END,
                                        raced.id().value()))
                        .isTrue();
            }
        }
    }

    @Test
    void attributes_that_would_be_too_many_together_are_not_written_and_may_still_be_removed() throws SQLException {
        String half = "\"" + "x".repeat(500) + "\"";
        home.change(login.id(), set("\"a\"", half));

        assertThat(home.change(login.id(), set("\"b\"", half))).isEqualTo(Saved.FULL);
        assertThat(scene.column("attributes -> 'b'", login)).isEqualTo("null");

        assertThat(home.change(login.id(), new Changes(Map.of(), Set.of("a"), Optional.empty())))
                .isEqualTo(Saved.SAVED);
        assertThat(home.change(login.id(), set("\"b\"", half))).isEqualTo(Saved.SAVED);
    }

    @Test
    void a_list_that_is_short_as_text_and_long_as_postgresql_stores_it_breaks_no_check() {
        HttpSessions most = new HttpSessions(
                new HttpSessions.Host(scene.home(), HostId.HOME, false, scene.sessions(), Scene.POLICY),
                new AttributePolicy(List.of(), 65536, 5),
                SessionListeners.NOBODY,
                CLOCK);

        assertThat(most.change(login.id(), set("\"a\"", "[" + "1,".repeat(30_000) + "1]")))
                .isEqualTo(Saved.FULL);
    }

    @Test
    void another_idle_time_is_in_the_row() throws SQLException {
        home.change(login.id(), new Changes(Map.of(), Set.of(), Optional.of(Duration.ofMinutes(5))));

        assertThat(scene.column("idle_timeout", login)).isEqualTo("00:05:00");
    }

    @Test
    void a_sibling_in_homes_database_has_the_attributes_of_its_own_sessions() throws SQLException {
        Opened child = scene.child(login, Scene.SHOP);

        assertThat(shop.change(child.id(), set("\"cart\"", "[1]"))).isEqualTo(Saved.SAVED);
        assertThat(shop.replace(child.id(), "cart", "[1]", set("\"cart\"", "[2]")))
                .isEqualTo(Saved.SAVED);
        assertThat(shop.read(child.id())).contains("{\"cart\": [2]}");
        assertThat(scene.column("attributes", login)).isEqualTo("{}");
    }

    @Test
    void a_sibling_neither_reads_nor_changes_those_of_a_login_or_of_another_sibling() throws SQLException {
        Opened wikis = scene.child(login, new HostId("wiki"));
        home.change(login.id(), set("\"secret\"", "1"));

        assertThat(shop.read(login.id())).isEmpty();
        assertThat(shop.read(wikis.id())).isEmpty();
        assertThat(shop.change(login.id(), set("\"a\"", "1"))).isEqualTo(Saved.ENDED);
        assertThat(shop.change(wikis.id(), set("\"a\"", "1"))).isEqualTo(Saved.ENDED);
        assertThat(scene.column("attributes", login)).isEqualTo("{\"secret\": 1}");
        assertThat(scene.column("attributes", wikis)).isEqualTo("{}");
    }

    @Test
    void a_sibling_changes_the_secret_of_a_session_of_its_own_and_of_no_other() throws SQLException {
        Opened child = scene.child(login, Scene.SHOP);

        HttpSessions.Rotated rotated = shop.rotate(child.secret()).orElseThrow();

        assertThat(scene.knows(rotated.secret().hash())).isTrue();
        assertThat(shop.rotate(child.secret())).isEmpty();
        assertThat(shop.rotate(login.secret())).isEmpty();
        assertThat(scene.knows(login.secret().hash())).isTrue();
    }

    private static Changes set(String key, String value) {
        return new Changes(Map.of(key, value), Set.of(), Optional.empty());
    }
}
