package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Handoffs of one person's logins, each in a browser of its own, which a fault meets in the middle of their exchange. What
 * must hold afterwards is the same whatever the fault was.
 */
final class Exchanges {
    private static final int BROWSERS = 4;

    private final Hosts hosts;
    private final Sql exchanging;
    private final Person person;
    private final Map<Visitor, Handoff> handoffs = new LinkedHashMap<>();

    /** As far as home's pages that hold the tokens, which home's database exchanges. */
    Exchanges(Hosts hosts, Person person) {
        this(hosts, hosts.database(), person);
    }

    /** The same, exchanged in that database, where the person is known. */
    Exchanges(Hosts hosts, Sql exchanging, Person person) {
        this.hosts = hosts;
        this.exchanging = exchanging;
        this.person = person;
        for (int i = 0; i < BROWSERS; i++) {
            Visitor visitor = hosts.visitor();
            visitor.hasLoggedIn(person);
            handoffs.put(visitor, visitor.handoff());
        }
    }

    /** Presents all, lets the fault happen while the database is exchanging them, and returns the answers that came. */
    List<Reply> metBy(Runnable fault) {
        ExecutorService threads = Executors.newCachedThreadPool();
        List<CompletableFuture<Reply>> replies = new ArrayList<>();
        try (HeldRow user =
                new HeldRow(exchanging.database(), "SELECT FROM users WHERE username = ?", person.username())) {
            handoffs.forEach((visitor, handoff) ->
                    replies.add(CompletableFuture.supplyAsync(() -> visitor.present(handoff), threads)));
            // On a slow machine some have been given up before the last one is there.
            Awaited.until("all are being exchanged", () -> {
                int waiting = user.waiting();
                return waiting > 0
                        && waiting
                                        + replies.stream()
                                                .filter(CompletableFuture::isDone)
                                                .count()
                                >= BROWSERS;
            });
            fault.run();
        } finally {
            threads.shutdown();
        }
        return replies.stream()
                .map(reply -> reply.handle((came, lost) -> came).join())
                .filter(reply -> reply != null)
                .toList();
    }

    /** Shows each token once more, in its own browser. */
    List<Reply> shownAgain() {
        return handoffs.entrySet().stream()
                .map(one -> one.getKey().present(one.getValue()))
                .toList();
    }

    /**
     * Shows each token once more, then opens the shop anew wherever that has not opened it. Home's database has a session for
     * each token that was taken, and none for another.
     */
    void assertThatNoneOpensTwoSessionsAndEverybodyGetsIn() {
        shownAgain();
        handoffs.keySet()
                .forEach(visitor -> Awaited.until("its user gets in", () -> {
                    visitor.tryShop();
                    return visitor.session(hosts.shop()).status() == 200;
                }));

        assertThat(
                        count(
                                "handoffs h WHERE h.state = 'ISSUED' AND h.root_id IN (SELECT id FROM his WHERE root_id IS NULL)"))
                .as("stuck")
                .isZero();
        assertThat(count("his WHERE root_id IS NOT NULL"))
                .as("sessions")
                .isEqualTo(count("handoffs h WHERE h.state = 'EXCHANGED' AND h.child_id IN (SELECT id FROM his)"));
        assertThat(count("his WHERE root_id IS NOT NULL AND ended_at IS NULL"))
                .as("live sessions")
                .isEqualTo(BROWSERS);
    }

    private int count(String what) {
        return Integer.parseInt(hosts.database().value("""
                WITH his AS (
                  SELECT s.*
                    FROM sessions s
                    JOIN users u ON u.id = s.user_id
                   WHERE u.username = ?)
                SELECT count(*)
                  FROM %s
                """.formatted(what), person.username()));
    }
}
