package org.baton.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.baton.database.Database;
import org.baton.run.TestPostgres;
import org.junit.jupiter.api.Test;

/** What a start brings up is taken down. */
class RunningDbTest {
    private final List<String> ended = new ArrayList<>();

    @Test
    void a_start_that_fails_closes_the_database_that_it_has_opened() {
        Database database = Database.open(TestPostgres.freshDatabase().asApp(), Rows.all());

        assertThatThrownBy(() -> Running.start(parts -> {
                    parts.atEnd(database::close);
                    throw new IllegalStateException("late");
                }))
                .hasMessage("late");

        assertThatThrownBy(database::answers).hasMessageContaining("closed");
    }

    @Test
    void the_latest_is_taken_down_first_and_each_once() {
        Running running = Running.start(parts -> {
            parts.atEnd(() -> ended.add("first"));
            parts.atEnd(() -> ended.add("second"));
        });
        assertThat(ended).isEmpty();

        running.close();
        running.close();

        assertThat(ended).containsExactly("second", "first");
    }

    @Test
    void what_cannot_be_taken_down_does_not_keep_the_rest_up() {
        Running running = Running.start(parts -> {
            parts.atEnd(() -> ended.add("first"));
            parts.atEnd(() -> {
                throw new IllegalStateException("stuck");
            });
        });

        assertThatThrownBy(running::close).hasMessage("stuck");

        assertThat(ended).containsExactly("first");
    }
}
