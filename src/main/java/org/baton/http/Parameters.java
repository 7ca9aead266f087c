package org.baton.http;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Parameters of a query or a form ({@code application/x-www-form-urlencoded}), each name at most once.
 *
 * <p>Read here and not by the servers, which differ: they take the first of doubled names, mix query and form, and replace
 * what is not UTF-8.
 */
public final class Parameters {
    /** None at all. */
    public static final Parameters NONE = new Parameters(Map.of());

    private final Map<String, String> values;

    private Parameters(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Parses a query or a form strictly.
     *
     * @param text the text after {@code ?}, or a form's body
     * @return the parameters; empty if a name is doubled, an escape is broken, or the text is not UTF-8
     */
    public static Optional<Parameters> parse(String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            if (pair.isEmpty()) {
                continue;
            }
            int equals = pair.indexOf('=');
            Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty() || values.put(name.get(), value.get()) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(new Parameters(values));
    }

    /** The fields of a flat object of texts; what is no text is the JSON of it, such as true. */
    static Parameters of(JsonObject document) {
        Map<String, String> values = new LinkedHashMap<>();
        document.forEach((name, value) ->
                values.put(name, value instanceof JsonString text ? text.getString() : value.toString()));
        return new Parameters(values);
    }

    /**
     * Whether no other parameter is there than these.
     *
     * @param names the names that may be there
     * @return true if that is so
     */
    public boolean onlyOf(Set<String> names) {
        return names.containsAll(values.keySet());
    }

    /**
     * One parameter.
     *
     * @param name its name
     * @return its value, empty where it is absent
     */
    public Optional<String> one(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private static Optional<String> decoded(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                int high = i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
                int low = i + 2 < text.length() ? Character.digit(text.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0) {
                    return Optional.empty();
                }
                bytes.write(high << 4 | low);
                i += 2;
            } else if (c < 0x80) {
                bytes.write(c == '+' ? ' ' : c);
            } else {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(bytes.toByteArray()))
                            .toString())
                    .filter(value -> value.indexOf('\0') < 0);
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }
}
