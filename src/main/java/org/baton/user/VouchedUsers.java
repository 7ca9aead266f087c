package org.baton.user;

import org.baton.database.Database;

/** The users that another host vouches for, in a database without passwords. Safe for many threads. */
public final class VouchedUsers {
    private final VouchedTable table;

    /**
     * Takes users.
     *
     * @param database where they are kept
     */
    public VouchedUsers(Database database) {
        this.table = new VouchedTable(database);
    }

    /**
     * Whether a user here is that user of another host.
     *
     * @param user a user here
     * @param issuer who vouches
     * @param subject what they call the user
     * @return true if it is the same user
     */
    public boolean isVouched(UserId user, String issuer, String subject) {
        return table.isVouched(user, issuer, subject);
    }

    /**
     * Takes a user as the other host knows them now, as {@link Users#login(Vouched)} does.
     *
     * @param vouched the user
     * @return the user with the epoch to open a session under; refused if suspended here
     */
    public Login login(Vouched vouched) {
        return table.login(vouched);
    }
}
