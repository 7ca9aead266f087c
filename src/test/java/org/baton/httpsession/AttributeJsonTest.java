package org.baton.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What may be an attribute comes back as what it was; what may not is refused when it is set, with what to do. */
class AttributeJsonTest {
    private static final AttributePolicy POLICY = new AttributePolicy(
            List.of(Cart.class, Line.class, Color.class, Wide.class, Shut.class, URI.class), 4096, 5);

    private final AttributeJson json = new AttributeJson(POLICY);

    /** A record of an application's. */
    public record Cart(String owner, List<Line> lines) {}

    /** Another, inside. */
    public record Line(String article, int pieces, double price) {}

    /** An enum. */
    public enum Color {
        RED,
        GREEN,
        /** One with a class of its own. */
        MIXED {
            @Override
            boolean isPure() {
                return false;
            }
        };

        boolean isPure() {
            return true;
        }
    }

    /** A plain class with properties. */
    public static final class Wide {
        private String text = "";

        public String getText() {
            return text;
        }

        public void setText(String text) {
            this.text = text;
        }
    }

    /** One that JSON-B can write, and not make again. */
    public static final class Shut {
        private final String text;

        /** Takes what JSON-B does not know how to give it. */
        public Shut(String text) {
            this.text = text;
        }

        public String getText() {
            return text;
        }
    }

    /** One that nobody has named. */
    public record Stranger(String name) {}

    static Stream<Object> values() {
        return Stream.of(
                "",
                "Grüße, \"quoted\" \\ \n\t\u0001 \ud83d\ude00",
                true,
                false,
                0,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                1.0,
                1e10,
                -2.5e-7,
                Double.MAX_VALUE,
                Double.MIN_VALUE,
                7L,
                Long.MIN_VALUE,
                (short) 3,
                (byte) -3,
                1.5f,
                'x',
                new BigDecimal("12345678901234567890.10"),
                BigInteger.TEN.pow(40),
                Instant.parse("2026-01-02T03:04:05.678901234Z"),
                LocalDate.parse("2026-01-02"),
                LocalTime.parse("03:04:05"),
                LocalDateTime.parse("2026-01-02T03:04:05"),
                OffsetDateTime.parse("2026-01-02T03:04:05+02:00"),
                ZonedDateTime.parse("2026-01-02T03:04:05+01:00[Europe/Berlin]"),
                Duration.ofMillis(90_500),
                Period.ofDays(3),
                UUID.fromString("00000000-0000-4000-8000-000000000001"),
                List.of(),
                Map.of(),
                List.of(1, "two", List.of(3.0), Map.of("four", 5L)),
                Map.of("a", List.of(Map.of("b", Instant.EPOCH))),
                new Cart("mona", List.of(new Line("brush", 2, 4.5))),
                List.of(new Line("paint", 1, 1e20)),
                Color.GREEN,
                Color.MIXED,
                Map.of("color", Color.RED));
    }

    @ParameterizedTest
    @MethodSource("values")
    void what_is_set_comes_back_equal_and_of_the_same_type(Object value) {
        Object back = there(json.write("it", value));

        assertThat(back).isEqualTo(value);
        if (!(value instanceof List || value instanceof Map)) {
            assertThat(back).isExactlyInstanceOf(value.getClass());
        }
    }

    @Test
    void a_plain_class_comes_back_with_its_properties() {
        Wide wide = new Wide();
        wide.setText("as it was");

        Object back = there(json.write("it", wide));

        assertThat(back)
                .isInstanceOfSatisfying(
                        Wide.class, read -> assertThat(read.getText()).isEqualTo("as it was"));
    }

    @Test
    void the_common_types_are_plain_json_for_sql() {
        assertThat(json.write("it", List.of("a", 1, 2.0, true, Map.of("k", "v"))))
                .isEqualTo("[\"a\",1,2.0,true,{\"k\":\"v\"}]");
        assertThat(json.write("it", new Line("brush", 2, 0.5)))
                .startsWith("{\"@type\":\"" + Line.class.getName() + "\",")
                .contains("\"article\":\"brush\"", "\"pieces\":2");
    }

    @Test
    void lists_and_maps_come_back_unmodifiable() {
        @SuppressWarnings("unchecked")
        List<Object> list = (List<Object>) there(json.write("it", new ArrayList<>(List.of(1))));
        @SuppressWarnings("unchecked")
        Map<String, Object> map = (Map<String, Object>) there(json.write("it", Map.of("a", 1)));

        assertThatThrownBy(() -> list.add(2)).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.put("b", 2)).isInstanceOf(UnsupportedOperationException.class);
    }

    static Stream<Arguments> hostile() {
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);
        List<Object> deep = List.of();
        for (int i = 0; i < 100_000; i++) {
            deep = List.of(deep);
        }
        Wide tooWide = new Wide();
        tooWide.setText("x".repeat(5000));
        return Stream.of(
                Arguments.of(new Stranger("me"), "name your class in baton.session.attributes.types"),
                Arguments.of(List.of(new Stranger("me")), "name your class in baton.session.attributes.types"),
                Arguments.of(new Object(), "java.lang.Object"),
                Arguments.of(new int[] {1}, "keep text, numbers"),
                Arguments.of(Set.of(1), "keep text, numbers"),
                Arguments.of(Thread.currentThread(), "keep text, numbers"),
                Arguments.of(Double.NaN, "NaN"),
                Arguments.of(List.of(Double.NEGATIVE_INFINITY), "-Infinity"),
                Arguments.of("a\0b", "U+0000"),
                Arguments.of("\ud83d", "half of a surrogate pair"),
                Arguments.of(Map.of("a\0", 1), "U+0000"),
                Arguments.of(Map.of(1, 1), "the key 1"),
                Arguments.of(Map.of("@type", "java.lang.Runtime"), "the key @type"),
                Arguments.of(Collections.singletonMap("a", null), "holds null"),
                Arguments.of(Arrays.asList(1, null), "holds null"),
                Arguments.of(cycle, "nested more than 5 deep"),
                Arguments.of(deep, "nested more than 5 deep"),
                Arguments.of("x".repeat(4096), "more than 4096 bytes"),
                Arguments.of("ü".repeat(2048), "more than 4096 bytes"),
                Arguments.of(Collections.nCopies(1_000_000, 1), "more than 4096 bytes"),
                Arguments.of(tooWide, "more than 4096 bytes"),
                Arguments.of(new Shut("me"), "JSON-B could not make again"),
                Arguments.of(List.of(new Shut("me")), "JSON-B could not make again"),
                Arguments.of(URI.create("https://example.org"), "keep its text"));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void what_can_be_no_attribute_is_refused_with_what_to_do(Object value, String said) {
        assertThatThrownBy(() -> json.write("basket", value))
                .isInstanceOf(IllegalArgumentException.class)
                .message()
                .startsWith("session attribute \"basket\" ")
                .contains(said);
    }

    @Test
    void five_lists_in_each_other_are_deep_enough_and_six_too_deep() {
        Object five = List.of(List.of(List.of(List.of(List.of(1)))));

        assertThat(there(json.write("it", five))).isEqualTo(five);
        assertThatThrownBy(() -> json.write("it", List.of(five))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void as_many_bytes_as_are_allowed_are_kept() {
        String just = "x".repeat(4096 - 2);

        assertThat(there(json.write("it", just))).isEqualTo(just);
    }

    /** Read from a document, as a row holds it. */
    private Object there(String stored) {
        JsonObject document = AttributeJson.document("{\"it\":" + stored + "}");
        return json.read("it", Objects.requireNonNull(document.get("it")));
    }
}
