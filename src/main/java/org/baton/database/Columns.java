package org.baton.database;

import jakarta.persistence.Tuple;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the columns of one row by name and type, so that each {@code *Table} maps its rows in one line a column.
 *
 * @param values the value of a column, by its name
 */
public record Columns(Function<String, @Nullable Object> values) {
    /**
     * A row that Hibernate read.
     *
     * @param row the row
     */
    public Columns(Tuple row) {
        this(row::get);
    }

    /** A row that JDBC reads; all of it has arrived, so that no column needs the connection. */
    Columns(ResultSet row) {
        this(name -> value(row, name));
    }

    /**
     * A bigint.
     *
     * @param name the column
     * @return its value
     */
    public long number(String name) {
        return ((Number) there(name)).longValue();
    }

    /**
     * A bigint that may be null.
     *
     * @param name the column
     * @return its value, empty where null
     */
    public Optional<Long> optionalNumber(String name) {
        return Optional.ofNullable((Number) values.apply(name)).map(Number::longValue);
    }

    /**
     * A text.
     *
     * @param name the column
     * @return its value
     */
    public String text(String name) {
        return (String) there(name);
    }

    /**
     * A text that may be null.
     *
     * @param name the column
     * @return its value, empty where null
     */
    public Optional<String> optionalText(String name) {
        return Optional.ofNullable((String) values.apply(name));
    }

    /**
     * A timestamptz.
     *
     * @param name the column
     * @return its value, to the microsecond
     */
    public Instant instant(String name) {
        return moment(there(name));
    }

    /**
     * A timestamptz that may be null.
     *
     * @param name the column
     * @return its value, empty where null
     */
    public Optional<Instant> optionalInstant(String name) {
        return Optional.ofNullable(values.apply(name)).map(Columns::moment);
    }

    /**
     * A boolean.
     *
     * @param name the column
     * @return its value
     */
    public boolean flag(String name) {
        return (Boolean) there(name);
    }

    /**
     * A text array as a set in the array's order.
     *
     * @param name the column
     * @return its elements
     */
    public Set<String> texts(String name) {
        return new LinkedHashSet<>(List.of((String[]) there(name)));
    }

    private static Instant moment(Object value) {
        return value instanceof Timestamp timestamp ? timestamp.toInstant() : (Instant) value;
    }

    private Object there(String name) {
        return Objects.requireNonNull(values.apply(name), () -> "column " + name + " is null");
    }

    private static @Nullable Object value(ResultSet row, String name) {
        try {
            Object value = row.getObject(name);
            return value instanceof Array array ? array.getArray() : value;
        } catch (SQLException e) {
            throw new IllegalStateException("The statement has no column " + name, e);
        }
    }
}
