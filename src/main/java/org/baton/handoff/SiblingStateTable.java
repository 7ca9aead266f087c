package org.baton.handoff;

import jakarta.persistence.Tuple;
import java.util.List;
import org.baton.database.Columns;
import org.baton.database.Database;

/** The statements on {@code siblings} that administrators need. */
final class SiblingStateTable {
    /**
     * As many as active_sessions has, without asking for the root and the user of each: when one of these is over, triggers
     * have ended what came from it, and no child lasts longer than its root.
     */
    private static final String ALL = """
            SELECT b.id,
                   b.origin,
                   b.exchange,
                   b.required_group,
                   b.enabled,
                   (SELECT count(*)
                      FROM (SELECT
                              FROM sessions s
                             WHERE s.host = b.id
                               AND s.ended_at IS NULL
                               AND s.expires_at > now()
                               AND s.last_seen_at + s.idle_timeout > now()
                               AND b.enabled
                               AND (b.required_group IS NULL
                                    OR EXISTS (
                                      SELECT
                                        FROM user_groups g
                                       WHERE g.user_id = s.user_id
                                         AND g.group_name = b.required_group))
                             LIMIT :counted) live) AS live_sessions
              FROM siblings b
             ORDER BY b.id
            """;

    private static final String IDS = """
            SELECT b.id
              FROM siblings b
             ORDER BY b.id
            """;

    /** Told to the triggers, which write it to the audit; forgotten at the transaction's end. */
    private static final String TELL = """
            SELECT set_config('baton.note', :note, true)
            """;

    private static final String ENABLE = """
            UPDATE siblings
               SET enabled = :enabled
             WHERE id = :id
            """;

    private final Database database;

    SiblingStateTable(Database database) {
        this.database = database;
    }

    List<SiblingState> all() {
        return database.read(session -> session.createNativeQuery(ALL, Tuple.class)
                .setParameter("counted", SiblingState.COUNTED + 1)
                .getResultStream()
                .map(Columns::new)
                .map(row -> new SiblingState(
                        row.text("id"),
                        row.text("origin"),
                        ExchangeWay.valueOf(row.text("exchange")),
                        row.optionalText("required_group"),
                        row.flag("enabled"),
                        row.number("live_sessions")))
                .toList());
    }

    List<String> ids() {
        return database.read(
                session -> session.createNativeQuery(IDS, String.class).getResultList());
    }

    boolean enable(String id, boolean enabled, String note) {
        return database.transaction(session -> {
            session.createNativeQuery(TELL, String.class)
                    .setParameter("note", note)
                    .getSingleResult();
            return session.createNativeMutationQuery(ENABLE)
                            .setParameter("enabled", enabled)
                            .setParameter("id", id)
                            .executeUpdate()
                    == 1;
        });
    }
}
