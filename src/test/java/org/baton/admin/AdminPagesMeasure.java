package org.baton.admin;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.baton.database.Database;
import org.baton.handoff.HandoffList;
import org.baton.handoff.SiblingStates;
import org.baton.scene.Scene;
import org.baton.session.ActiveSessions;
import org.baton.session.ActiveSessions.By;
import org.baton.session.ActiveSessions.Query;
import org.baton.session.Activity;
import org.baton.session.AuditEvents;
import org.baton.session.SessionId;
import org.baton.user.UserSearch;

/**
 * How long the administrators' pages take, for each way to narrow them. Started by its main method with the number of
 * sessions (100,000 by default): a tenth are ended, a tenth have a child at the shop, 20 children are at a host of their own.
 */
final class AdminPagesMeasure {
    private static final int ROUNDS = 200;

    private static final String USERS = """
            INSERT INTO users (username, display_name)
            SELECT 'measured-' || g, 'Measured'
              FROM generate_series(1, ?) g
            """;

    private static final String ROOTS = """
            INSERT INTO sessions (secret_hash, user_id, host, authenticated_at, idle_timeout, expires_at, login_epoch,
                   opened_ip, user_agent)
            SELECT sha256(CAST(CAST(g AS text) AS bytea)), u.id, 'home', now(), '30 days', now() + interval '90 days', 1,
                   CAST('10.' || g % 200 || '.' || g / 200 % 200 || '.' || g / 40000 AS inet), 'A browser'
              FROM generate_series(1, ?) g
              JOIN users u ON u.username = 'measured-' || 1 + g % ?
            """;

    private static final String CHILDREN = """
            INSERT INTO sessions (secret_hash, user_id, host, root_id, authenticated_at, idle_timeout, expires_at,
                   login_epoch)
            SELECT sha256(CAST('child ' || id AS bytea)), user_id,
                   CASE WHEN row_number() OVER (ORDER BY id) <= 20 THEN 'rare' ELSE 'shop' END,
                   id, now(), '30 days', expires_at, 1
              FROM sessions
             WHERE id % 10 = 1
            """;

    /** A tenth of them rejected, over the last two days. */
    private static final String HANDOFFS = """
            INSERT INTO handoffs (jti_hash, sibling_id, root_id, challenge, trace, issued_at, expires_at, state, closed_at)
            SELECT sha256(CAST('handoff ' || r.id AS bytea)), 'shop', r.id, sha256('challenge'), gen_random_uuid(), r.at,
                   r.at + interval '1 minute', CASE WHEN r.id % 10 = 0 THEN 'REJECTED' ELSE 'EXCHANGED' END, r.at
              FROM (SELECT id, now() - random() * interval '2 days' AS at FROM sessions WHERE root_id IS NULL) r
            """;

    private AdminPagesMeasure() {}

    /** Prints one line for each way to ask. */
    public static void main(String... arguments) throws SQLException {
        int sessions = arguments.length == 0 ? 100_000 : Integer.parseInt(arguments[0]);
        try (Scene scene = Scene.fresh()) {
            fill(scene, sessions);
            ActiveSessions active = new ActiveSessions(scene.home());
            System.out.printf("Pages of %d sessions, %d rounds, milliseconds%n", sessions, ROUNDS);
            for (int limit : new int[] {50, ActiveSessions.MAX}) {
                measure(active, new Query(By.NOTHING, "", Optional.empty(), Optional.empty(), limit));
                measure(
                        active,
                        new Query(By.NOTHING, "", Optional.empty(), Optional.of(new SessionId(sessions / 2)), limit));
                measure(
                        active,
                        new Query(By.NOTHING, "", Optional.of(Instant.now().plusSeconds(60)), Optional.empty(), limit));
                measure(active, new Query(By.USER, "MEASURED-7", Optional.empty(), Optional.empty(), limit));
                measure(active, new Query(By.HOST, "home", Optional.empty(), Optional.empty(), limit));
                measure(active, new Query(By.HOST, "rare", Optional.empty(), Optional.empty(), limit));
                measure(active, new Query(By.HOST, "none", Optional.empty(), Optional.empty(), limit));
                measure(active, new Query(By.ADDRESS, "10.7.7.0", Optional.empty(), Optional.empty(), limit));
            }
            others(scene.home());
        }
    }

    private static void fill(Scene scene, int sessions) throws SQLException {
        int users = Math.max(1, sessions / 10);
        scene.owner()
                .run("INSERT INTO siblings (id, origin, database_role) VALUES ('rare', 'https://rare.example', 'r')");
        scene.owner().run(USERS, users);
        scene.owner().run(ROOTS, sessions, users);
        scene.owner().run(CHILDREN);
        scene.owner().run("UPDATE sessions SET ended_at = now(), end_reason = 'LOGOUT' WHERE id % 10 = 0");
        scene.owner().run(HANDOFFS);
        for (String table : List.of("sessions", "users", "session_events", "handoffs")) {
            scene.owner().run("VACUUM ANALYZE " + table);
        }
    }

    private static void others(Database database) {
        UserSearch users = new UserSearch(database);
        AuditEvents events = new AuditEvents(database);
        HandoffList handoffs = new HandoffList(database);
        measure("users", () -> users.page("", Optional.empty(), 50).users().size());
        measure(
                "users called measured-77",
                () -> users.page("measured-77", Optional.empty(), 50).users().size());
        measure(
                "users called M",
                () -> users.page("M", Optional.empty(), 50).users().size());
        for (String type : new String[] {"", "SESSION_ENDED", "PASSWORD_RESET"}) {
            measure(
                    "events " + type,
                    () -> events.page(new AuditEvents.Query(
                                    Optional.empty(),
                                    Optional.of(type).filter(text -> !text.isEmpty()),
                                    Optional.empty(),
                                    50))
                            .events()
                            .size());
        }
        for (String state : HandoffList.STATES) {
            measure(
                    "handoffs " + state,
                    () -> handoffs.page(
                                    new HandoffList.Query(Optional.empty(), Optional.of(state), Optional.empty(), 50))
                            .handoffs()
                            .size());
        }
        measure("siblings", () -> new SiblingStates(database).all().size());
        measure("hours", () -> new Activity(database).lastDay().size());
    }

    private static void measure(ActiveSessions active, Query query) {
        measure(
                "sessions %s %s %safter %s limit %d"
                        .formatted(
                                query.by(),
                                query.value(),
                                query.since()
                                        .map(since -> "since " + since + " ")
                                        .orElse(""),
                                query.after().map(SessionId::toString).orElse("-"),
                                query.limit()),
                () -> active.page(query).sessions().size());
    }

    private static void measure(String page, IntSupplier found) {
        List<Long> times = new ArrayList<>();
        int rows = 0;
        for (int round = 0; round < ROUNDS; round++) {
            long start = System.nanoTime();
            rows = found.getAsInt();
            times.add(System.nanoTime() - start);
        }
        Collections.sort(times);
        System.out.printf(
                Locale.ROOT,
                "%-60s %3d found, median %.2f, 99th of 100 %.2f%n",
                page,
                rows,
                times.get(ROUNDS / 2) / 1e6,
                times.get(ROUNDS * 99 / 100) / 1e6);
    }
}
