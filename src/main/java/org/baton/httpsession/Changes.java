package org.baton.httpsession;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a request changes of its session.
 *
 * @param changed the JSON of each attribute that was set, by its key as JSON
 * @param removed the names of those that were removed
 * @param idleTimeout how long the session may be unseen from now on; empty: as before
 */
record Changes(Map<String, String> changed, Set<String> removed, Optional<Duration> idleTimeout) {
    Changes {
        changed = Map.copyOf(changed);
        removed = Set.copyOf(removed);
    }

    /** Those that were set, as one JSON object. */
    String document() {
        return changed.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }
}
