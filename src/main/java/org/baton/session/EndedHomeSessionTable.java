package org.baton.session;

import org.baton.database.Database;

/** The statements on {@code ended_home_sessions}: a notice and the handoff that it is about meet here, whichever is first. */
final class EndedHomeSessionTable {
    /** In a statement of its own, so that the next ones see what the other one committed. */
    private static final String LOCK = """
            SELECT CAST(pg_advisory_xact_lock(hashtextextended(:issuer || ' ' || :home_session, 0)) AS text)
            """;

    private static final String IS_OVER = """
            SELECT 1
              FROM ended_home_sessions
             WHERE issuer = :issuer
               AND home_session_id = :home_session
            """;

    private static final String TOMBSTONE = """
            INSERT INTO ended_home_sessions (issuer, home_session_id)
            VALUES (:issuer, :home_session)
                ON CONFLICT DO NOTHING
            """;

    private static final String FORGET = """
            DELETE FROM ended_home_sessions
             WHERE noticed_at < now() - interval '1 hour'
            """;

    private final Database database;
    private final String issuer;

    EndedHomeSessionTable(Database database, String issuer) {
        this.database = database;
        this.issuer = issuer;
    }

    boolean lockLive(String homeSession) {
        return database.transaction(session -> {
            session.createNativeQuery(LOCK, String.class)
                    .setParameter("issuer", issuer)
                    .setParameter("home_session", homeSession)
                    .getSingleResult();
            return session.createNativeQuery(IS_OVER, Integer.class)
                    .setParameter("issuer", issuer)
                    .setParameter("home_session", homeSession)
                    .uniqueResultOptional()
                    .isEmpty();
        });
    }

    void leaveTombstone(String homeSession) {
        database.write(session -> session.createNativeMutationQuery(TOMBSTONE)
                .setParameter("issuer", issuer)
                .setParameter("home_session", homeSession)
                .executeUpdate());
    }

    int forgetTombstones() {
        return database.write(
                session -> session.createNativeMutationQuery(FORGET).executeUpdate());
    }
}
