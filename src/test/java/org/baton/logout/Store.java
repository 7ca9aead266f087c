package org.baton.logout;

import java.sql.SQLException;
import org.baton.scene.Sql;

/**
 * A sibling with a database of its own, and what home owes it.
 *
 * @param owner SQL as the tables' owner
 */
record Store(Sql owner) {
    /** Registers it, where nobody has. */
    void register() throws SQLException {
        owner.run("""
                INSERT INTO siblings (id, origin, exchange, back_channel)
                VALUES ('store', 'https://store.example.org', 'ENDPOINT', 'https://10.0.0.7:8443')
                    ON CONFLICT DO NOTHING
                """);
    }

    /** Owes it a notice of that session, to be sent so many minutes after the last full one; tells the notice's number. */
    long owe(long session, int minutes) throws SQLException {
        return owner.one(Long.class, """
                INSERT INTO logout_notices (sibling_id, root_id, session_id, owed_until, next_try_at)
                VALUES ('store', 1, ?, now() + interval '1 hour', date_trunc('minute', now()) + make_interval(mins => ?))
                RETURNING id
                """, session, minutes);
    }

    /** Lets it have taken that notice. */
    void take(long notice) throws SQLException {
        owner.run("UPDATE logout_notices SET state = 'DONE', closed_at = now() WHERE id = ?", notice);
    }

    /** Forgets all that is owed. */
    void clear() throws SQLException {
        owner.run("DELETE FROM logout_notices");
    }
}
