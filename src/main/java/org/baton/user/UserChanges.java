package org.baton.user;

import java.util.Set;
import org.baton.database.Database;
import org.baton.secret.Secret;

/**
 * What administrators do to users. Each change is one transaction under the user's lock, in force on the next request, and
 * audited by the tables' triggers with the note. Safe for many threads.
 */
public final class UserChanges {
    private final UserChangeTable table;

    /**
     * Changes users.
     *
     * @param database where they are
     */
    public UserChanges(Database database) {
        this.table = new UserChangeTable(database);
    }

    /**
     * Makes a local user with a one-time password that must be changed.
     *
     * @param user the user
     * @param note who does it, for the audit: at most 500 characters are kept
     * @return the user and the password, or that the name is taken
     */
    public UserChange create(NewUser user, String note) {
        return table.create(user, Secret.random(), note);
    }

    /**
     * Suspends a user, which ends all sessions, or lets a suspended one log in again, which revives none. The last active
     * administrator is not suspended.
     *
     * @param username the user's name, in any case of letters
     * @param status the status from now on
     * @param note who does it, for the audit
     * @return the user, also where the status was the same
     */
    public UserChange setStatus(String username, UserStatus status, String note) {
        return setStatus(new Whom.Named(username), status, note);
    }

    /**
     * The same for the user of that number.
     *
     * @param user whose status
     * @param status the status from now on
     * @param note who does it, for the audit
     * @return the user, also where the status was the same
     */
    public UserChange setStatus(UserId user, UserStatus status, String note) {
        return setStatus(new Whom.Numbered(user), status, note);
    }

    private UserChange setStatus(Whom whom, UserStatus status, String note) {
        return status == UserStatus.SUSPENDED
                ? table.takeRights(whom, note, user -> table.setStatus(user, status))
                : table.change(whom, note, user -> table.setStatus(user, status));
    }

    /**
     * Replaces a user's groups. The last active administrator stays one.
     *
     * @param username the user's name, in any case of letters
     * @param groups all groups from now on
     * @param note who does it, for the audit
     * @return the user
     */
    public UserChange setGroups(String username, Set<String> groups, String note) {
        Whom whom = new Whom.Named(username);
        return groups.contains("admin")
                ? table.change(whom, note, user -> table.setGroups(user, groups))
                : table.takeRights(whom, note, user -> table.setGroups(user, groups));
    }

    /**
     * Ends all sessions of a user on all hosts; a login in flight dies, too.
     *
     * @param username the user's name, in any case of letters
     * @param note who does it, for the audit
     * @return the user
     */
    public UserChange endSessions(String username, String note) {
        return table.change(new Whom.Named(username), note, table::endSessions);
    }

    /**
     * The same for the user of that number.
     *
     * @param user whose sessions
     * @param note who does it, for the audit
     * @return the user
     */
    public UserChange endSessions(UserId user, String note) {
        return table.change(new Whom.Numbered(user), note, table::endSessions);
    }

    /**
     * Gives a user a one-time password that must be changed, and ends all sessions.
     *
     * @param username the user's name, in any case of letters
     * @param note who does it, for the audit
     * @return the user and the password
     */
    public UserChange resetPassword(String username, String note) {
        return table.change(new Whom.Named(username), note, user -> table.resetPassword(user, Secret.random()));
    }
}
