package org.baton.json;

import jakarta.json.Json;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One JSON object or array from bytes, strictly: valid UTF-8, no key twice, no half of a surrogate pair (RFC 7493, 2.1), arrays and
 * objects at most so deep, nothing after the closing bracket (JSON-P's reader does not look there). Thread-safe.
 */
public final class StrictJson {

    /** JSON's own white space (RFC 8259, 2), at the beginning and at the end. */
    private static final Pattern AROUND = Pattern.compile("\\A[ \\t\\r\\n]+|[ \\t\\r\\n]+\\z");

    private final JsonReaderFactory readers =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    /**
     * Makes a reader.
     *
     * @throws IllegalStateException if the JSON-P of this server ignores {@link JsonConfig#KEY_STRATEGY}, as those before
     *     JSON-P 2.1 do
     */
    public StrictJson() {
        if (parse("{\"a\":1,\"a\":2}").isPresent()) {
            throw new IllegalStateException(
                    "the JSON-P implementation " + readers.getClass().getName()
                            + " accepts duplicate keys; use a server with JSON-P 2.1 (Jakarta EE 10) or newer");
        }
    }

    /**
     * Reads an object.
     *
     * @param utf8 the bytes
     * @param deepest how many arrays and objects may be open at once; 1 for a flat object
     * @return the object; empty if the bytes are anything else
     */
    public Optional<JsonObject> object(byte[] utf8, int deepest) {
        return text(utf8)
                .filter(json -> isOneValue(json, deepest))
                .flatMap(this::parse)
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject);
    }

    /**
     * Reads an object or an array as people write it: with white space around it, if they like.
     *
     * @param utf8 the bytes
     * @param deepest how many arrays and objects may be open at once; 1 for a flat one
     * @return the object or the array; empty if the bytes are anything else
     */
    public Optional<JsonValue> value(byte[] utf8, int deepest) {
        return text(utf8)
                .map(json -> AROUND.matcher(json).replaceAll(""))
                .filter(json -> isOneValue(json, deepest))
                .flatMap(this::parse);
    }

    private static Optional<String> text(byte[] utf8) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /** Whether the first bracket is closed by the last character, and no more than so many are open at once. */
    private static boolean isOneValue(String json, int deepest) {
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (quoted) {
                i += c == '\\' ? 1 : 0;
            } else if (c == '{' || c == '[') {
                depth++;
            } else if (c == '}' || c == ']') {
                depth--;
            }
            if (depth > deepest || (depth < 1 && i < json.length() - 1)) {
                return false;
            }
        }
        return depth == 0;
    }

    private Optional<JsonValue> parse(String json) {
        try (JsonReader reader = readers.createReader(new StringReader(json))) {
            return Optional.of(reader.readValue()).filter(StrictJson::isText);
        } catch (JsonException | NumberFormatException | ArithmeticException malformed) {
            return Optional.empty();
        }
    }

    /** Whether all of it can be written again: by an escape, half a surrogate pair gets in, and would be written as "?". */
    private static boolean isText(JsonValue value) {
        return StandardCharsets.UTF_8.newEncoder().canEncode(value.toString());
    }
}
