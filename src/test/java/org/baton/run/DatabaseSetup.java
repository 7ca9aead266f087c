package org.baton.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.flywaydb.core.Flyway;

/**
 * Makes a database ready for Baton the way a DBA would: roles, passwords, database, schema, grants, demo data.
 * Whatever is there already is kept, so it may run again at every start.
 */
public final class DatabaseSetup {
    private final Database database;
    private final String roles;

    /** For this database, with the roles of that script ({@code db/role/roles.sql}). */
    public DatabaseSetup(Database database, Path roles) {
        this.database = database;
        try {
            this.roles = Files.readString(roles);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the roles in " + roles, e);
        }
    }

    /** Does all of it, the demo data at the end. */
    public void prepare() {
        try {
            database.named("postgres").run(roles);
            letLogIn();
            create();
            migrate();
            database.run(roles);
            try (Connection owner = database.asOwner().getConnection()) {
                DemoData.insert(owner);
            }
        } catch (SQLException e) {
            throw new RunFailure(
                    "The database %s cannot be prepared: %s".formatted(database.jdbcUrl(), e.getMessage()), e);
        }
    }

    private void letLogIn() throws SQLException {
        Map<String, String> logins = new LinkedHashMap<>();
        logins.put("baton_owner", database.passwords().owner());
        logins.put("baton_app", database.passwords().app());
        logins.put("baton_reader", database.passwords().reader());
        logins.put("baton_admin", database.passwords().admin());
        logins.put(Database.SHOP, database.passwords().shop());
        Database server = database.named("postgres");
        if (!exists("SELECT FROM pg_roles WHERE rolname = ?", Database.SHOP)) {
            server.run("CREATE ROLE %s IN ROLE baton_sibling".formatted(Database.SHOP));
        }
        for (Map.Entry<String, String> login : logins.entrySet()) {
            // A password of PrivateFiles has no character that would end the literal.
            server.run("ALTER ROLE %s LOGIN PASSWORD '%s'".formatted(login.getKey(), login.getValue()));
        }
    }

    private void create() throws SQLException {
        if (!exists("SELECT FROM pg_database WHERE datname = ?", database.name())) {
            database.named("postgres").run("CREATE DATABASE %s OWNER baton_owner".formatted(database.name()));
        }
    }

    private void migrate() {
        Flyway.configure(DatabaseSetup.class.getClassLoader())
                .dataSource(database.asOwner())
                .locations("classpath:db/migration")
                .load()
                .migrate();
    }

    private boolean exists(String query, String name) throws SQLException {
        try (Connection connection = database.named("postgres").asSuperuser().getConnection();
                var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }
}
