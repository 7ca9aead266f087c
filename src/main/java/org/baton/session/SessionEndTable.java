package org.baton.session;

import org.baton.database.Database;
import org.baton.user.UserId;
import org.hibernate.StatelessSession;

/** The statements that end sessions: each conditional, since an end is final. */
final class SessionEndTable {
    private static final String END = """
            UPDATE sessions
               SET ended_at = clock_timestamp(),
                   end_reason = :reason
             WHERE id = :id
               AND ended_at IS NULL
            """;

    private static final String END_OWN = """
            UPDATE sessions
               SET ended_at = clock_timestamp(),
                   end_reason = :reason
             WHERE id = :id
               AND user_id = :user_id
               AND ended_at IS NULL
            """;

    private static final String LOCK_USER = """
            SELECT id
              FROM users
             WHERE id = :user_id
               FOR NO KEY UPDATE
            """;

    private static final String END_OTHERS = """
            UPDATE sessions
               SET ended_at = clock_timestamp(),
                   end_reason = :reason
             WHERE ended_at IS NULL
               AND id IN (
                 SELECT id
                   FROM sessions
                  WHERE user_id = :user_id
                    AND root_id IS NULL
                    AND ended_at IS NULL
                    AND id <> :stays
                  ORDER BY id
                    FOR NO KEY UPDATE)
            """;

    /** Told to the triggers, which write it to the audit; forgotten at the transaction's end. */
    private static final String TELL = """
            SELECT set_config('baton.end_reason', :reason, true) || set_config('baton.note', :note, true)
            """;

    private final Database database;

    SessionEndTable(Database database) {
        this.database = database;
    }

    int end(SessionId id, EndReason reason) {
        return database.write(session -> end(session, id, reason));
    }

    int end(SessionId id, EndReason reason, String note) {
        return database.transaction(session -> {
            tell(session, reason, note);
            return end(session, id, reason);
        });
    }

    int endOwn(UserId user, SessionId id, EndReason reason) {
        return database.write(session -> session.createNativeMutationQuery(END_OWN)
                .setParameter("id", id.value())
                .setParameter("user_id", user.value())
                .setParameter("reason", reason.name())
                .executeUpdate());
    }

    int endOthers(UserId user, SessionId stays, EndReason reason) {
        return database.transaction(session -> {
            session.createNativeQuery(LOCK_USER, Long.class)
                    .setParameter("user_id", user.value())
                    .getSingleResult();
            return session.createNativeMutationQuery(END_OTHERS)
                    .setParameter("user_id", user.value())
                    .setParameter("stays", stays.value())
                    .setParameter("reason", reason.name())
                    .executeUpdate();
        });
    }

    private static void tell(StatelessSession session, EndReason reason, String note) {
        session.createNativeQuery(TELL, String.class)
                .setParameter("reason", reason.name())
                .setParameter("note", note)
                .getSingleResult();
    }

    private static int end(StatelessSession session, SessionId id, EndReason reason) {
        return session.createNativeMutationQuery(END)
                .setParameter("id", id.value())
                .setParameter("reason", reason.name())
                .executeUpdate();
    }
}
