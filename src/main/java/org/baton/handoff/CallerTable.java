package org.baton.handoff;

import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.paseto.VerificationKey;

/** The statement by which home knows a sibling that calls: its registered keys. */
final class CallerTable {
    private static final String FIND = """
            SELECT b.id,
                   b.origin,
                   b.callback_path,
                   b.public_key
              FROM siblings b
             WHERE b.id = :id
               AND b.enabled
               AND b.exchange <> 'SHARED'
               AND b.public_key IS NOT NULL
            """;

    private final Database database;

    CallerTable(Database database) {
        this.database = database;
    }

    Optional<Registered> find(String id) {
        return database.read(session -> session.createNativeQuery(FIND, Tuple.class)
                .setParameter("id", id)
                .uniqueResultOptional()
                .map(Columns::new)
                .map(row -> new Registered(
                        row.text("id"), row.text("origin"), row.text("callback_path"), keys(row.text("public_key")))));
    }

    /** The CHECK sees to the form; a text that is no point on the curve is no key. */
    private static List<VerificationKey> keys(String column) {
        return Stream.of(column.split(" ", -1))
                .flatMap(text -> VerificationKey.parse(text).stream())
                .toList();
    }

    /** A sibling that may call. */
    record Registered(String id, String origin, String callbackPath, List<VerificationKey> keys) {}
}
