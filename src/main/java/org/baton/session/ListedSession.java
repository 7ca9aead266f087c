package org.baton.session;

import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.util.Optional;
import org.baton.http.Documents;

/**
 * A session as its user sees it in a list.
 *
 * @param id its public name
 * @param rootId the login it came from; empty: it is the login itself
 * @param host where it is
 * @param channel how its secret is shown
 * @param times since when, and when last
 * @param device from where, and by what
 */
public record ListedSession(
        SessionId id, Optional<SessionId> rootId, HostId host, Channel channel, Times times, Device device) {
    /**
     * The session for a program.
     *
     * @return the document, to which more may be added; what is unknown is null, and the root of a login is itself
     */
    public JsonObjectBuilder document() {
        return Documents.object()
                .add("id", id.toString())
                .add("rootId", rootId.orElse(id).toString())
                .add("host", host.text())
                .add("channel", channel.name())
                .add("openedAt", times.openedAt().toString())
                .add("lastSeenAt", times.lastSeenAt().toString())
                .add("ip", orNull(device.ip()))
                .add("userAgent", orNull(device.userAgent()))
                .add("label", orNull(device.label()));
    }

    private static JsonValue orNull(Optional<String> text) {
        return text.<JsonValue>map(Json::createValue).orElse(JsonValue.NULL);
    }

    /**
     * A session's moments, by the database's clock.
     *
     * @param openedAt since when it is there
     * @param lastSeenAt when it was last used, exact to the touch interval
     */
    public record Times(Instant openedAt, Instant lastSeenAt) {}

    /**
     * What is known of the client.
     *
     * @param ip from which address the session was opened; empty where unknown
     * @param userAgent what the client called itself; empty where unknown
     * @param label what the user calls the device of a bearer token; empty for a browser
     */
    public record Device(Optional<String> ip, Optional<String> userAgent, Optional<String> label) {}
}
