package org.baton.handoff;

import jakarta.persistence.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.paseto.TokenVersion;

/** The statement on {@code siblings}; they are few, so all enabled ones are read at once. */
final class SiblingTable {
    private static final String ENABLED = """
            SELECT b.id,
                   b.origin,
                   b.callback_path,
                   b.initiate_path,
                   CAST(extract(epoch FROM b.token_ttl) AS bigint) AS token_ttl,
                   b.token_format,
                   b.key_generation,
                   b.exchange,
                   b.delivery,
                   b.key_revoked_below,
                   b.required_group
              FROM siblings b
             WHERE b.enabled
             ORDER BY b.id
            """;

    private final Database database;

    SiblingTable(Database database) {
        this.database = database;
    }

    List<Entry> enabled() {
        return database.read(session -> session.createNativeQuery(ENABLED, Tuple.class)
                .getResultStream()
                .map(Columns::new)
                .map(SiblingTable::entry)
                .toList());
    }

    private static Entry entry(Columns row) {
        Sibling sibling = new Sibling(
                row.text("id"),
                row.text("origin"),
                row.text("callback_path"),
                row.text("initiate_path"),
                Duration.ofSeconds(row.number("token_ttl")),
                new Sibling.Keys(
                        TokenVersion.parse(row.text("token_format")).orElseThrow(),
                        (int) row.number("key_generation"),
                        (int) row.number("key_revoked_below")),
                ExchangeWay.valueOf(row.text("exchange")),
                Delivery.valueOf(row.text("delivery")));
        return new Entry(sibling, row.optionalText("required_group"));
    }

    /** A sibling, and the group that its users must be in. */
    record Entry(Sibling sibling, Optional<String> requiredGroup) {}
}
