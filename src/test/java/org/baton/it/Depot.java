package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;

/**
 * An OFFLINE sibling of the tests' home with a file for tickets, cut off from home; a test may let the two reach each other, and
 * takes that back.
 */
final class Depot implements AutoCloseable {
    /** Bound and not listening: nobody else gets this port, and who connects is refused. */
    private final Socket nobody = new Socket();

    private final Relay toHome;
    private final Store store;

    /** Starts its server on WildFly. */
    Depot() throws IOException {
        nobody.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        toHome = new Relay(nowhere());
        store = Store.offline("depot", toHome.address(), StreamedFile.class);
    }

    Store store() {
        return store;
    }

    /** Home and the depot on these nodes. */
    Hosts on(Nodes nodes) {
        assumeTrue(nodes.canRun(), "left out by payara.skip, or 127.0.0.2 is missing");
        return store.hosts(nodes);
    }

    /** In a browser of its own, somebody that nobody else is, who has come from home. */
    Visitor entered() {
        Visitor visitor = store.hosts().visitor();
        assertThat(visitor.enterShop(Person.inGroupUser("offline", store.home()))
                        .status())
                .isEqualTo(303);
        assertThat(visitor.session(store.hosts().shop()).status()).isEqualTo(200);
        return visitor;
    }

    /** What home calls the session of that browser. */
    String session(Visitor visitor) {
        String username = visitor.session(store.hosts().shop())
                .json()
                .getJsonObject("user")
                .getString("username");
        return store.database().value("""
                SELECT s.home_session_id
                  FROM sessions s
                  JOIN users u ON u.id = s.user_id
                 WHERE u.username = ?
                """, username);
    }

    /** For the handoffs from now on. */
    void setGrace(String interval) {
        store.home().update("UPDATE siblings SET lease_grace = CAST(? AS interval) WHERE id = 'depot'", interval);
    }

    /** The same; a minute by default. */
    void setTokenLife(String interval) {
        store.home().update("UPDATE siblings SET token_ttl = CAST(? AS interval) WHERE id = 'depot'", interval);
    }

    /** Lets the session's lease have been over for so long, as PostgreSQL writes it; its grace begins then. */
    void letLeaseBeOver(String session, String since) {
        store.database()
                .update(
                        "UPDATE sessions SET lease_until = now() - CAST(? AS interval) WHERE home_session_id = ?",
                        since,
                        session);
    }

    /** That column of home's notice about a session. */
    String notice(String session, String column) {
        return store.home()
                .value("SELECT %s FROM logout_notices WHERE session_id = CAST(? AS bigint)".formatted(column), session);
    }

    /** Waits until home has tried in vain to tell it that the session is over. */
    void awaitFailedNotice(String session) {
        Awaited.until(
                "a try has failed",
                () -> notice(session, "coalesce(last_answer, '')").contains("no answer"));
    }

    /** It reaches home meanwhile. */
    void withHome(Runnable work) {
        toHome.to(Running.home(Nodes.WILDFLY).address());
        try {
            work.run();
        } finally {
            toHome.to(nowhere());
        }
    }

    /** Home does not reach it meanwhile. */
    void whileAway(Runnable work) {
        String reached = store.home().value("SELECT back_channel FROM siblings WHERE id = 'depot'");
        setBackChannel(nowhere().toString());
        try {
            work.run();
        } finally {
            setBackChannel(reached);
        }
    }

    @Override
    public void close() throws IOException {
        store.close();
        nobody.close();
    }

    private void setBackChannel(String address) {
        store.home().update("UPDATE siblings SET back_channel = ? WHERE id = 'depot'", address);
    }

    private URI nowhere() {
        return URI.create("https://127.0.0.1:" + nobody.getLocalPort());
    }
}
