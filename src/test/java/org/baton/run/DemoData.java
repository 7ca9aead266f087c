package org.baton.run;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.baton.user.Password;
import org.baton.user.PasswordCheck;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;

/** The demo's users and its sibling. A production start never runs this: it is no part of the WAR. */
public final class DemoData {
    private static final String USER = """
            INSERT INTO users (username, display_name, password_hash)
            VALUES (?, ?, ?)
            ON CONFLICT DO NOTHING
            """;

    private static final String GROUP = """
            INSERT INTO user_groups (user_id, group_name)
            SELECT id, ?
              FROM users
             WHERE username = ?
            ON CONFLICT DO NOTHING
            """;

    private static final String SIBLING = """
            INSERT INTO siblings (id, origin, database_role)
            VALUES ('shop', ?, ?)
            ON CONFLICT (id) DO UPDATE
               SET origin = excluded.origin
             WHERE siblings.origin <> excluded.origin
            """;

    private DemoData() {}

    /** Inserts users and groups that are not there yet, as the tables' owner. */
    static void insert(Connection owner) throws SQLException {
        PasswordCheck passwords = new PasswordCheck(new Pbkdf2PasswordHashImpl(), 1);
        for (String name : new String[] {"alice", "bob", "admin"}) {
            if (!exists(owner, name)) {
                String hash = passwords
                        .hashOf(Password.of(name + "-secret").orElseThrow())
                        .orElseThrow();
                String displayName = Character.toUpperCase(name.charAt(0)) + name.substring(1);
                update(owner, USER, name, displayName, hash);
            }
            update(owner, GROUP, "user", name);
        }
        update(owner, GROUP, "admin", "admin");
    }

    /** Registers the shop, or tells home its new origin where the ports have changed. */
    public static void registerShop(Connection owner, String origin) throws SQLException {
        update(owner, SIBLING, origin, Database.SHOP);
    }

    private static boolean exists(Connection owner, String username) throws SQLException {
        try (PreparedStatement query = owner.prepareStatement("SELECT FROM users WHERE username = ?")) {
            query.setString(1, username);
            return query.executeQuery().next();
        }
    }

    private static void update(Connection owner, String statement, String... values) throws SQLException {
        try (PreparedStatement update = owner.prepareStatement(statement)) {
            for (int i = 0; i < values.length; i++) {
                update.setString(i + 1, values[i]);
            }
            update.executeUpdate();
        }
    }
}
