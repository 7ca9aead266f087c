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

    /** Only while the hash is still the one that was checked: else the login would undo a change of the password. */
    private static final String REHASH = """
            UPDATE users
               SET password_hash = :new,
                   password_rehashed_at = clock_timestamp()
             WHERE id = :id
               AND password_hash = :checked
            """;

    private static final String NAMES = """
            SELECT u.username,
                   u.display_name,
                   u.email
              FROM users u
             WHERE u.id = :id
               AND u.password_hash IS NOT NULL
            """;

    /** Only while the password is the one that was checked; the trigger raises the epoch and ends the sessions. */
    private static final String CHANGE = """
            UPDATE users
               SET password_hash = :new,
                   must_change_password = false
             WHERE id = :id
               AND password_hash = :checked
               AND status = 'ACTIVE'
            RETURNING login_epoch
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

    int rehash(UserId user, StoredPassword checked, StoredPassword stronger) {
        return database.write(session -> session.createNativeMutationQuery(REHASH)
                .setParameter("id", user.value())
                .setParameter("checked", checked.text())
                .setParameter("new", stronger.text())
                .executeUpdate());
    }

    Optional<Names> names(UserId user) {
        return database.read(session -> session.createNativeQuery(NAMES, Tuple.class)
                .setParameter("id", user.value())
                .uniqueResultOptional()
                .map(Columns::new)
                .map(row -> new Names(row.text("username"), row.text("display_name"), row.optionalText("email"))));
    }

    /** The epoch afterwards; empty if nothing was changed. */
    Optional<Integer> change(UserId user, StoredPassword checked, StoredPassword next) {
        return database.write(session -> session.createNativeQuery(CHANGE, Integer.class)
                .setParameter("id", user.value())
                .setParameter("checked", checked.text())
                .setParameter("new", next.text())
                .uniqueResultOptional());
    }

    private static Credentials credentials(Columns row) {
        return new Credentials(
                new User(
                        new UserId(row.number("id")),
                        row.text("username"),
                        row.text("display_name"),
                        row.texts("groups"),
                        row.flag("must_change_password")),
                row.optionalText("password_hash").map(StoredPassword::new),
                UserStatus.valueOf(row.text("status")),
                (int) row.number("login_epoch"));
    }

    /** What a login is checked against. */
    record Credentials(User user, Optional<StoredPassword> password, UserStatus status, int epoch) {}
}
