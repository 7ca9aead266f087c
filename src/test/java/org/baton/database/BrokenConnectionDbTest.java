package org.baton.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
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
    void a_read_is_answered_though_a_whole_pool_is_broken() throws SQLException {
        for (int idle = 1; idle <= 20; idle++) {
            connections.giveNext(ended());
        }

        assertThat(database.answers()).isTrue();
    }

    @Test
    void a_read_gives_up_after_thirty_two_times_the_same_broken_connection() throws SQLException {
        Connection broken = ended();
        connections.giveNext(Collections.nCopies(40, broken).toArray(Connection[]::new));

        assertThatThrownBy(database::answers).isInstanceOf(DatabaseUnavailable.class);

        assertThat(connections.next).hasSize(8);
    }

    @Test
    void the_pool_is_told_of_a_connection_that_broke_and_of_no_other() throws SQLException {
        Connection broken = ended();
        connections.giveNext(broken);

        assertThat(database.answers()).isTrue();
        assertThatThrownBy(() -> database.write(session -> run(session, "CREATE nonsense")))
                .isNotInstanceOf(DatabaseUnavailable.class);

        assertThat(connections.bad).containsExactly(broken);
    }

    @Test
    void a_read_whose_connection_the_pool_closes_meanwhile_is_tried_on_another() {
        AtomicInteger tries = new AtomicInteger();

        int answer = database.read(session -> session.doReturningWork(connection -> {
            PreparedStatement statement = connection.prepareStatement("SELECT 42");
            if (tries.incrementAndGet() == 1) {
                connection.close();
                statement.close();
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }));

        assertThat(answer).isEqualTo(42);
        assertThat(tries).hasValue(2);
    }

    @Test
    void a_connection_that_broke_while_it_was_made_does_not_have_the_next_one_called_bad() {
        connections.refusals = 1;

        assertThat(database.answers()).isTrue();

        assertThat(connections.bad).isEmpty();
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

    /** Gives the connections that it is told to, and then new ones; hears which are bad, as Payara's pool does. */
    public static final class Handing extends PGSimpleDataSource {
        private final transient Queue<Connection> next = new ArrayDeque<>();
        private final transient List<Connection> bad = new ArrayList<>();
        private transient int refusals;

        Handing(org.baton.run.Database server) {
            setUrl(server.jdbcUrl());
            setUser("postgres");
            setPassword(server.passwords().superuser());
        }

        void giveNext(Connection... connections) {
            next.addAll(List.of(connections));
        }

        /** As the method of {@code com.sun.appserv.jdbc.DataSource}. */
        public void markConnectionAsBad(Connection connection) {
            bad.add(connection);
        }

        @Override
        public Connection getConnection() throws SQLException {
            if (refusals > 0) {
                refusals--;
                throw new SQLException("broken while it was made", "08006");
            }
            Connection given = next.poll();
            return given == null ? super.getConnection() : given;
        }
    }
}
