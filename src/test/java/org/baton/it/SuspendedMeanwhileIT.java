package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** A user who is suspended after the password was found right, and before the session is open. */
class SuspendedMeanwhileIT {
    private final Hosts hosts = Hosts.running();
    private final Person alice = Person.inGroupUser("suspended-meanwhile", hosts.database());

    @Test
    void a_login_opens_nothing() throws Exception {
        Reply reply = suspendedDuring(() -> hosts.visitor().login(alice));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.cookies()).isEmpty();
    }

    @Test
    void a_client_gets_no_token_and_the_audit_knows_why() throws Exception {
        TokenClient client = new TokenClient(hosts);

        Reply reply = suspendedDuring(() -> client.ask(TokenClient.document(alice, "phone"), request -> request));

        assertThat(reply.status()).isEqualTo(401);
        assertThat(client.auditedReason(reply)).isEqualTo("CHANGED_MEANWHILE");
    }

    /** The suspension is not committed until the request waits for it. */
    private Reply suspendedDuring(Supplier<Reply> request) throws Exception {
        try (Connection dba = hosts.database().database().asOwner().getConnection();
                PreparedStatement suspend =
                        dba.prepareStatement("UPDATE users SET status = 'SUSPENDED' WHERE username = ?")) {
            dba.setAutoCommit(false);
            suspend.setString(1, alice.username());
            assertThat(suspend.executeUpdate()).isEqualTo(1);
            CompletableFuture<Reply> answer = CompletableFuture.supplyAsync(request);
            Awaited.until("the request waits for the suspension", () -> isWaitedFor(dba));
            dba.commit();
            return answer.get(30, TimeUnit.SECONDS);
        }
    }

    private static boolean isWaitedFor(Connection dba) {
        try (Statement statement = dba.createStatement();
                ResultSet waiting = statement.executeQuery("SELECT EXISTS (SELECT FROM pg_locks"
                        + " WHERE NOT granted AND pg_backend_pid() = ANY (pg_blocking_pids(pid)))")) {
            return waiting.next() && waiting.getBoolean(1);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot see who waits", e);
        }
    }
}
