package org.baton.measure;

import java.time.Duration;
import java.util.Map;
import org.baton.run.Database;
import org.baton.session.HostId;
import org.baton.session.ResumeStatement;

/** The resume statement alone, for live logins drawn by chance from all of them, as home's role. */
final class ResumeScript {
    private ResumeScript() {}

    /** The id is drawn there, so that PostgreSQL makes the hash of its secret: about a microsecond more. */
    static PgBench.Script over(int rows, Database database) {
        String sql = """
                \\set id 10 * random(0, %d) + random(6, 8)
                %s;
                """.formatted(
                        rows / 10 - 1,
                        ResumeStatement.on(
                                        HostId.HOME,
                                        ":touch_interval",
                                        "false",
                                        "sha256(lpad(:id, 32, '0')::bytea)",
                                        ":host",
                                        ":channel")
                                .strip());
        return new PgBench.Script(
                "resume",
                "baton_app",
                database.passwords().app(),
                Map.of(
                        "host", "home",
                        "channel", "COOKIE",
                        "touch_interval",
                                String.valueOf(Duration.ofHours(MeasuredHost.TOUCH_INTERVAL_HOURS)
                                        .toSeconds())),
                sql);
    }
}
