package org.baton.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Collection;
import org.baton.json.StrictJson;

/** What is read as JSON is no deeper than was said, and is read as the same when it is written again. */
public final class JsonFuzz {

    private static final int DEEPEST = 3;
    private static final StrictJson JSON = new StrictJson();

    private JsonFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        JSON.value(input, DEEPEST).ifPresent(value -> {
            assertThat(depth(value)).isLessThanOrEqualTo(DEEPEST);
            assertThat(JSON.value(value.toString().getBytes(UTF_8), DEEPEST)).hasValue(value);
        });
        JSON.object(input, DEEPEST)
                .ifPresent(object -> assertThat(JSON.value(input, DEEPEST)).hasValue(object));
    }

    private static int depth(JsonValue value) {
        if (value instanceof JsonObject object) {
            return 1 + deepest(object.values());
        }
        return value instanceof JsonArray array ? 1 + deepest(array) : 0;
    }

    private static int deepest(Collection<JsonValue> values) {
        return values.stream().mapToInt(JsonFuzz::depth).max().orElse(0);
    }
}
