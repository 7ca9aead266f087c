package org.baton.http;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.Map;

/**
 * Makes JSON documents by one factory: each {@code Json.create...} of its own searches the server's modules for a provider,
 * which was the largest cost of a request. Safe for many threads.
 */
public final class Documents {
    private static final JsonBuilderFactory FACTORY = Json.createBuilderFactory(Map.of());

    private Documents() {}

    /**
     * An empty object to add to.
     *
     * @return a builder for one thread
     */
    public static JsonObjectBuilder object() {
        return FACTORY.createObjectBuilder();
    }

    /**
     * An empty array to add to.
     *
     * @return a builder for one thread
     */
    public static JsonArrayBuilder array() {
        return FACTORY.createArrayBuilder();
    }

    /**
     * An array of these values.
     *
     * @param values texts, numbers or documents
     * @return a builder for one thread
     */
    public static JsonArrayBuilder array(Collection<?> values) {
        return FACTORY.createArrayBuilder(values);
    }
}
