package org.baton.httpsession;

import java.time.Duration;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.secret.SecretHash;
import org.baton.session.HostId;
import org.baton.session.SessionId;

/** The statements on the attributes of a session's row, one a reading and one a writing. */
final class AttributeTable {
    private static final String READ = """
            SELECT CAST(attributes_on(:host, :id) AS text)
            """;

    /** An idle time of 0 stands for the one that there is. */
    private static final String CHANGE = """
            SELECT change_attributes_on(?, ?, CAST(? AS jsonb), CAST(? AS text[]), CAST(? AS jsonb),
                     make_interval(secs => nullif(CAST(? AS double precision), 0)), ?) AS saved
            """;

    /** A sibling's role in home's database; which host it is, the function knows. */
    private static final String READ_HERE = """
            SELECT CAST(attributes_here(:id) AS text)
            """;

    private static final String CHANGE_HERE = """
            SELECT change_attributes_here(?, CAST(? AS jsonb), CAST(? AS text[]), CAST(? AS jsonb),
                     make_interval(secs => nullif(CAST(? AS double precision), 0)), ?) AS saved
            """;

    private static final String CHANGE_SECRET_HERE = """
            SELECT change_secret_here(:secret_hash, :fresh_hash)
            """;

    private final Database database;
    private final HostId host;
    private final boolean shared;
    private final int maxBytes;

    AttributeTable(Database database, HostId host, boolean shared, int maxBytes) {
        this.database = database;
        this.host = host;
        this.shared = shared;
        this.maxBytes = maxBytes;
    }

    /** All attributes as JSON; empty if the session has ended. */
    Optional<String> read(SessionId id) {
        return database.read(session -> shared
                ? session.createNativeQuery(READ_HERE, String.class)
                        .setParameter("id", id.value())
                        .uniqueResultOptional()
                : session.createNativeQuery(READ, String.class)
                        .setParameter("host", host.text())
                        .setParameter("id", id.value())
                        .uniqueResultOptional());
    }

    /** Merges changes in, if the attributes named in that JSON are what it says; its null stands for absent. */
    Saved change(SessionId id, String expected, Changes changes) {
        String[] removed = changes.removed().toArray(String[]::new);
        String changed = changes.document();
        double idle = changes.idleTimeout().map(AttributeTable::seconds).orElse(0.0);
        Optional<String> saved = shared
                ? database.writeRow(
                        CHANGE_HERE, AttributeTable::saved, id.value(), expected, removed, changed, idle, maxBytes)
                : database.writeRow(
                        CHANGE,
                        AttributeTable::saved,
                        host.text(),
                        id.value(),
                        expected,
                        removed,
                        changed,
                        idle,
                        maxBytes);
        return saved.map(Saved::valueOf).orElseThrow();
    }

    /** Gives a session of a sibling in home's database another secret; false if it has ended or another was first. */
    boolean changeSecretHere(SecretHash secret, SecretHash fresh) {
        return database.write(session -> session.createNativeQuery(CHANGE_SECRET_HERE, Boolean.class)
                .setParameter("secret_hash", secret.bytes())
                .setParameter("fresh_hash", fresh.bytes())
                .getSingleResult());
    }

    private static String saved(Columns row) {
        return row.text("saved");
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
