package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A fault that nobody foresaw, met while a caller is being recognised: here a trigger of the DBA's own that fails. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class FaultIT {
    private final Nodes nodes;
    private final Hosts hosts;
    private final Visitor visitor;

    FaultIT(Nodes nodes) {
        this.nodes = nodes;
        hosts = Hosts.on(nodes);
        visitor = hosts.visitor();
    }

    @BeforeEach
    void break_what_marks_a_session_as_seen() throws SQLException {
        Person alice = Person.inGroupUser("fault", hosts.database());
        visitor.hasLoggedIn(alice);
        String session = hosts.database()
                .value(
                        "SELECT s.id FROM sessions s JOIN users u ON u.id = s.user_id WHERE u.username = ?",
                        alice.username());
        hosts.database().database().run("""
                SET session_replication_role = replica;
                UPDATE sessions SET opened_at = now() - interval '5 min', last_seen_at = now() - interval '2 min'
                 WHERE id = %1$s;
                CREATE FUNCTION fault() RETURNS trigger LANGUAGE plpgsql
                    AS $$ BEGIN RAISE EXCEPTION 'a fault of the test'; END $$;
                CREATE TRIGGER fault BEFORE UPDATE ON sessions
                   FOR EACH ROW WHEN (OLD.id = %1$s) EXECUTE FUNCTION fault();
                """.formatted(session));
    }

    @AfterEach
    void mend_it() throws SQLException {
        hosts.database().database().run("DROP FUNCTION IF EXISTS fault() CASCADE");
    }

    @ParameterizedTest
    @CsvSource({"/, text/html", "/api/session, application/problem+json"})
    void is_answered_500_with_a_trace_that_the_log_knows_and_logs_nobody_out(String path, String type)
            throws IOException, SQLException {
        URI address = hosts.home(path);

        Reply fault = path.equals("/") ? visitor.open(address) : visitor.session(hosts.home());

        assertThat(fault.status()).isEqualTo(500);
        assertThat(fault.header("Content-Type").orElse("")).startsWith(type);
        assertThat(fault.body()).contains("Something failed here").doesNotContain("fault of the test");
        assertThat(fault.bodyWithoutTrace()).contains("TRACE");
        assertThat(fault.cookies()).isEmpty();
        assertThat(Files.readString(Running.home(nodes).log()))
                .contains("request failed, trace " + fault.trace())
                .contains("a fault of the test");

        mend_it();
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(200);
    }
}
