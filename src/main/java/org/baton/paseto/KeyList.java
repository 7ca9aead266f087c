package org.baton.paseto;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonBuilderFactory;
import java.util.Map;

/** A host's public keys as it publishes them, each with its kid, its PASERK and its state. Not safe for many threads. */
public final class KeyList {
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());

    private final SigningKeys keys;
    private final JsonArrayBuilder published = BUILDERS.createArrayBuilder();

    /** A list of none yet of these keys. */
    public KeyList(SigningKeys keys) {
        this.keys = keys;
    }

    /**
     * Adds the key that signs (ACTIVE), the next one (NEXT), so that it can be pinned before it signs, and where it is asked
     * for the one before (RETIRING), whose tokens may still be on their way.
     *
     * @param version which version they are for
     * @param active the one that signs
     * @param retiring whether the one before is published, too
     */
    public void add(TokenVersion version, KeyId active, boolean retiring) {
        if (retiring) {
            add(version, active, -1, "RETIRING");
        }
        add(version, active, 0, "ACTIVE");
        add(version, active, 1, "NEXT");
    }

    /** The list as JSON. */
    public JsonArray json() {
        return published.build();
    }

    private void add(TokenVersion version, KeyId active, int later, String state) {
        KeyId id = new KeyId(active.sibling(), active.use(), active.generation() + later);
        published.add(BUILDERS.createObjectBuilder()
                .add("kid", id.text())
                .add("key", keys.verificationKey(version, id).paserk())
                .add("state", state));
    }
}
