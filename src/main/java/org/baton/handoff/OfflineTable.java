package org.baton.handoff;

import java.util.UUID;
import org.baton.database.Database;

/** The statement by which an OFFLINE sibling audits what it refused: nobody else knows of it. */
final class OfflineTable {
    private static final String AUDIT = """
            INSERT INTO session_events (type, sibling_id, trace, ip, detail)
            VALUES ('HANDOFF_REFUSED', :sibling_id, :trace, CAST(:ip AS inet), jsonb_build_object('reason', :reason))
            """;

    private final Database database;

    OfflineTable(Database database) {
        this.database = database;
    }

    void audit(String siblingId, UUID trace, String reason, String ip) {
        database.write(session -> session.createNativeMutationQuery(AUDIT)
                .setParameter("sibling_id", siblingId)
                .setParameter("trace", trace)
                .setParameter("ip", ip)
                .setParameter("reason", reason)
                .executeUpdate());
    }
}
