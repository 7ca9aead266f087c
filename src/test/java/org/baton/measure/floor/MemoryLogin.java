package org.baton.measure.floor;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A login as an application without a session table keeps it: in the container's session, which is lost with the server,
 * and which no other host sees.
 *
 * @param username who
 * @param groups as they were at the login
 * @param openedAt when that was
 */
record MemoryLogin(String username, Set<String> groups, Instant openedAt) {
    private static final String ATTRIBUTE = MemoryLogin.class.getName();
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    /** A login of this user, in two groups, now. */
    static MemoryLogin of(String username) {
        return new MemoryLogin(username, Set.of("user", "team-1"), Instant.now());
    }

    /** The login in the request's session, if it has one. */
    static Optional<MemoryLogin> in(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session != null && session.getAttribute(ATTRIBUTE) instanceof MemoryLogin login
                ? Optional.of(login)
                : Optional.empty();
    }

    /** Keeps it in a session of the container's. */
    void keep(HttpServletRequest request) {
        request.getSession(true).setAttribute(ATTRIBUTE, this);
    }

    /** The document of {@code GET /api/session}, with as many fields of about the same length. */
    JsonObject document() {
        return JSON.createObjectBuilder()
                .add(
                        "user",
                        JSON.createObjectBuilder()
                                .add("id", "100001")
                                .add("username", username)
                                .add("displayName", username)
                                .add("groups", JSON.createArrayBuilder(groups)))
                .add(
                        "session",
                        JSON.createObjectBuilder()
                                .add("id", "500001")
                                .add("host", "home")
                                .add("channel", "COOKIE")
                                .add("openedAt", openedAt.toString())
                                .add("authenticatedAt", openedAt.toString())
                                .add("lastSeenAt", openedAt.toString())
                                .add("idleExpiresAt", openedAt.toString())
                                .add("expiresAt", openedAt.toString())
                                .add("rootId", "500001"))
                .build();
    }
}
