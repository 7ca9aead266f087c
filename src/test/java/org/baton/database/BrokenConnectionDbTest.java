package org.baton.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.baton.run.TestPostgres;
import org.hibernate.StatelessSession;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** What becomes of statements whose connection is gone, or whose answer does not come. */
class BrokenConnectionDbTest {
    private static final String END_MYSELF = "DO 'BEGIN PERFORM pg_terminate_backend(pg_backend_pid()); END'";

    private final org.baton.run.Database server = TestPostgres.freshDatabase();
    private final Handing connections = new Handing(server);
    private final Database database = Database.open(connections, List.of());

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void a_read_is_answered_though_the_pool_gives_two_broken_connections_first() throws SQLException {
        connections.giveNext(ended(), ended());

        assertThat(database.answers()).isTrue();
    }

    @Test
    void a_read_gives_up_after_three_broken_connections() throws SQLException {
        connections.giveNext(ended(), ended(), ended());

        assertThatThrownBy(database::answers).isInstanceOf(DatabaseUnavailable.class);
    }

    @Test
    void a_write_on_a_broken_connection_is_not_tried_again() throws SQLException {
        connections.giveNext(ended());

        assertThatThrownBy(() -> database.write(session -> run(session, "CREATE TABLE written ()")))
                .isInstanceOf(DatabaseUnavailable.class);
    }

    @Test
    void a_transaction_whose_connection_breaks_before_its_commit_is_the_database_away() {
        assertThatThrownBy(() -> database.transaction(session -> run(session, END_MYSELF)))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("terminating connection due to administrator command");
    }

    @Test
    void a_statement_that_takes_too_long_is_the_database_away() {
        assertThatThrownBy(() -> database.transaction(session -> {
                    run(session, "SET LOCAL statement_timeout = '10ms'");
                    return run(session, "DO 'BEGIN PERFORM pg_sleep(60); END'");
                }))
                .isInstanceOf(DatabaseUnavailable.class);
    }

    @Test
    void a_wrong_statement_is_a_fault_and_not_the_database_away() {
        assertThatThrownBy(() -> database.write(session -> run(session, "CREATE nonsense")))
                .isNotInstanceOf(DatabaseUnavailable.class);
    }

    private static int run(StatelessSession session, String statement) {
        return session.createNativeMutationQuery(statement).executeUpdate();
    }

    /** A connection that PostgreSQL has ended while it was idle, as a shutdown does. */
    private Connection ended() throws SQLException {
        Connection idle = server.asSuperuser().getConnection();
        int process = idle.unwrap(org.postgresql.PGConnection.class).getBackendPID();
        server.run("SELECT pg_terminate_backend(" + process + ", 10000)");
        return idle;
    }

    /** Gives the connections that it is told to, and then new ones. */
    private static final class Handing extends PGSimpleDataSource {
        private final transient Queue<Connection> next = new ArrayDeque<>();

        Handing(org.baton.run.Database server) {
            setUrl(server.jdbcUrl());
            setUser("postgres");
            setPassword(server.passwords().superuser());
        }

        void giveNext(Connection... connections) {
            next.addAll(List.of(connections));
        }

        @Override
        public Connection getConnection() throws SQLException {
            Connection given = next.poll();
            return given == null ? super.getConnection() : given;
        }
    }
}
