package org.baton.scene;

import java.sql.SQLException;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;

/**
 * What a role may really do, found by trying it on every table and column: statements that change no row, since PostgreSQL
 * checks the right before it looks for rows.
 */
public final class Privileges {
    private static final String COLUMNS = """
            SELECT c.relname || '.' || a.attname
              FROM pg_class c
              JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE c.relnamespace = 'public'::regnamespace
               AND c.relkind IN ('r', 'p', 'v', 'm')
            """;

    private static final String TABLES = """
            SELECT c.relname
              FROM pg_class c
             WHERE c.relnamespace = 'public'::regnamespace
               AND c.relkind IN ('r', 'p', 'v', 'm')
            """;

    private final Sql owner;
    private final Sql role;

    /** Of the role that logs in by this data source. */
    public Privileges(Sql owner, DataSource role) {
        this.owner = owner;
        this.role = new Sql(role);
    }

    /** The columns ("table.column") that it can read. */
    public Set<String> readable() throws SQLException {
        return granted(COLUMNS, name -> "SELECT %s FROM %s LIMIT 0".formatted(column(name), table(name)));
    }

    /** The columns that it can change in some row. */
    public Set<String> updatable() throws SQLException {
        return granted(COLUMNS, name -> "UPDATE %s SET %s = DEFAULT WHERE false".formatted(table(name), column(name)));
    }

    /** The columns that it can insert into. */
    public Set<String> insertable() throws SQLException {
        return granted(
                COLUMNS,
                name -> "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT NULL WHERE false"
                        .formatted(table(name), column(name)));
    }

    /** The tables that it can delete from. */
    public Set<String> deletable() throws SQLException {
        return granted(TABLES, "DELETE FROM %s WHERE false"::formatted);
    }

    /** The tables whose owner it is, or that it could change the shape of. */
    public Set<String> alterable() throws SQLException {
        return granted(TABLES, "ALTER TABLE %s SET (fillfactor = 85)"::formatted);
    }

    private Set<String> granted(String names, Attempt attempt) throws SQLException {
        Set<String> granted = new TreeSet<>();
        for (String name : owner.all(String.class, names)) {
            if (works(attempt.statement(name))) {
                granted.add(name);
            }
        }
        return granted;
    }

    private boolean works(String statement) throws SQLException {
        try {
            role.run(statement);
            return true;
        } catch (SQLException refused) {
            // 55000: a view of several tables takes no change from anybody.
            if (Set.of("42501", "55000").contains(refused.getSQLState())) {
                return false;
            }
            throw refused;
        }
    }

    private static String table(String name) {
        return name.substring(0, name.indexOf('.'));
    }

    private static String column(String name) {
        return name.substring(name.indexOf('.') + 1);
    }

    /** The statement that only a role with the right can run. */
    private interface Attempt {
        String statement(String name);
    }
}
