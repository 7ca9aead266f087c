package org.baton.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a failed deployment's marker says is told in one line. */
class WildFlyTest {
    @Test
    void the_innermost_cause_of_a_failed_deployment_is_told_without_its_wrapping() {
        String marker = """
                "{\\"WFLYCTL0080: Failed services\\" => {\\"jboss.deployment.unit\\" => \\"java.lang.RuntimeException: outer
                    Caused by: java.lang.RuntimeException: outer
                    Caused by: java.lang.IllegalStateException: baton.origin=\\\\\\"x\\\\\\" is no origin\\"}}"
                """;

        assertThat(WildFly.innermostCause(marker)).isEqualTo("baton.origin=\"x\" is no origin");
    }

    @Test
    void a_marker_without_a_cause_is_told_whole() {
        assertThat(WildFly.innermostCause("\"WFLYSRV0137: No deployment content\n with hash\""))
                .isEqualTo("\"WFLYSRV0137: No deployment content with hash\"");
    }
}
