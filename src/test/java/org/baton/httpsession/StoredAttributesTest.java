package org.baton.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a row holds, whoever wrote it, is read as it stands there, and makes no object of a class that nobody has named. */
class StoredAttributesTest {
    private final AttributeJson json =
            new AttributeJson(new AttributePolicy(List.of(AttributeJsonTest.Line.class), 4096, 5));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"@type\":\"java.lang.Runtime\"}",
                "{\"@type\":\"org.baton.httpsession.AttributeJsonTest$Stranger\",\"name\":\"me\"}",
                "{\"@type\":\"java.util.ArrayList\",\"value\":[]}",
                "{\"@type\":\"Instant\",\"value\":\"yesterday\"}",
                "{\"@type\":\"Long\"}",
                "{\"@type\":\"Character\",\"value\":\"\"}",
                "{\"@type\":\"org.baton.httpsession.AttributeJsonTest$Line\",\"pieces\":\"many\"}"
            })
    void what_somebody_wrote_into_the_row_makes_no_object_of_an_unnamed_class(String stored) {
        assertThatThrownBy(() -> there(stored))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("session attribute \"it\"");
    }

    @Test
    void what_sql_wrote_is_read_as_json_has_it() {
        assertThat(there("[1, 2147483648, 9223372036854775808, 1.5, null, {\"@type\": 1, \"b\": null}]"))
                .isEqualTo(List.of(1, 2147483648L, new BigInteger("9223372036854775808"), 1.5, Map.of("@type", 1)));
    }

    /** The seed is printed, and may be given as the system property {@code baton.seed}. */
    @Test
    void whatever_random_value_is_accepted_comes_back_equal() {
        long seed = Long.getLong("baton.seed", System.nanoTime());
        System.out.println("seed: " + seed);
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            Object value = any(random, 0);
            assertThat(there(json.write("it", value)))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(value);
        }
    }

    private static Object any(Random random, int depth) {
        return switch (random.nextInt(depth < 4 ? 8 : 6)) {
            case 0 -> random.nextInt();
            case 1 -> random.nextLong();
            case 2 -> random.nextBoolean();
            case 3 -> Double.valueOf((random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(40) - 20));
            case 4 -> Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            case 5 ->
                random.ints(random.nextInt(8), 1, 0xd800)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
            case 6 ->
                Stream.generate(() -> any(random, depth + 1))
                        .limit(random.nextInt(3))
                        .toList();
            default -> Map.of("k" + random.nextInt(9), any(random, depth + 1));
        };
    }

    /** Read from a document, as a row holds it. */
    private Object there(String stored) {
        JsonObject document = AttributeJson.document("{\"it\":" + stored + "}");
        return json.read("it", Objects.requireNonNull(document.get("it")));
    }
}
