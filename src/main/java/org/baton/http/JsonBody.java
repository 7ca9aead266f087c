package org.baton.http;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.baton.json.StrictJson;

/** A JSON object that a client sends: each key known and given once, each value a text or a list of texts. */
public final class JsonBody {
    /** The largest that is taken, in bytes. */
    public static final int MAX = 16 * 1024;

    /** No control characters, line separators or halves of a pair: what the tables' CHECKs or UTF-8 would refuse. */
    private static final Pattern TEXT = Pattern.compile("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]+");

    private static final int MAX_DEPTH = 2;
    private static final StrictJson JSON = new StrictJson();

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
        return bytes.length > MAX ? Optional.empty() : JSON.value(bytes, MAX_DEPTH);
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
