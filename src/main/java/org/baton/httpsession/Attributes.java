package org.baton.httpsession;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A session's attributes as one request sees them: parsed when the first is asked for, each made an object once, and over
 * them what the request changes. Safe for the threads of that request.
 */
final class Attributes {
    private final AttributeJson json;
    private final int maxBytes;
    private final Supplier<String> row;
    private Optional<String> brought;
    private Optional<JsonObject> stored = Optional.empty();
    private final Map<String, Object> values = new HashMap<>();
    private final Set<String> absent = new HashSet<>();

    private final Map<String, String> changed = new LinkedHashMap<>();
    private final Set<String> removed = new HashSet<>();
    private Optional<Duration> idleTimeout = Optional.empty();

    /** Those in a row: as they came along with it, else they are read by that when they are asked for. */
    Attributes(AttributeJson json, int maxBytes, Optional<String> brought, Supplier<String> row) {
        this.json = json;
        this.maxBytes = maxBytes;
        this.brought = brought;
        this.row = row;
    }

    /**
     * Whether it is what Weld, which both servers have for CDI, keeps for itself: beans that are of this request alone then, as
     * all in the server's own session.
     */
    static boolean areServers(String name) {
        return name.startsWith("WELD_S");
    }

    synchronized Optional<Object> get(String name) {
        if (values.containsKey(name) || absent.contains(name)) {
            return Optional.ofNullable(values.get(name));
        }
        Optional<Object> found = Optional.ofNullable(stored().get(name))
                .filter(AttributeJson::isThere)
                .map(value -> json.read(name, value));
        found.ifPresent(value -> values.put(name, value));
        return found;
    }

    synchronized Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (Map.Entry<String, JsonValue> entry : stored().entrySet()) {
            if (AttributeJson.isThere(entry.getValue())) {
                names.add(entry.getKey());
            }
        }
        names.addAll(values.keySet());
        names.removeAll(absent);
        return names;
    }

    /** Makes JSON of the value now: what becomes of the object later is not in it. */
    synchronized void set(String name, Object value) {
        String key = json.key(name);
        String text = json.write(name, value);
        long size = (long) text.length() + key.length();
        for (Map.Entry<String, String> other : changed.entrySet()) {
            size += other.getKey().equals(key)
                    ? 0
                    : (long) other.getKey().length() + other.getValue().length();
        }
        if (size > maxBytes) {
            throw new IllegalArgumentException("this request sets attributes of more than " + maxBytes
                    + " bytes; keep them in a table of yours, or raise baton.session.attributes.max-bytes");
        }
        changed.put(key, text);
        removed.remove(name);
        see(name, Optional.of(value));
    }

    synchronized void remove(String name) {
        changed.remove(json.key(name));
        removed.add(name);
        see(name, Optional.empty());
    }

    /** What the request sees from now on, without its being a change. */
    synchronized void see(String name, Optional<Object> value) {
        values.remove(name);
        absent.remove(name);
        value.ifPresentOrElse(there -> values.put(name, there), () -> absent.add(name));
    }

    synchronized void last(Duration idle) {
        idleTimeout = Optional.of(idle);
    }

    /** Whether there is something to write; a row is opened by an attribute alone. */
    synchronized boolean areChanged(boolean isOpen) {
        return !changed.isEmpty() || (isOpen && (!removed.isEmpty() || idleTimeout.isPresent()));
    }

    /** What has changed since this was last asked. */
    synchronized Changes take() {
        Changes changes = new Changes(changed, removed, idleTimeout);
        changed.clear();
        removed.clear();
        idleTimeout = Optional.empty();
        return changes;
    }

    /** Forgets what was read, so that the next one who asks reads anew. */
    synchronized void forget() {
        brought = Optional.empty();
        stored = Optional.empty();
        values.clear();
        absent.clear();
    }

    private JsonObject stored() {
        if (stored.isEmpty()) {
            stored = Optional.of(AttributeJson.document(brought.orElseGet(row)));
            brought = Optional.empty();
        }
        return stored.get();
    }
}
