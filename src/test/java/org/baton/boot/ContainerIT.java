package org.baton.boot;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.baton.run.TestWar;
import org.baton.session.SessionMechanism;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Inside the server, WildFly and then Payara: what the WAR gets from the container. */
@ArquillianTest
@SuppressWarnings("NullAway.Init") // The server fills the fields in.
class ContainerIT {
    @Resource(lookup = "java:comp/env/jdbc/Baton")
    private DataSource source;

    @Inject
    private HttpAuthenticationMechanism mechanism;

    @Deployment
    static WebArchive war() {
        return TestWar.with(ContainerIT.class);
    }

    @Test
    void home_talks_to_its_database_as_the_application_role() throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT current_user")) {
            rows.next();

            assertThat(rows.getString(1)).isEqualTo("baton_app");
        }
    }

    @Test
    void jakarta_security_asks_the_session_mechanism() {
        assertThat(mechanism).isInstanceOf(SessionMechanism.class);
    }

    @Test
    void a_session_that_is_over_is_closed_from_time_to_time_by_a_thread_of_the_servers() throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO sessions (secret_hash, host, idle_timeout, opened_at, last_seen_at, expires_at)
                    VALUES (sha256('over'), 'home', interval '1 hour', now() - interval '2 hours',
                            now() - interval '2 hours', now() - interval '1 hour')
                    """);

            assertThat(reasonWithin(300, statement)).isEqualTo("EXPIRED");
        }
    }

    /** PostgreSQL waits a tenth of a second before each look. */
    private static String reasonWithin(int looks, Statement statement) throws SQLException {
        for (int look = 0; look < looks; look++) {
            statement.execute("SELECT pg_sleep(0.1)");
            try (ResultSet row = statement.executeQuery(
                    "SELECT end_reason FROM sessions WHERE secret_hash = sha256('over') AND ended_at IS NOT NULL")) {
                if (row.next()) {
                    return row.getString(1);
                }
            }
        }
        return "still open";
    }
}
