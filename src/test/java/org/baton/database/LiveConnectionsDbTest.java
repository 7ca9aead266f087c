package org.baton.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.baton.run.TestPostgres;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class LiveConnectionsDbTest {
    private final List<String> calls = new ArrayList<>();

    @Test
    void a_broken_connection_goes_back_to_its_pool_and_the_caller_hears_why_it_gets_none() {
        for (Callable<Boolean> answer : List.<Callable<Boolean>>of(() -> false, () -> {
            // As the driver's says it, and as a pool's wrapper may.
            throw new IllegalStateException("broken");
        })) {
            calls.clear();

            assertThatThrownBy(() ->
                            LiveConnections.of(handing(connection(answer))).getConnection())
                    .isInstanceOf(SQLException.class)
                    .hasFieldOrPropertyWithValue("SQLState", "08006");

            assertThat(calls).containsExactly("isValid", "close");
        }
    }

    @Test
    void a_live_connection_is_handed_on() throws SQLException {
        Connection live = connection(() -> true);

        assertThat(LiveConnections.of(handing(live)).getConnection()).isSameAs(live);

        assertThat(calls).containsExactly("isValid");
    }

    @Test
    void a_pool_that_has_none_says_so_itself() {
        org.baton.run.Database nowhere = TestPostgres.freshDatabase();
        PGSimpleDataSource pool = new PGSimpleDataSource();
        pool.setUrl(nowhere.jdbcUrl());
        pool.setUser("nobody");

        assertThatThrownBy(() -> LiveConnections.of(pool).getConnection())
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("no password was provided");
    }

    /** A pool's wrapper of a connection, which can be asked whether it is valid, and be closed. */
    private Connection connection(Callable<Boolean> answer) {
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    calls.add(method.getName());
                    return method.getName().equals("isValid") ? answer.call() : null;
                });
    }

    private static PGSimpleDataSource handing(Connection connection) {
        return new PGSimpleDataSource() {
            @Override
            public Connection getConnection() {
                return connection;
            }
        };
    }
}
