package org.baton.run;

import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One database of a PostgreSQL on this machine, and who may log in to it.
 *
 * @param port of 127.0.0.1
 * @param name of the database
 * @param passwords of its roles
 */
public record Database(int port, String name, Passwords passwords) {
    /** The role of the demo sibling, a member of {@code baton_sibling}. */
    public static final String SHOP = "baton_shop";

    /** Its address for the PostgreSQL driver. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port, name);
    }

    /** The same PostgreSQL's database of that name. */
    public Database named(String other) {
        return new Database(port, other, passwords);
    }

    /** Connections as the superuser, each a new one. */
    public DataSource asSuperuser() {
        return as("postgres", passwords.superuser());
    }

    /** Connections as the owner of the tables, each a new one. */
    public DataSource asOwner() {
        return as("baton_owner", passwords.owner());
    }

    /** Connections as home, each a new one. */
    public DataSource asApp() {
        return as("baton_app", passwords.app());
    }

    /** Connections as the reader of reports, each a new one. */
    public DataSource asReader() {
        return as("baton_reader", passwords.reader());
    }

    /** Connections as the DBA on duty, each a new one. */
    public DataSource asAdmin() {
        return as("baton_admin", passwords.admin());
    }

    /** Connections as the demo sibling, each a new one. */
    public DataSource asShop() {
        return as(SHOP, passwords.shop());
    }

    /** Runs plain SQL, several statements if need be, as the superuser. */
    public void run(String sql) throws SQLException {
        IdleConnections.with(asSuperuser(), connection -> {
            try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
            }
        });
    }

    private DataSource as(String role, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(jdbcUrl());
        source.setUser(role);
        source.setPassword(password);
        return source;
    }
}
