package org.baton.httpsession;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** JSON being written for PostgreSQL's {@code jsonb}, with its limits: so deep, so many bytes. For one thread. */
final class JsonText {
    private final String attribute;
    private final AttributePolicy policy;
    private final StringBuilder text = new StringBuilder();
    private int depth;

    /** The JSON of one attribute. */
    JsonText(String attribute, AttributePolicy policy) {
        this.attribute = attribute;
        this.policy = policy;
    }

    /** Appends what is JSON already: a number, a boolean, a comma. */
    JsonText raw(String json) {
        text.append(json);
        if (text.length() > policy.maxBytes()) {
            throw tooBig();
        }
        return this;
    }

    JsonText open(String bracket) {
        depth++;
        if (depth > policy.maxDepth()) {
            throw refused("is nested more than " + policy.maxDepth()
                    + " deep; keep less in it, or raise baton.session.attributes.max-depth");
        }
        return raw(bracket);
    }

    JsonText close(String bracket) {
        depth--;
        return raw(bracket);
    }

    /** Appends a text. PostgreSQL's JSON has no U+0000, and UTF-8 no half of a surrogate pair. */
    JsonText string(String value) {
        if (value.indexOf('\0') >= 0 || !StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw refused(
                    "holds U+0000 or half of a surrogate pair, which PostgreSQL's JSON cannot hold; leave it out");
        }
        if (value.length() > policy.maxBytes()) {
            throw tooBig();
        }
        text.append('"');
        value.chars().forEach(c -> {
            if (c == '"' || c == '\\') {
                text.append('\\').append((char) c);
            } else if (c < ' ') {
                text.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                text.append((char) c);
            }
        });
        return raw("\"");
    }

    /** What has been written. */
    String done() {
        if (text.toString().getBytes(StandardCharsets.UTF_8).length > policy.maxBytes()) {
            throw tooBig();
        }
        return text.toString();
    }

    /** The refusal of the attribute: what is wrong with it, and what to do. */
    IllegalArgumentException refused(String why) {
        return new IllegalArgumentException("session attribute \"" + attribute + "\" " + why);
    }

    private IllegalArgumentException tooBig() {
        return refused("has more than " + policy.maxBytes()
                + " bytes; keep it in a table of yours and its key here, or raise baton.session.attributes.max-bytes");
    }

    /** What JSON-B has written, once more, so that the limits hold for it too. */
    JsonText value(JsonValue value) {
        switch (value.getValueType()) {
            case STRING -> string(((JsonString) value).getString());
            case ARRAY -> {
                open("[");
                String separator = "";
                for (JsonValue element : value.asJsonArray()) {
                    raw(separator).value(element);
                    separator = ",";
                }
                close("]");
            }
            case OBJECT -> open("{").members(value.asJsonObject(), "").close("}");
            case NUMBER, TRUE, FALSE, NULL -> raw(value.toString());
        }
        return this;
    }

    /** The members of such an object, after this separator. */
    JsonText members(JsonObject object, String first) {
        String separator = first;
        for (Map.Entry<String, JsonValue> member : object.entrySet()) {
            if (member.getKey().equals(AttributeJson.TYPE)) {
                throw refused("is, or holds, an object with a property " + AttributeJson.TYPE + "; call it otherwise");
            }
            raw(separator).string(member.getKey()).raw(":").value(member.getValue());
            separator = ",";
        }
        return this;
    }
}
