package org.baton.it;

import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;

/**
 * A user of one test's own.
 *
 * @param username the name
 * @param password what they log in with
 */
record Person(String username, String password) {
    private static final String PASSWORD = "correct horse battery staple";
    private static final String HASH = hash();
    private static final AtomicInteger MADE = new AtomicInteger();

    /** A new active user in the group {@code user}, whose names begin like that. */
    static Person inGroupUser(String name, Sql database) {
        Person person = new Person(name + "-" + MADE.incrementAndGet(), PASSWORD);
        database.update(
                "INSERT INTO users (username, display_name, password_hash) VALUES (?, ?, ?)",
                person.username,
                "The " + person.username,
                HASH);
        database.update(
                "INSERT INTO user_groups (user_id, group_name) SELECT id, 'user' FROM users WHERE username = ?",
                person.username);
        return person;
    }

    /** The fewest rounds that are allowed: tests log in often. */
    private static String hash() {
        Pbkdf2PasswordHashImpl passwords = new Pbkdf2PasswordHashImpl();
        passwords.initialize(Map.of("Pbkdf2PasswordHash.Iterations", "1024"));
        return passwords.generate(PASSWORD.toCharArray());
    }
}
