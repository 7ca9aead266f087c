package org.baton.it;

import java.util.concurrent.atomic.AtomicInteger;
import org.baton.secret.Secret;
import org.baton.user.Password;
import org.baton.user.PasswordCheck;
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

    /** The same, in the group {@code admin} too. */
    static Person administrator(String name, Sql database) {
        Person person = inGroupUser(name, database);
        database.update(
                "INSERT INTO user_groups (user_id, group_name) SELECT id, 'admin' FROM users WHERE username = ?",
                person.username);
        return person;
    }

    /** A bearer token of theirs, put into the table by SQL. */
    String bearerToken(Sql database) {
        return "tok_" + session("BEARER", "A phone", database);
    }

    /** The secret of a login of theirs, put into the table by SQL. */
    String login(Sql database) {
        return session("COOKIE", "", database);
    }

    private String session(String channel, String label, Sql database) {
        Secret secret = Secret.random();
        database.update("""
                INSERT INTO sessions (secret_hash, user_id, host, channel, label, authenticated_at, auth_methods,
                       idle_timeout, expires_at, login_epoch, opened_ip, user_agent)
                SELECT ?, id, 'home', ?, nullif(?, ''), now(), '{pwd}', '1 hour', now() + interval '12 hours', login_epoch,
                       '127.0.0.1', 'Visitor/1'
                  FROM users
                 WHERE username = ?
                """, secret.hash().bytes(), channel, label, username);
        return secret.text();
    }

    /** As home itself stores it, so that a login stores nothing anew. */
    private static String hash() {
        return new PasswordCheck(new Pbkdf2PasswordHashImpl(), 1)
                .hashOf(Password.of(PASSWORD).orElseThrow())
                .orElseThrow();
    }
}
