package org.baton.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Whom PostgreSQL runs as, on machines that allow more or less. */
class PostgresUserTest {
    private static final boolean ROOT = true;

    @Test
    void whoever_is_not_root_runs_it_and_nothing_is_tried() {
        assertThat(PostgresUser.choose(false, command -> {
                    throw new AssertionError("tried " + command);
                }))
                .isEqualTo(PostgresUser.OURSELVES);
    }

    @Test
    void root_runs_it_in_a_user_namespace_where_that_is_allowed() {
        assertThat(PostgresUser.choose(ROOT, only("unshare"))).isEqualTo(PostgresUser.OURSELVES);
    }

    @Test
    void root_runs_it_as_nobody_where_user_namespaces_are_refused() {
        assertThat(PostgresUser.choose(ROOT, only("runuser"))).isEqualTo(PostgresUser.NOBODY);
    }

    @Test
    void where_both_are_refused_one_line_says_what_to_do() {
        assertThatThrownBy(() -> PostgresUser.choose(ROOT, only("nothing")))
                .isInstanceOf(RunFailure.class)
                .hasMessageContainingAll("unshare -U", "runuser -u nobody", "as another user")
                .message()
                .doesNotContain("\n");
    }

    private static Predicate<List<String>> only(String program) {
        return command -> command.get(0).equals(program);
    }
}
