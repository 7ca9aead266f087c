package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input of any kind, at every address of both hosts: a 4xx with a trace id, and nothing from the inside. */
@On({Nodes.WILDFLY, Nodes.PAYARA})
class BadInputIT {
    private static final String TRACE = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
    private static final List<String> INSIDE = List.of(
            "io.undertow",
            "org.jboss",
            "Exception",
            "WFLY",
            "RESTEASY",
            "UT0",
            "\tat ",
            "java.lang",
            "org.baton",
            "WildFly",
            "Payara",
            "org.apache.catalina");
    private static final String STATE = "AAAAAAAAAAAAAAAAAAAAAA";

    private final Nodes nodes;
    private final Hosts hosts;

    BadInputIT(Nodes nodes) {
        this.nodes = nodes;
        hosts = Hosts.on(nodes);
    }

    static Stream<Arguments> everywhere() {
        return Stream.of(
                // Methods.
                home(405, own("POST", "/").form("")),
                home(405, own("PUT", "/login").form("a=b")),
                home(405, own("DELETE", "/sessions")),
                home(405, get("/handoff/launch/shop")),
                home(405, own("PATCH", "/handoff/authorize")),
                home(405, own("POST", "/handoff/authorize").form("sibling=shop")),
                home(405, own("POST", "/.well-known/baton").form("")),
                home(405, own("DELETE", "/ready")),
                home(405, RawRequest.of("OPTIONS", "/login")),
                home(405, own("BREW", "/login")),
                shop(405, own("POST", "/").form("")),
                shop(405, own("PUT", "/handoff/start")),
                shop(405, get("/logout")),
                shop(405, own("DELETE", "/ready")),
                // No page of this host asks for it.
                home(403, RawRequest.of("POST", "/login").form("username=a&password=b")),
                home(403, RawRequest.of("POST", "/nowhere").form("")),
                home(
                        403,
                        own("POST", "/logout")
                                .with("Origin: https://evil.example")
                                .form("")),
                shop(403, RawRequest.of("POST", "/handoff/callback").form("token=a")),
                shop(403, RawRequest.of("DELETE", "/api/session")),
                // Sizes.
                home(414, get("/login?continue=" + "x".repeat(5000))),
                home(414, get("/handoff/authorize?state=" + "x".repeat(5000))),
                home(413, own("POST", "/login").form("username=" + "x".repeat(20_000))),
                home(400, own("POST", "/login").form("username=" + "x".repeat(201) + "&password=b")),
                home(400, own("POST", "/login").form("username=a&password=" + "x".repeat(129))),
                shop(414, get("/handoff/start?target=" + "x".repeat(5000))),
                shop(413, fromHome().form("token=" + "x".repeat(20_000))),
                shop(400, fromHome().form("token=v4.public." + "x".repeat(3000) + "&state=" + STATE + "&iss=HOME")),
                // Encodings.
                home(400, get("/login?continue=%c3%28")),
                home(400, get("/login?continue=%00")),
                home(400, own("POST", "/login").form("username=\u00e9&password=b")),
                home(400, own("POST", "/login").form("username=%ff&password=b")),
                home(400, own("POST", "/login").form("username=a%00&password=b")),
                shop(400, get("/handoff/start?target=%c0%af")),
                shop(400, fromHome().form("token=%f&state=" + STATE)),
                // Doubled parameters.
                home(400, get("/login?continue=/a&continue=/b")),
                home(400, get("/handoff/authorize?sibling=shop&sibling=shop&state=" + STATE)),
                home(400, own("POST", "/login").form("username=a&username=b&password=c")),
                shop(400, get("/handoff/start?target=/a&target=/b")),
                shop(400, get("/handoff/start?iss=https://evil.example")),
                shop(400, fromHome().form("token=a&token=b&state=" + STATE)),
                // Cookies.
                home(
                        401,
                        json("/api/session")
                                .with("Cookie: __Host-sid=" + "a".repeat(32) + "; __Host-sid=" + "a".repeat(32))),
                home(401, json("/api/session").with("Cookie: __Host-sid=" + "x".repeat(7000))),
                home(400, json("/api/session").with("Cookie: __Host-sid=\u00ff\u00fe; =; ;;,=,")),
                home(400, json("/api/session").with("Cookie: $Version=abc; \u00e9=1")),
                home(404, get("/nowhere").with("Cookie: \u00ff=\u00fe; $Version=abc")),
                shop(401, json("/api/session").with("Cookie: __Host-sid=' OR 1=1 --")),
                shop(401, json("/api/session").with("Authorization: Bearer " + "a".repeat(32))),
                // Content types.
                home(415, own("POST", "/login").with("Content-Type: application/json")),
                home(415, own("POST", "/login").with("Content-Type: multipart/form-data; boundary=x")),
                home(415, own("POST", "/logout").with("Content-Type: text/plain")),
                home(415, own("POST", "/logout")),
                shop(415, fromHome().with("Content-Type: text/xml")),
                home(406, json("/api/session", "text/xml").with("Cookie: __Host-sid=x")),
                // Hostile paths.
                home(400, get("/login;jsessionid=abc")),
                home(400, get("/login/..;/sessions")),
                home(400, get("/static/..%2f..%2fWEB-INF/web.xml")),
                home(400, get("/static/%5c..%5cweb.xml")),
                home(400, get("//login")),
                home(400, get("/./login")),
                home(400, get("/a%00b")),
                shop(400, get("/handoff/start;v=1")),
                shop(400, get("/handoff//callback")),
                // Unknown paths.
                home(404, get("/nowhere")),
                home(403, get("/static/")),
                home(405, own("POST", "/static/baton.css").form("")),
                home(404, get("/static/nothing.css")),
                home(404, get("/LOGIN")),
                home(404, get("/login/")),
                home(404, get("/problem")),
                shop(404, get("/.git/config")),
                shop(404, get("/handoff/")),
                // The other role's addresses.
                home(404, get("/handoff/start")),
                home(404, own("POST", "/handoff/callback").form("token=a")),
                shop(404, get("/login")),
                shop(404, own("POST", "/login").form("username=a&password=b")),
                shop(404, get("/handoff/authorize?sibling=shop")),
                shop(404, get("/sessions")),
                // The API.
                home(401, json("/api/session")),
                home(404, json("/api/nothing")),
                home(404, json("/api/")),
                home(405, own("DELETE", "/api/session")),
                home(405, own("POST", "/api/session").with("Content-Type: application/json")),
                home(400, json("/api/session;x=1")),
                shop(404, json("/api/session/1")),
                shop(405, own("PUT", "/api/session").form("a=b")));
    }

