package org.baton.user;

import java.util.List;
import java.util.Optional;
import org.baton.database.Database;

/** The users that this database knows. Safe for many threads. */
public final class Users {
    private final UserTable table;
    private final PasswordCheck passwords;

    /**
     * Looks users up.
     *
     * @param database where they are
     * @param passwords how passwords are checked
     */
    public Users(Database database, PasswordCheck passwords) {
        this.table = new UserTable(database);
        this.passwords = passwords;
    }

    /**
     * The mapping of this room's tables.
     *
     * @return the entity classes
     */
    public static List<Class<?>> rows() {
        return List.of(UserRow.class, UserGroupRow.class);
    }

    /**
     * Checks a name and a password; an unknown name takes as long as a wrong password.
     *
     * @param username the name as typed, in any case
     * @param password the password as typed
     * @return the user with the epoch to open a session under, or the reason to refuse
     */
    public Login login(String username, Password password) {
        Optional<UserTable.Credentials> known = table.credentials(username);
        boolean matches = passwords.matches(password, known.flatMap(UserTable.Credentials::passwordHash));
        if (known.isEmpty()) {
            return new Login.Refused(Login.Reason.UNKNOWN_USER);
        }
        if (!matches) {
            return new Login.Refused(Login.Reason.WRONG_PASSWORD);
        }
        UserTable.Credentials credentials = known.get();
        return credentials.status() == UserStatus.ACTIVE
                ? new Login.Checked(credentials.user(), credentials.epoch())
                : new Login.Refused(Login.Reason.SUSPENDED);
    }
}
