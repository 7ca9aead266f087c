package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A host's node on WildFly and its node on Payara are one host: the rows are all that they share. */
@On({Nodes.WILDFLY_TO_PAYARA, Nodes.PAYARA_TO_WILDFLY})
class NodesIT {
    private final Hosts hosts;
    private final Hosts others;
    private final Person alice;

    NodesIT(Nodes nodes) {
        hosts = Hosts.on(nodes);
        others = Hosts.on(nodes == Nodes.WILDFLY_TO_PAYARA ? Nodes.PAYARA_TO_WILDFLY : Nodes.WILDFLY_TO_PAYARA);
        alice = Person.inGroupUser("nodes", hosts.database());
    }

    @Test
    void a_session_that_one_node_opened_is_recognised_and_ended_by_the_other() {
        Visitor visitor = hosts.visitor();
        visitor.login(alice);
        visitor.enterShop();
        Visitor elsewhere = visitor.copyAt(others);

        assertThat(elsewhere.session(hosts.home()).status()).isEqualTo(200);
        assertThat(elsewhere.session(hosts.shop()).status()).isEqualTo(200);

        elsewhere.logout();

        assertThat(visitor.session(hosts.home()).status()).isEqualTo(401);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(401);
    }

    @Test
    void a_handoff_that_one_node_began_is_accepted_by_the_other_and_by_nobody_again() {
        Visitor visitor = hosts.visitor();
        visitor.login(alice);
        Handoff handoff = visitor.handoff();
        Visitor elsewhere = visitor.copyAt(others);

        assertThat(elsewhere.present(handoff).status()).isEqualTo(303);

        assertThat(elsewhere.session(hosts.shop()).status()).isEqualTo(200);
        assertThat(visitor.present(handoff).cookies()).noneMatch(line -> line.startsWith("__Host-sid="));
    }
}
