package org.baton.paseto;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** One claim of any token, read in the only form that it is written in. */
final class Claim {
    private static final Pattern VISIBLE = Pattern.compile("[!-~]+");

    private Claim() {}

    static void requireVisible(String name, String value, int most) {
        if (value.length() > most || !VISIBLE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    name + " is 1 to " + most + " visible ASCII characters, not '" + value + "'");
        }
    }

    static String text(JsonObject json, String name) {
        if (json.get(name) instanceof JsonString value) {
            return value.getString();
        }
        throw new IllegalArgumentException(name + " is no string");
    }

    static List<String> texts(JsonObject json, String name) {
        if (json.get(name) instanceof JsonArray array && array.stream().allMatch(JsonString.class::isInstance)) {
            return array.getValuesAs(JsonString::getString);
        }
        throw new IllegalArgumentException(name + " is no array of strings");
    }

    /** Written in digits, 0 or more; as text first, since parsson reads 1e99999999999, and fails when it is looked at. */
    static Duration seconds(JsonObject json, String name) {
        if (json.get(name) instanceof JsonNumber number) {
            try {
                String text = number.toString();
                if (text.matches("0|[1-9][0-9]{0,8}")) {
                    return Duration.ofSeconds(Long.parseLong(text));
                }
            } catch (NumberFormatException | ArithmeticException tooLarge) {
                throw new IllegalArgumentException(name + " is out of all bounds", tooLarge);
            }
        }
        throw new IllegalArgumentException(name + " is no number of seconds");
    }

    static Instant time(JsonObject json, String name) {
        String text = text(json, name);
        Instant time = Instant.parse(text);
        requireOneForm(name, time.toString(), text);
        return time;
    }

    /** In lower case. */
    static UUID uuid(JsonObject json, String name) {
        String text = text(json, name);
        UUID uuid = UUID.fromString(text);
        requireOneForm(name, uuid.toString(), text);
        return uuid;
    }

    static <T> T required(Optional<T> value, String name) {
        return value.orElseThrow(() -> new IllegalArgumentException(name + " is malformed"));
    }

    static void requireOneForm(String name, String canonical, String text) {
        if (!canonical.equals(text)) {
            throw new IllegalArgumentException(name + " is " + canonical + ", not written so");
        }
    }
}
