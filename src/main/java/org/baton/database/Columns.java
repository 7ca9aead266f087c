package org.baton.database;

import jakarta.persistence.Tuple;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the columns of one row by name and type, so that each {@code *Table} maps its rows in one line a column. */
public record Columns(Tuple row) {
    /**
     * A bigint.
     *
     * @param name the column
     * @return its value
     */
    public long number(String name) {
        return row.get(name, Number.class).longValue();
    }

    /**
     * A bigint that may be null.
     *
     * @param name the column
     * @return its value, empty where null
     */
    public Optional<Long> optionalNumber(String name) {
        return Optional.ofNullable(row.get(name, Number.class)).map(Number::longValue);
    }

    /**
     * A text.
     *
     * @param name the column
     * @return its value
     */
    public String text(String name) {
        return row.get(name, String.class);
    }

    /**
     * A text that may be null.
     *
     * @param name the column
     * @return its value, empty where null
     */
    public Optional<String> optionalText(String name) {
        return Optional.ofNullable(row.get(name, String.class));
    }

    /**
     * A timestamptz.
     *
     * @param name the column
     * @return its value, to the microsecond
     */
    public Instant instant(String name) {
        Object value = row.get(name);
        return value instanceof Timestamp timestamp ? timestamp.toInstant() : (Instant) value;
    }

    /**
     * A boolean.
     *
     * @param name the column
     * @return its value
     */
    public boolean flag(String name) {
        return row.get(name, Boolean.class);
    }

    /**
     * A text array as a set in the array's order.
     *
     * @param name the column
     * @return its elements
     */
    public Set<String> texts(String name) {
        return new LinkedHashSet<>(List.of((String[]) row.get(name)));
    }
}
