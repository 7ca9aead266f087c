package org.baton.user;

import java.util.List;
import java.util.Optional;
import org.baton.database.Database;

/** The users that this database knows. Safe for many threads. */
public final class Users {
    private final UserTable table;
    private final VouchedTable vouchedUsers;
    private final PasswordCheck passwords;

    /**
     * Looks users up.
     *
     * @param database where they are
     * @param passwords how passwords are checked
     */
    public Users(Database database, PasswordCheck passwords) {
        this.table = new UserTable(database);
        this.vouchedUsers = new VouchedTable(database);
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
     * Checks a name and a password; an unknown name takes as long as a wrong password. A password that is stored with less
     * than today's strength is stored anew, which ends no session.
     *
     * @param username the name as typed, in any case
     * @param password the password as typed
     * @return the user with the epoch to open a session under, or the reason to refuse
     */
    public Login login(String username, Password password) {
        Optional<UserTable.Credentials> known = table.credentials(username);
        Optional<StoredPassword> stored = known.flatMap(UserTable.Credentials::password);
        PasswordCheck.Result result = passwords.check(password, stored);
        if (result == PasswordCheck.Result.BUSY) {
            return new Login.Refused(Login.Reason.BUSY);
        }
        if (known.isEmpty()) {
            return new Login.Refused(Login.Reason.UNKNOWN_USER);
        }
        if (stored.isEmpty()) {
            return new Login.Refused(Login.Reason.NO_PASSWORD);
        }
        if (result == PasswordCheck.Result.WRONG) {
            return new Login.Refused(Login.Reason.WRONG_PASSWORD);
        }
        if (known.get().status() != UserStatus.ACTIVE) {
            return new Login.Refused(Login.Reason.SUSPENDED);
        }
        return result == PasswordCheck.Result.RIGHT_BUT_WEAK
                ? rehashed(known.get(), password, stored.get())
                : checked(known.get(), stored.get());
    }

    /**
     * Takes a user whom somebody else vouches for: made at the first login, found by issuer and subject ever after. Name and
     * groups are refreshed, in one transaction; status, epoch and password never.
     *
     * @param vouched the user as the other side knows them
     * @return the user with the epoch to open a session under; refused if suspended here
     */
    public Login login(Vouched vouched) {
        return vouchedUsers.login(vouched);
    }

    /**
     * What a user with a password here is called.
     *
     * @param user who
     * @return the names; empty if the password is kept elsewhere, or there is none
     */
    public Optional<Names> namesOf(UserId user) {
        return table.names(user);
    }

    /**
     * A change of a password that can be made: hashed before, since no row is to be locked meanwhile.
     *
     * @param user whose
     * @param checked what the present password was checked against
     * @param next what is to be stored
     */
    public record Change(UserId user, StoredPassword checked, StoredPassword next) {}

    /**
     * Hashes a new password.
     *
     * @param login who gave the present one
     * @param next the new one
     * @return what {@link #change} takes; empty if too many others are being hashed
     */
    public Optional<Change> prepared(Login.Checked login, Password next) {
        StoredPassword checked = login.password()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the password of user " + login.user().id() + " is not kept here"));
        return passwords
                .hashOf(next)
                .map(StoredPassword::new)
                .map(stored -> new Change(login.user().id(), checked, stored));
    }

    /**
     * Changes a password, which ends all the user's sessions and logins in flight.
     *
     * @param change what to change
     * @return what a session is opened with from now on; empty, and nothing changed, if the user was suspended or the password
     *     changed since it was checked
     */
    public Optional<Standing> change(Change change) {
        return table.change(change.user(), change.checked(), change.next())
                .map(epoch -> new Standing(change.user(), epoch));
    }

    private Login rehashed(UserTable.Credentials known, Password password, StoredPassword weak) {
        Optional<StoredPassword> stronger = passwords.hashOf(password).map(StoredPassword::new);
        if (stronger.isEmpty()) {
            // Too busy to hash twice: the next login does it.
            return checked(known, weak);
        }
        return table.rehash(known.user().id(), weak, stronger.get()) == 1
                ? checked(known, stronger.get())
                : new Login.Refused(Login.Reason.CHANGED_MEANWHILE);
    }

    private static Login checked(UserTable.Credentials known, StoredPassword stored) {
        return new Login.Checked(known.user(), known.epoch(), Optional.of(stored));
    }
}
