package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.baton.scene.Race;
import org.junit.jupiter.api.Test;

/**
 * One token shown by 64 browsers at the same moment opens one session, whichever way the sibling exchanges it, and on however
 * many nodes: where there are two, each takes half of them.
 */
@On({Nodes.WILDFLY, Nodes.WILDFLY_TO_PAYARA})
class HandoffRaceIT {
    private static final int CLIENTS = 64;

    private final Nodes second;

    HandoffRaceIT(Nodes second) {
        this.second = second;
    }

    @Test
    void sixty_four_parallel_presentations_open_one_session() throws Exception {
        for (Round round : rounds(Hosts.running(), Hosts.on(second))) {
            assertThat(round.replies()).filteredOn(HandoffRaceIT::givesASession).hasSize(1);
            assertThat(round.replies())
                    .allSatisfy(reply -> assertThat(reply.status()).isIn(303, 400));
            assertThat(round.records()).isEqualTo(1);
        }
    }

    /** On a slow machine the winner's call may be given up after 3 s: then nobody has won, and its user tries again. */
    @Test
    void where_home_is_called_it_records_one_session_and_the_sibling_opens_no_other() throws Exception {
        Store store = Store.running();

        for (Round round : rounds(store.hosts(), store.hosts(second))) {
            assertThat(round.replies()).filteredOn(HandoffRaceIT::givesASession).hasSizeLessThanOrEqualTo(1);
            assertThat(round.replies())
                    .allSatisfy(reply -> assertThat(reply.status()).isIn(303, 400));
            assertThat(round.records()).isEqualTo(1);
        }
    }

    /** What 64 browsers were answered, and how many sessions home has recorded for the handoff. */
    record Round(List<Reply> replies, int records) {}

    private static List<Round> rounds(Hosts hosts, Hosts others) throws Exception {
        return rounds(hosts, others, Person.inGroupUser("race", hosts.database()));
    }

    /** As many as asked for, each a handoff of hers that 64 browsers present, half of them to another node. */
    static List<Round> rounds(Hosts hosts, Hosts others, Person alice) throws Exception {
        Visitor visitor = hosts.visitor();
        visitor.hasLoggedIn(alice);
        List<Round> rounds = new ArrayList<>();
        ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
        try {
            for (int round = 1; round <= Race.rounds(3); round++) {
                int before = children(hosts, alice);
                Handoff handoff = visitor.handoff();
                List<Reply> replies = presentedAtOnce(List.of(visitor, visitor.copyAt(others)), handoff, clients);
                rounds.add(new Round(replies, children(hosts, alice) - before));
                visitor.cookies(hosts.shop()).clear();
            }
        } finally {
            clients.shutdown();
        }
        return rounds;
    }

    private static List<Reply> presentedAtOnce(List<Visitor> onNodes, Handoff handoff, ExecutorService clients)
            throws Exception {
        CyclicBarrier barrier = new CyclicBarrier(CLIENTS);
        List<Future<Reply>> running = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            Visitor client = onNodes.get(i % onNodes.size()).copy();
            running.add(clients.submit(() -> {
                barrier.await();
                return client.present(handoff);
            }));
        }
        List<Reply> replies = new ArrayList<>();
        for (Future<Reply> reply : running) {
            replies.add(reply.get());
        }
        return replies;
    }

    static boolean givesASession(Reply reply) {
        return reply.cookies().stream().anyMatch(line -> line.matches("__Host-sid=[A-Za-z0-9_-]{32};.*"));
    }

    private static int children(Hosts hosts, Person person) {
        return Integer.parseInt(hosts.database()
                .value(
                        "SELECT count(*) FROM sessions s JOIN users u ON u.id = s.user_id"
                                + " WHERE u.username = ? AND s.root_id IS NOT NULL",
                        person.username()));
    }
}
