package org.baton.measure;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.baton.run.RunFailure;
import org.baton.session.HostId;
import org.baton.session.ResumeStatement;

/** Pages of 8 KiB that the resume statement touches, a count that no other load on the machine changes. */
final class Buffers {
    private Buffers() {}

    /**
     * Of the session with this secret on this host, asked for as that role, with its attributes or without: hit in shared
     * buffers or read.
     */
    static int touched(DataSource role, String secret, String host, boolean withAttributes) {
        String explain = "EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) "
                + ResumeStatement.on(
                        new HostId(host),
                        "60",
                        String.valueOf(withAttributes),
                        "sha256('%s')".formatted(secret),
                        "'%s'".formatted(host),
                        "'COOKIE'");
        try (Connection connection = role.getConnection();
                Statement statement = connection.createStatement()) {
            return plan(statement, explain);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot explain the resume statement", e);
        }
    }

    private static int plan(Statement statement, String explain) throws SQLException {
        try (ResultSet rows = statement.executeQuery(explain)) {
            rows.next();
            try (JsonReader json = Json.createReader(new StringReader(rows.getString(1)))) {
                JsonObject plan = json.readArray().getJsonObject(0).getJsonObject("Plan");
                if (plan.getJsonNumber("Actual Rows").doubleValue() != 1) {
                    throw new RunFailure("The resume statement did not find the session that it was to find");
                }
                return plan.getInt("Shared Hit Blocks") + plan.getInt("Shared Read Blocks");
            }
        }
    }
}
