package org.baton.measure;

import java.util.Map;
import org.baton.handoff.HandoffStatements;
import org.baton.run.Database;

/**
 * The two statements of a handoff alone, each a commit, for live logins drawn by chance from all of them. The roles
 * change as in life, within one connection, which only a superuser's can.
 */
final class HandoffScript {
    private static final String SQL = """
            \\set n 10 * random(0, %d) + random(6, 8)
            \\set root_id :n
            \\set user_id 1000 + (:n + 4) / 5
            \\set jti random(1, 9000000000000000000)
            SET SESSION AUTHORIZATION baton_app;
            %s;
            SET SESSION AUTHORIZATION %s;
            %s;
            """;

    private HandoffScript() {}

    /** Over the rows that {@link SessionRows} has made. */
    static PgBench.Script over(int rows, Database database) {
        return new PgBench.Script(
                "handoff",
                "postgres",
                database.passwords().superuser(),
                Map.of(
                        "sibling_id", "shop",
                        "ip", "192.0.2.1",
                        "idle_timeout", "1800",
                        "user_agent", "pgbench"),
                SQL.formatted(
                        rows / 10 - 1,
                        sql(HandoffStatements.issue()),
                        Database.SHOP,
                        sql(HandoffStatements.exchange())));
    }

    /** Bytes cannot be a variable of pgbench, so PostgreSQL makes them: a microsecond or two more. */
    private static String sql(String statement) {
        return statement
                .replace(":jti_hash", "sha256(CAST(CAST(:jti AS text) AS bytea))")
                .replace(":challenge", "sha256('challenge')")
                .replace(":secret_hash", "sha256(CAST('secret' || CAST(:jti AS text) AS bytea))")
                .replace(":trace", "gen_random_uuid()")
                .replace(":replaced_id", "NULL");
    }
}
