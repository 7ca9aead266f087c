package org.baton.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.UndeclaredThrowableException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;

class PatienceTest {
    private final PSQLException broken = new PSQLException("the backend is gone", PSQLState.CONNECTION_FAILURE);
    private final PSQLException noFunction = new PSQLException("no such function", PSQLState.UNDEFINED_FUNCTION);

    private final Patience patient = new Patience(Duration.ofMinutes(1));

    @Test
    void every_connection_that_broke_in_a_pool_costs_one_more_try() {
        Queue<RuntimeException> failures = new ArrayDeque<>(List.of(
                // As Payara's pool says it, and as Baton's own questions do.
                new UndeclaredThrowableException(broken),
                new DatabaseUnavailable("The grants cannot be checked", broken)));

        String result = patient.await(() -> {
            if (!failures.isEmpty()) {
                throw failures.remove();
            }
            return "migrated";
        });

        assertThat(result).isEqualTo("migrated");
        assertThat(failures).isEmpty();
    }

    @Test
    void when_the_time_is_over_the_driver_is_quoted() {
        Patience impatient = new Patience(Duration.ZERO);

        assertThatThrownBy(() -> impatient.await(() -> {
                    throw new SQLException("no connection in the pool", broken);
                }))
                .isInstanceOf(DatabaseUnavailable.class)
                .hasMessageContaining("within 0 s (baton.start.wait): the backend is gone");
    }

    @Test
    void what_waiting_cannot_mend_is_told_at_once() {
        for (RuntimeException failure : List.of(
                new SchemaMismatch("too new"), new DatabaseUnavailable("The schema cannot be compared", noFunction))) {
            assertThatThrownBy(() -> patient.await(() -> {
                        throw failure;
                    }))
                    .isSameAs(failure);
        }
    }
}
