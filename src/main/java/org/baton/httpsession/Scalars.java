package org.baton.httpsession;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The JDK's own small types for which JSON has none: each is written as its text, beside its name. */
final class Scalars {
    private static final List<Scalar> ALL = List.of(
            new Scalar(Long.class, Long::valueOf),
            new Scalar(Short.class, Short::valueOf),
            new Scalar(Byte.class, Byte::valueOf),
            new Scalar(Float.class, Float::valueOf),
            new Scalar(Character.class, text -> text.charAt(0)),
            new Scalar(BigDecimal.class, BigDecimal::new),
            new Scalar(BigInteger.class, BigInteger::new),
            new Scalar(Instant.class, Instant::parse),
            new Scalar(LocalDate.class, LocalDate::parse),
            new Scalar(LocalTime.class, LocalTime::parse),
            new Scalar(LocalDateTime.class, LocalDateTime::parse),
            new Scalar(OffsetDateTime.class, OffsetDateTime::parse),
            new Scalar(ZonedDateTime.class, ZonedDateTime::parse),
            new Scalar(Duration.class, Duration::parse),
            new Scalar(Period.class, Period::parse),
            new Scalar(UUID.class, UUID::fromString));

    private static final Map<Class<?>, String> NAMES =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Scalar::type, Scalar::name));
    private static final Map<String, Function<String, Object>> READERS =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Scalar::name, Scalar::reader));

    private Scalars() {}

    static boolean has(Class<?> type) {
        return NAMES.containsKey(type);
    }

    static boolean has(String name) {
        return READERS.containsKey(name);
    }

    /** How the type is called in JSON: by its simple name. */
    static String name(Class<?> type) {
        return String.valueOf(NAMES.get(type));
    }

    /** The value that a text stands for; a RuntimeException of the type's own if it stands for none. */
    static Object read(String name, String text) {
        Function<String, Object> reader = READERS.get(name);
        if (reader == null) {
            throw new IllegalArgumentException(name + " is no scalar");
        }
        return reader.apply(text);
    }

    /** One type, and how its text is read; it is written by {@code toString}. */
    private record Scalar(Class<?> type, Function<String, Object> reader) {
        String name() {
            return type.getSimpleName();
        }
    }
}
