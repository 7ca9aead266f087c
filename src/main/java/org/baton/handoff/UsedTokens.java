package org.baton.handoff;

import org.baton.database.Database;
import org.baton.paseto.Jti;
import org.baton.paseto.TokenUse;

/** What was used and must not be used again, where no row of home's says so. Safe for many threads. */
public final class UsedTokens {
    private final UsedTokenTable table;

    /**
     * Keeps them.
     *
     * @param database where
     */
    public UsedTokens(Database database) {
        this.table = new UsedTokenTable(database);
    }

    /**
     * Uses a token up; in the caller's transaction, if there is one.
     *
     * @param purpose its use: ids of different uses do not meet
     * @param jti its id
     * @return whether this is the first time
     */
    public boolean use(TokenUse purpose, Jti jti) {
        return table.use(purpose, jti);
    }
}
