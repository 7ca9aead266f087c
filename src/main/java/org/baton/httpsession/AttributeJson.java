package org.baton.httpsession;

import jakarta.json.Json;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Attributes as JSON and back. Text, int, double, boolean, lists and maps are plain JSON, for SQL's sake; whatever else comes
 * back as what it was has its type beside it, {@code {"@type": "Instant", "value": "..."}}. A type is looked up among those
 * that the settings name, and nowhere else: what is in the database loads no class. Safe for many threads.
 */
final class AttributeJson {
    static final String TYPE = "@type";
    static final String VALUE = "value";
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private final AttributePolicy policy;
    private final Map<String, Class<?>> types;
    private final Optional<Jsonb> jsonb;

    AttributeJson(AttributePolicy policy) {
        this.policy = policy;
        this.types = policy.types().stream().collect(Collectors.toUnmodifiableMap(Class::getName, Function.identity()));
        this.jsonb = types.isEmpty() ? Optional.empty() : Optional.of(JsonbBuilder.create());
    }

    /** The document that a row holds. */
    static JsonObject document(String json) {
        try (JsonReader reader = READERS.createReader(new StringReader(json))) {
            return reader.readObject();
        }
    }

    /** The JSON of an attribute; an IllegalArgumentException that says what to do if it can be none. */
    String write(String name, Object value) {
        JsonText json = new JsonText(name, policy);
        write(value, json);
        return json.done();
    }

    /** A key of the document. */
    String key(String name) {
        return new JsonText(name, policy).string(name).done();
    }

    /** The attribute that the JSON stands for; an IllegalStateException if it is of a type that nobody has named. */
    Object read(String name, JsonValue json) {
        return switch (json.getValueType()) {
            case STRING -> ((JsonString) json).getString();
            case NUMBER -> number((JsonNumber) json);
            case TRUE -> true;
            case FALSE -> false;
            case ARRAY ->
                json.asJsonArray().stream()
                        .filter(AttributeJson::isThere)
                        .map(element -> read(name, element))
                        .toList();
            case OBJECT -> object(name, json.asJsonObject());
            case NULL -> throw new IllegalStateException("session attribute \"" + name + "\" is JSON's null");
        };
    }

    /** JSON's null is nothing: only who writes by hand can have put it there. */
    static boolean isThere(JsonValue json) {
        return json.getValueType() != JsonValue.ValueType.NULL;
    }

    private void write(Object value, JsonText json) {
        if (value instanceof String text) {
            json.string(text);
        } else if (value instanceof Boolean || value instanceof Integer) {
            json.raw(value.toString());
        } else if (value instanceof Double number) {
            json.raw(plain(number, json));
        } else if (Scalars.has(value.getClass())) {
            tagged(Scalars.name(value.getClass()), json).string(value.toString());
            json.close("}");
        } else if (value instanceof List<?> list) {
            list(list, json);
        } else if (types.containsKey(type(value).getName())) {
            named(value, type(value), json);
        } else if (value instanceof Map<?, ?> map) {
            map(map, json);
        } else {
            throw json.refused("is, or holds, a " + value.getClass().getName()
                    + "; keep text, numbers, booleans, times, lists and maps, or name your class in"
                    + " baton.session.attributes.types");
        }
    }

    /** With a fraction and no exponent: PostgreSQL would make an integer of 1E10. */
    private static String plain(Double number, JsonText json) {
        if (number.isNaN() || number.isInfinite()) {
            throw json.refused("is, or holds, " + number + ", which JSON has not; leave it out");
        }
        String digits = new BigDecimal(number.toString()).toPlainString();
        return digits.contains(".") ? digits : digits + ".0";
    }

    private void list(List<?> list, JsonText json) {
        json.open("[");
        String separator = "";
        for (Object element : list) {
            write(there(element, json.raw(separator)), json);
            separator = ",";
        }
        json.close("]");
    }

    private void map(Map<?, ?> map, JsonText json) {
        json.open("{");
        String separator = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key) || key.equals(TYPE)) {
                throw json.refused("holds a map with the key " + entry.getKey() + "; keys are text, and not " + TYPE);
            }
            json.raw(separator).string(key).raw(":");
            write(there(entry.getValue(), json), json);
            separator = ",";
        }
        json.close("}");
    }

    private static Object there(@Nullable Object value, JsonText json) {
        if (value == null) {
            throw json.refused("holds null; leave it out");
        }
        return value;
    }

    /** An object of the application's own, by JSON-B; its class beside it. */
    private void named(Object value, Class<?> type, JsonText json) {
        JsonValue bound = bound(value, type, json);
        if (bound instanceof JsonObject object) {
            json.open("{").string(TYPE).raw(":").string(type.getName());
            json.members(object, ",");
        } else if (type.isEnum()) {
            tagged(type.getName(), json).value(bound);
        } else {
            throw json.refused("is, or holds, a " + type.getName()
                    + ", which JSON-B writes as no object; keep its text, or a class of yours that holds it");
        }
        json.close("}");
    }

    /** What JSON-B writes of it, and reads: what the next request could not read is refused now. */
    private JsonValue bound(Object value, Class<?> type, JsonText json) {
        try {
            String text = binding().toJson(value);
            binding().fromJson(text, type);
            try (JsonReader reader = READERS.createReader(new StringReader(text))) {
                return reader.readValue();
            }
        } catch (RuntimeException unbound) {
            // Anything, as in typed().
            throw new IllegalArgumentException(
                    json.refused("is, or holds, a " + type.getName()
                                    + " that JSON-B could not make again from what it writes: " + unbound.getMessage())
                            .getMessage(),
                    unbound);
        }
    }

    /** Of an enum's constant the enum, also where the constant has a class of its own. */
    private static Class<?> type(Object value) {
        return value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    }

    private static JsonText tagged(String type, JsonText json) {
        return json.open("{")
                .string(TYPE)
                .raw(":")
                .string(type)
                .raw(",")
                .string(VALUE)
                .raw(":");
    }

    private static Object number(JsonNumber number) {
        if (!number.isIntegral()) {
            return number.doubleValue();
        }
        BigInteger whole = number.bigIntegerValue();
        if (whole.bitLength() < Integer.SIZE) {
            return whole.intValue();
        }
        return whole.bitLength() < Long.SIZE ? (Object) whole.longValue() : whole;
    }

    private Object object(String name, JsonObject json) {
        return json.get(TYPE) instanceof JsonString type ? typed(name, type.getString(), json) : map(name, json);
    }

    private Map<String, Object> map(String name, JsonObject json) {
        return json.entrySet().stream()
                .filter(entry -> isThere(entry.getValue()))
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> read(name, entry.getValue())));
    }

    private Object typed(String name, String type, JsonObject json) {
        try {
            if (Scalars.has(type)) {
                return Scalars.read(type, json.getString(VALUE));
            }
            Class<?> named = types.get(type);
            if (named != null) {
                JsonValue value =
                        json.containsKey(VALUE) && json.size() == 2 && named.isEnum() ? json.get(VALUE) : json;
                return binding().fromJson(value.toString(), named);
            }
        } catch (RuntimeException unreadable) {
            // Anything: JSON-B, a parser of times, and the application's own constructors have their say here.
            throw new IllegalStateException(
                    "session attribute \"" + name + "\" cannot be read as " + type + ": " + unreadable.getMessage(),
                    unreadable);
        }
        throw new IllegalStateException("session attribute \"" + name + "\" is of the type " + type
                + ", which baton.session.attributes.types does not name");
    }

    private Jsonb binding() {
        return jsonb.orElseThrow(() -> new IllegalStateException("no class is named in the settings"));
    }
}