    @ParameterizedTest(name = "{1}: {0} {2}")
    @MethodSource({"everywhere", "org.baton.it.BadApiInputs#everywhere"})
    void bad_input_is_refused_with_a_trace_id_and_nothing_from_the_inside(int status, String host, RawRequest request) {
        var origin = host.equals("home") ? hosts.home() : hosts.shop();
        RawRequest sent = withHome(request);

        PayaraItself expected = PayaraItself.answer(nodes, sent).orElse(new PayaraItself(status, true));
        RawRequest.RawReply reply = sent.send(origin, hosts);

        assertThat(reply.status()).as(reply.text()).isEqualTo(expected.status());
        assertThat(reply.text()).doesNotContain(INSIDE).doesNotContain("Server:");
        if (expected.byBaton() && expected.status() >= 400) {
            assertThat(reply.text()).containsPattern(TRACE);
        }
    }

    /** It never reaches Baton, so there is no trace id; but it is a refusal, and says nothing about the server. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/login?continue=%zz",
                "/login?continue=%",
                "/%zz",
                "/WEB-INF/web.xml",
                "/static/%2e%2e/WEB-INF/web.xml",
                "/WEB-INF/classes/db/migration/V1__users.sql",
                "/META-INF/MANIFEST.MF",
                "/a b"
            })
    void what_the_server_refuses_by_itself_says_nothing_from_the_inside_either(String path) {
        RawRequest.RawReply reply = get(path).send(hosts.home(), hosts);

        assertThat(reply.status())
                .as(reply.text())
                .matches(answer -> PayaraItself.answer(nodes, get(path))
                        .map(payara -> payara.status() == answer)
                        .orElse(answer >= 400 && answer < 500));
        assertThat(reply.text()).doesNotContain(INSIDE).doesNotContain("Server:");
    }

    @AfterParameterizedClassInvocation
    static void both_hosts_still_answer(Nodes nodes) {
        Hosts hosts = Hosts.on(nodes);
        assertThatCode(() -> {
                    assertThat(hosts.visitor().fetch(hosts.home("/ready")).status())
                            .isEqualTo(200);
                    assertThat(hosts.visitor().fetch(hosts.shop("/ready")).status())
                            .isEqualTo(200);
                })
                .doesNotThrowAnyException();
    }

    private RawRequest withHome(RawRequest request) {
        String home = hosts.home().toString();
        return new RawRequest(
                request.method(),
                request.path(),
                request.headers().stream()
                        .map(line -> line.replace("HOME", home))
                        .map(line -> line.endsWith(" ADMIN") ? line.replace("ADMIN", administratorsToken()) : line)
                        .toList(),
                request.body().replace("HOME", home));
    }

    private String administratorsToken() {
        return Person.administrator("bad-input", hosts.database()).bearerToken(hosts.database());
    }

    static Arguments home(int status, RawRequest request) {
        return Arguments.of(status, "home", request);
    }

    static Arguments shop(int status, RawRequest request) {
        return Arguments.of(status, "shop", request);
    }

    static RawRequest get(String path) {
        return RawRequest.of("GET", path);
    }

    /** A change that a page of the same host asks for. */
    static RawRequest own(String method, String path) {
        return RawRequest.of(method, path).with("Sec-Fetch-Site: same-origin");
    }

    private static RawRequest fromHome() {
        return RawRequest.of("POST", "/handoff/callback").with("Origin: HOME");
    }

    static RawRequest json(String path) {
        return json(path, "application/json");
    }

    static RawRequest json(String path, String type) {
        return new RawRequest("GET", path, List.of("Accept: " + type), "");
    }
}
