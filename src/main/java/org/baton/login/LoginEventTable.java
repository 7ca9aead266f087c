package org.baton.login;

import java.util.UUID;
import org.baton.database.Database;

/** The statement on {@code session_events} for refused logins. */
final class LoginEventTable {
    private static final String REFUSED = """
            INSERT INTO session_events (type, trace, ip, detail)
            VALUES ('LOGIN_REFUSED', :trace, CAST(:ip AS inet), jsonb_build_object('reason', CAST(:reason AS text)))
            """;

    private final Database database;

    LoginEventTable(Database database) {
        this.database = database;
    }

    void refused(String reason, UUID trace, String ip) {
        database.write(session -> session.createNativeMutationQuery(REFUSED)
                .setParameter("trace", trace)
                .setParameter("ip", ip)
                .setParameter("reason", reason)
                .executeUpdate());
    }
}
