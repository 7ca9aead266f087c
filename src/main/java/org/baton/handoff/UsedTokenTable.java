package org.baton.handoff;

import org.baton.database.Database;
import org.baton.paseto.Jti;
import org.baton.paseto.TokenUse;

/** The statements on {@code used_tokens}: no token is used twice. */
final class UsedTokenTable {
    /** Who inserts has used it; another one that tries meanwhile waits, and then has not. No token lives over 5 minutes. */
    private static final String USE = """
            INSERT INTO used_tokens (purpose, jti_hash, expires_at)
            VALUES (:purpose, :jti_hash, now() + interval '5 minutes')
                ON CONFLICT DO NOTHING
            """;

    private static final String FORGET = """
            DELETE FROM used_tokens
             WHERE expires_at < now() - interval '1 hour'
            """;

    private final Database database;

    UsedTokenTable(Database database) {
        this.database = database;
    }

    /** Whether this is the first use; in the caller's transaction, if there is one. */
    boolean use(TokenUse purpose, Jti jti) {
        return database.write(session -> session.createNativeMutationQuery(USE)
                        .setParameter("purpose", purpose.wireName())
                        .setParameter("jti_hash", jti.hash().bytes())
                        .executeUpdate())
                == 1;
    }

    int forget() {
        return database.write(
                session -> session.createNativeMutationQuery(FORGET).executeUpdate());
    }
}
