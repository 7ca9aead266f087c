package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whoever writes the return path, nobody ends up on another host. */
class ReturnPathIT {
    private final Hosts hosts = Hosts.running();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("path", hosts.database());

    static List<String> hostile() {
        return List.of(
                "https://evil.example/",
                "//evil.example",
                "///evil.example",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/\n/evil.example",
                "/%2f/evil.example",
                "/%2F%2Fevil.example",
                "/%5cevil.example",
                "/%09/evil.example",
                "/%0d%0aLocation:%20https://evil.example",
                "/\r\nLocation: https://evil.example",
                "/..//evil.example",
                "/.//evil.example",
                "/%2e%2e//evil.example",
                "/%252f%252fevil.example",
                "javascript:alert(1)",
                "data:text/html,hello",
                "https:evil.example",
                "https://login.localhost@evil.example/",
                "//login.localhost@evil.example/",
                "evil.example",
                "@evil.example",
                ".evil.example",
                " //evil.example",
                "",
                "/ \u2044evil.example",
                "/" + "x".repeat(512));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_login_leads_to_the_front_page_instead(String path) {
        assertThat(visitor.login(alice, path).location()).isEqualTo("/");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_handoff_leads_to_the_front_page_instead(String path) {
        visitor.hasLoggedIn(alice);

        assertThat(visitor.present(visitor.handoff(path)).location()).isEqualTo("/");
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void a_start_with_a_live_session_leads_to_the_front_page_instead(String path) {
        visitor.enterShop(alice);

        Reply start =
                visitor.open(hosts.shop("/handoff/start?target=" + URLEncoder.encode(path, StandardCharsets.UTF_8)));

        assertThat(start.location()).isEqualTo("/");
    }

    @Test
    void a_handoff_never_leads_back_into_a_handoff() {
        visitor.hasLoggedIn(alice);

        assertThat(visitor.present(visitor.handoff("/handoff/start?target=/x")).location())
                .isEqualTo("/");
        visitor.cookies(hosts.shop()).clear();
        assertThat(visitor.present(visitor.handoff("/HANDOFF/callback")).location())
                .isEqualTo("/");
    }
}
