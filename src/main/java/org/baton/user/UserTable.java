package org.baton.user;

import jakarta.persistence.Tuple;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;

/** The statements on {@code users}. */
final class UserTable {
    private static final String CREDENTIALS = """
            SELECT u.id,
                   u.username,
                   u.display_name,
                   u.must_change_password,
                   u.password_hash,
                   u.status,
                   u.login_epoch,
                   ARRAY(SELECT g.group_name FROM user_groups g WHERE g.user_id = u.id ORDER BY g.group_name) AS groups
              FROM users u
             WHERE lower(u.username) = lower(:username)
               AND u.issuer IS NULL
            """;

    private final Database database;

    UserTable(Database database) {
        this.database = database;
    }

    Optional<Credentials> credentials(String username) {
        return database.read(session -> session.createNativeQuery(CREDENTIALS, Tuple.class)
                .setParameter("username", username)
                .uniqueResultOptional()
                .map(Columns::new)
                .map(UserTable::credentials));
    }

    private static Credentials credentials(Columns row) {
        return new Credentials(
                new User(
                        new UserId(row.number("id")),
                        row.text("username"),
                        row.text("display_name"),
                        row.texts("groups"),
                        row.flag("must_change_password")),
                row.optionalText("password_hash"),
                UserStatus.valueOf(row.text("status")),
                (int) row.number("login_epoch"));
    }

    /** What a login is checked against. */
    record Credentials(User user, Optional<String> passwordHash, UserStatus status, int epoch) {
        @Override
        public String toString() {
            return "Credentials[user=" + user.id() + "]";
        }
    }
}
