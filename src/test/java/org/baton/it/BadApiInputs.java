package org.baton.it;

import static org.baton.it.BadInputIT.get;
import static org.baton.it.BadInputIT.home;
import static org.baton.it.BadInputIT.json;
import static org.baton.it.BadInputIT.own;
import static org.baton.it.BadInputIT.shop;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** The rows of {@link BadInputIT} for one's own sessions and for administrators. */
final class BadApiInputs {
    private BadApiInputs() {}

    static Stream<Arguments> everywhere() {
        return Stream.of(
                // One's own sessions.
                home(405, own("POST", "/sessions").form("")),
                home(405, get("/sessions/1/end")),
                home(405, get("/sessions/end-others")),
                home(404, admin("POST", "/sessions/0/end").form("")),
                home(404, admin("POST", "/sessions/-1/end").form("")),
                home(404, admin("POST", "/sessions/abc/end").form("")),
                home(404, admin("POST", "/sessions/9223372036854775808/end").form("")),
                home(404, admin("POST", "/sessions/%31/end").form("")),
                home(404, admin("POST", "/sessions/").form("")),
                home(404, admin("POST", "/sessions/end").form("")),
                home(415, admin("POST", "/sessions/1/end")),
                home(403, RawRequest.of("POST", "/sessions/end-others").form("")),
                shop(404, own("POST", "/sessions/end-others").form("")),
                home(401, json("/api/sessions")),
                home(401, own("DELETE", "/api/sessions?others=true")),
                home(403, RawRequest.of("DELETE", "/api/sessions?others=true")),
                home(405, admin("PUT", "/api/sessions")),
                home(400, admin("DELETE", "/api/sessions")),
                home(400, admin("DELETE", "/api/sessions?others=yes")),
                home(404, admin("DELETE", "/api/sessions/0")),
                home(404, admin("DELETE", "/api/sessions/-1")),
                home(404, admin("DELETE", "/api/sessions/abc")),
                home(404, admin("DELETE", "/api/sessions/1.0")),
                home(404, admin("DELETE", "/api/sessions/%31")),
                home(404, admin("DELETE", "/api/sessions/9223372036854775808")),
                home(405, admin("GET", "/api/sessions/1")),
                // Administrators.
                home(401, json("/api/admin/sessions")),
                shop(401, json("/api/admin/sessions")),
                home(404, admin("GET", "/api/admin")),
                home(405, admin("POST", "/api/admin/sessions")),
                home(400, admin("GET", "/api/admin/sessions?limit=0")),
                home(400, admin("GET", "/api/admin/sessions?limit=201")),
                home(400, admin("GET", "/api/admin/sessions?limit=x")),
                home(400, admin("GET", "/api/admin/sessions?after=0")),
                home(400, admin("GET", "/api/admin/sessions?usr=alice")),
                home(400, admin("GET", "/api/admin/sessions?user=a&host=home")),
                home(400, admin("GET", "/api/admin/sessions?user=%ff")),
                home(400, admin("GET", "/api/admin/sessions?host=%27")),
                home(400, admin("GET", "/api/admin/sessions?address=300.1.1.1")),
                home(404, admin("DELETE", "/api/admin/sessions/0")),
                home(404, admin("DELETE", "/api/admin/sessions/%31")),
                home(404, admin("DELETE", "/api/admin/sessions/9223372036854775808")),
                home(404, admin("DELETE", "/api/admin/users/nobody/sessions")),
                home(400, admin("DELETE", "/api/admin/users/%ff/sessions")),
                home(404, admin("DELETE", "/api/admin/users/" + "x".repeat(3000) + "/sessions")),
                home(400, admin("DELETE", "/api/admin/users/a%2fb/sessions")),
                home(400, admin("DELETE", "/api/admin/users/a%00/sessions")),
                home(404, admin("POST", "/api/admin/users/nobody/password-reset")),
                home(404, sent("PUT", "/api/admin/users/nobody/status", "{\"status\":\"ACTIVE\"}")),
                home(404, sent("PUT", "/api/admin/users/nobody/groups", "[]")),
                home(400, sent("PUT", "/api/admin/users/alice/status", "{\"status\":\"active\"}")),
                home(400, sent("PUT", "/api/admin/users/alice/status", "{\"status\":\"ACTIVE\",\"x\":\"y\"}")),
                home(400, sent("PUT", "/api/admin/users/alice/status", "{\"status\":null}")),
                home(400, sent("PUT", "/api/admin/users/alice/status", "{\"status\":\"ACTIVE\"} x")),
                home(400, sent("PUT", "/api/admin/users/alice/status", "")),
                home(400, sent("PUT", "/api/admin/users/alice/status", "[".repeat(10_000))),
                home(400, sent("PUT", "/api/admin/users/alice/status", "{\"status\":\"" + "x".repeat(20_000) + "\"}")),
                home(400, sent("PUT", "/api/admin/users/alice/groups", "{\"groups\":[\"user\"]}")),
                home(400, sent("PUT", "/api/admin/users/alice/groups", "[\"a\\u0000\"]")),
                home(400, sent("PUT", "/api/admin/users/alice/groups", "[\"\\ud800\"]")),
                home(400, sent("PUT", "/api/admin/users/alice/groups", "[\"" + "x".repeat(101) + "\"]")),
                home(400, sent("PUT", "/api/admin/users/alice/groups", "[\"\u00ff\"]")),
                home(415, admin("PUT", "/api/admin/users/alice/groups").form("a=b")),
                home(400, sent("POST", "/api/admin/users", "{}")),
                home(400, sent("POST", "/api/admin/users", "null")),
                home(400, sent("POST", "/api/admin/users", "{\"username\":\" a\",\"displayName\":\"b\"}")),
                home(
                        400,
                        sent(
                                "POST",
                                "/api/admin/users",
                                "{\"username\":\"a\",\"username\":\"b\",\"displayName\":\"b\"}")),
                home(
                        400,
                        sent(
                                "POST",
                                "/api/admin/users",
                                "{\"username\":\"a\",\"displayName\":\"b\",\"password\":\"c\"}")),
                home(
                        400,
                        sent(
                                "POST",
                                "/api/admin/users",
                                "{\"username\":\"a\",\"displayName\":\"b\",\"email\":[\"c\"]}")),
                home(
                        400,
                        sent(
                                "POST",
                                "/api/admin/users",
                                "{\"username\":\"a\",\"displayName\":\"b\",\"groups\":\"c\"}")),
                home(409, sent("POST", "/api/admin/users", "{\"username\":\"ALICE\",\"displayName\":\"b\"}")));
    }

    /** An administrator asks, by bearer token. */
    private static RawRequest admin(String method, String path) {
        return new RawRequest(method, path, List.of("Accept: application/json", "Authorization: Bearer ADMIN"), "");
    }

    private static RawRequest sent(String method, String path, String json) {
        RawRequest request = admin(method, path).with("Content-Type: application/json");
        return new RawRequest(method, path, request.headers(), json);
    }
}
