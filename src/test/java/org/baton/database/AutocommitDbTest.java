package org.baton.database;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Proxy;
import java.sql.Connection;
import javax.sql.DataSource;
import org.baton.run.TestPostgres;
import org.junit.jupiter.api.Test;

/** A data source that takes part in its caller's transactions is found out at the start. */
class AutocommitDbTest {
    private final DataSource outside = TestPostgres.freshDatabase().asApp();

    @Test
    void statements_that_stand_by_themselves_are_what_baton_needs() {
        assertThatCode(() -> Autocommit.require(outside)).doesNotThrowAnyException();
    }

    @Test
    void statements_that_wait_for_somebodys_commit_stop_the_start() {
        assertThatThrownBy(() -> Autocommit.require(inTransaction()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("jta=false");
    }

    /** As a container's data source is while its caller's transaction goes on. */
    private DataSource inTransaction() {
        return (DataSource) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {DataSource.class}, (self, method, values) -> {
                    Connection connection = outside.getConnection();
                    connection.setAutoCommit(false);
                    return connection;
                });
    }
}
