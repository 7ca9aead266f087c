package org.baton.handoff;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.baton.http.BackChannel;
import org.baton.session.LeasedSessions;
import org.baton.user.Vouched;

/** What home answers, read strictly: what is not as the protocol says is no answer. Unknown names are left alone. */
public final class HomeAnswers {
    private static final Duration LONGEST = Duration.ofDays(400);

    private final String issuer;
    private final Clock clock;

    /**
     * Reads answers.
     *
     * @param issuer home's origin, which vouches for the users
     * @param clock to tell how long ago a user logged in
     */
    public HomeAnswers(String issuer, Clock clock) {
        this.issuer = issuer;
        this.clock = clock;
    }

    /** A handoff that home has exchanged. */
    record Answer(Vouched user, LeasedSessions.Granted granted) {}

    /** A lease that home has renewed; or none: the session is over. */
    record Renewed(Optional<Lease> lease) {}

    /** For how long, and for whom. */
    record Lease(Duration length, Vouched user) {}

    Optional<Answer> granted(BackChannel.Reply reply) {
        if (reply.status() != 200) {
            return Optional.empty();
        }
        return reply.document().flatMap(document -> {
            try {
                return Optional.of(new Answer(user(document), granted(document)));
            } catch (IllegalArgumentException | DateTimeException malformed) {
                return Optional.empty();
            }
        });
    }

    /** What became of one session of a renewal; empty if home did not say. */
    Optional<Renewed> renewed(BackChannel.Reply reply, String session) {
        return reply.document()
                .map(document -> document.get("sessions"))
                .filter(JsonObject.class::isInstance)
                .map(sessions -> sessions.asJsonObject().get(session))
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .flatMap(this::renewed);
    }

    static String status(Optional<BackChannel.Reply> reply) {
        return reply.map(answer -> "HTTP " + answer.status()).orElse("no answer within 3 s");
    }

    private Optional<Renewed> renewed(JsonObject session) {
        if (session.get("ended") == JsonValue.TRUE) {
            return Optional.of(new Renewed(Optional.empty()));
        }
        try {
            return Optional.of(new Renewed(Optional.of(new Lease(seconds(session, "lease_seconds"), user(session)))));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    /** A group that cannot be one here is left out. */
    private Vouched user(JsonObject document) {
        return new Vouched(
                issuer,
                text(document, "sub"),
                text(document, "username"),
                text(document, "display_name"),
                texts(document, "groups").stream().filter(Vouched::isGroup).collect(Collectors.toUnmodifiableSet()));
    }

    private LeasedSessions.Granted granted(JsonObject document) {
        Duration ago = Duration.between(Instant.parse(text(document, "auth_time")), clock.instant());
        return new LeasedSessions.Granted(
                text(document, "sid"),
                text(document, "session"),
                ago.isNegative() ? Duration.ZERO : ago,
                Set.copyOf(texts(document, "amr")),
                seconds(document, "expires_in"),
                seconds(document, "lease_seconds"),
                Duration.ZERO);
    }

    private static String text(JsonObject document, String name) {
        if (document.get(name) instanceof JsonString text) {
            return text.getString();
        }
        throw new IllegalArgumentException(name + " is no text");
    }

    private static List<String> texts(JsonObject document, String name) {
        if (document.get(name) instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return array.getValuesAs(JsonString::getString);
        }
        throw new IllegalArgumentException(name + " is no list of texts");
    }

    private static Duration seconds(JsonObject document, String name) {
        if (document.get(name) instanceof JsonNumber number && number.toString().matches("[1-9][0-9]{0,8}")) {
            Duration seconds = Duration.ofSeconds(number.longValue());
            return seconds.compareTo(LONGEST) > 0 ? LONGEST : seconds;
        }
        throw new IllegalArgumentException(name + " is no number of seconds");
    }
}
