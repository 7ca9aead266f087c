package org.baton.http;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonConfig;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** A JSON object that a client sends: each key known and given once, each value a text or a list of texts. */
public final class JsonBody {
    /** The largest that is taken, in bytes. */
    public static final int MAX = 16 * 1024;

    /** No control characters, line separators or halves of a pair: what the tables' CHECKs or UTF-8 would refuse. */
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private static final int MAX_DEPTH = 2;
    private static final JsonReaderFactory READERS =
            Json.createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));

    private final JsonObject object;

    private JsonBody(JsonObject object) {
        this.object = object;
    }

    /**
     * Reads a request's body strictly.
     *
     * @param body the body
     * @param keys the keys that may be there
     * @return the object; empty if it is too long, not UTF-8, no object, has another key, one twice, or a value that is
     *     neither a text of at least one printable character nor a list of such
     * @throws IOException if the client is gone
     */
    public static Optional<JsonBody> read(InputStream body, Set<String> keys) throws IOException {
        return value(body)
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(object -> keys.containsAll(object.keySet()))
                .filter(object -> object.values().stream().allMatch(JsonBody::isKnown))
                .map(JsonBody::new);
    }

    /**
     * Reads a list of texts that a client sends.
     *
     * @param body the body
     * @return the texts, each once, in their order; empty if it is anything else
     * @throws IOException if the client is gone
     */
    public static Optional<Set<String>> readTexts(InputStream body) throws IOException {
        return value(body)
                .filter(JsonArray.class::isInstance)
                .map(JsonValue::asJsonArray)
                .filter(JsonBody::isKnown)
                .map(JsonBody::texts);
    }

    /**
     * A text.
     *
     * @param key its key
     * @return the text, empty where it is absent or a list
     */
    public Optional<String> text(String key) {
        return object.get(key) instanceof JsonString text ? Optional.of(text.getString()) : Optional.empty();
    }

    /**
     * A list of texts.
     *
     * @param key its key
     * @return the texts, each once, in their order; empty where it is absent or a text
     */
    public Optional<Set<String>> texts(String key) {
        return object.get(key) instanceof JsonArray array ? Optional.of(texts(array)) : Optional.empty();
    }

    /**
     * Whether a key is there.
     *
     * @param key the key
     * @return true if it is
     */
    public boolean has(String key) {
        return object.containsKey(key);
    }

    private static Optional<JsonValue> value(InputStream body) throws IOException {
        byte[] bytes = body.readNBytes(MAX + 1);
        if (bytes.length > MAX) {
            return Optional.empty();
        }
        try (JsonReader reader = READERS.createReader(utf8(bytes))) {
            return isShallow(bytes) ? Optional.of(reader.readValue()) : Optional.empty();
        } catch (JsonException malformed) {
            return Optional.empty();
        }
    }

    /** To the end, since a reader stops after the value; and no deeper than a list in an object, before anything is built. */
    private static boolean isShallow(byte[] bytes) {
        int depth = 0;
        try (JsonParser parser = Json.createParser(utf8(bytes))) {
            while (parser.hasNext() && depth <= MAX_DEPTH) {
                switch (parser.next()) {
                    case START_OBJECT, START_ARRAY -> depth++;
                    case END_OBJECT, END_ARRAY -> depth--;
                    default -> {}
                }
            }
        }
        return depth == 0;
    }

    private static Reader utf8(byte[] bytes) {
        return new InputStreamReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8.newDecoder());
    }

    private static Set<String> texts(JsonArray array) {
        return new LinkedHashSet<>(array.getValuesAs(JsonString::getString));
    }

    private static boolean isKnown(JsonValue value) {
        return value instanceof JsonArray array ? array.stream().allMatch(JsonBody::isText) : isText(value);
    }

    private static boolean isText(JsonValue value) {
        return value instanceof JsonString text
                && TEXT.matcher(text.getString()).matches();
    }
}
