package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A DBA, a failover or a firewall ends connections that are idle in a server's pool. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class EndedConnectionsIT {
    private static final int AT_ONCE = 6;

    private final Hosts hosts;
    private final Visitor visitor;

    EndedConnectionsIT(Nodes nodes) {
        hosts = Hosts.on(nodes);
        visitor = hosts.visitor();
        visitor.hasLoggedIn(Person.inGroupUser("ended-connections", hosts.database()));
    }

    @Test
    void nobody_who_reads_notices() throws SQLException {
        fillThePool();
        List<Integer> answers = new ArrayList<>();

        for (int time = 1; time <= 3; time++) {
            endAllConnections();
            for (int request = 1; request <= 10; request++) {
                answers.add(visitor.session(hosts.home()).status());
                answers.add(visitor.open(hosts.home("/sessions")).status());
            }
        }

        assertThat(answers).hasSize(60).containsOnly(200);
    }

    /** Several requests at once, so that several connections are idle afterwards. */
    private void fillThePool() {
        List<CompletableFuture<Reply>> replies = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> visitor.session(hosts.home())))
                .limit(AT_ONCE)
                .toList();
        replies.forEach(CompletableFuture::join);
    }

    private void endAllConnections() throws SQLException {
        hosts.database()
                .database()
                .run("SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                        + " WHERE usename = 'baton_app' AND datname = current_database()");
    }
}
