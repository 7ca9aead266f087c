package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.baton.http.ReturnPath;
import org.baton.scene.HostilePaths;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/orders?page=2", "/handoffs", "/handoff", "/a/handoff/b"})
    void a_page_of_this_host_is_where_a_handoff_leads(String text) {
        assertThat(HandoffStart.target(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "https://evil.example.org/",
                "//evil.example.org",
                "/\\evil.example.org",
                "/%2Fevil.example.org",
                "/handoff/start",
                "/handoff/start?target=/handoff/start",
                "/handoff/callback",
                "/HANDOFF/start",
                "/%68andoff/start/..",
                "/handoff/"
            })
    void whatever_else_is_asked_for_leads_to_the_front_page(String text) {
        assertThat(HandoffStart.target(text)).isEqualTo(ReturnPath.ROOT);
    }

    @Test
    void each_of_at_least_300_hostile_targets_leads_to_the_front_page() {
        List<String> hostile = HostilePaths.byTrick().values().stream()
                .flatMap(List::stream)
                .distinct()
                .toList();

        assertThat(hostile)
                .hasSizeGreaterThanOrEqualTo(300)
                .allSatisfy(target ->
                        assertThat(HandoffStart.target(target)).as(target).isEqualTo(ReturnPath.ROOT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/%68andoff/start", "/h%61ndoff/start", "/handoff;x=1/start", "/%48ANDOFF/callback"})
    void a_handoffs_own_address_in_disguise_leads_to_the_front_page(String text) {
        assertThat(HandoffStart.target(text)).isEqualTo(ReturnPath.ROOT);
    }
}
