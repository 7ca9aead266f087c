package org.baton.user;

import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;

/** The statements that find users for administrators. */
final class UserSearchTable {
    /** After no user: after the empty name. */
    private static final String ALL = """
            SELECT u.id,
                   u.username,
                   u.display_name,
                   u.email,
                   u.issuer,
                   u.status,
                   u.created_at,
                   ARRAY(SELECT g.group_name FROM user_groups g WHERE g.user_id = u.id ORDER BY g.group_name) AS groups,
                   (SELECT count(*) FROM active_sessions a WHERE a.user_id = u.id) AS live_sessions
              FROM users u
             WHERE (lower(u.username) COLLATE "C", u.id)
                   > (coalesce((SELECT lower(a.username) FROM users a WHERE a.id = :after), '') COLLATE "C", :after)
             ORDER BY lower(u.username) COLLATE "C", u.id
             LIMIT :rows
            """;

    /**
     * A range each and no LIKE, so that each of them is found by its index, and nothing in the text needs to be escaped. First
     * those whose name begins so, by name; then by displayed name, then by address, of whom what comes before does not: each
     * in the order of its index, and looked for only where the page is not full yet, so that no page reads all that match.
     *
     * <p>A range and its page begin by one condition: of two the index might begin at the lesser.
     */
    private static final String MATCHING = """
            WITH last AS MATERIALIZED (
              SELECT m.id,
                     lower(m.username) AS name,
                     lower(m.display_name) AS shown,
                     lower(m.email) AS email,
                     CASE
                       WHEN lower(m.username) COLLATE "C" >= lower(:text)
                        AND lower(m.username) COLLATE "C" < lower(:text) || chr(1114111) THEN 1
                       WHEN lower(m.display_name) COLLATE "C" >= lower(:text)
                        AND lower(m.display_name) COLLATE "C" < lower(:text) || chr(1114111) THEN 2
                       ELSE 3 END AS way
                FROM users m
               WHERE m.id = :after),
            named AS MATERIALIZED (
              SELECT m.id
                FROM users m
               WHERE coalesce((SELECT l.way FROM last l), 1) = 1
                 AND (lower(m.username) COLLATE "C", m.id)
                     > (coalesce((SELECT l.name FROM last l), lower(:text)) COLLATE "C", :after)
                 AND lower(m.username) COLLATE "C" < lower(:text) || chr(1114111)
               ORDER BY lower(m.username) COLLATE "C", m.id
               LIMIT :rows),
            shown AS MATERIALIZED (
              SELECT m.id
                FROM users m
               WHERE coalesce((SELECT l.way FROM last l), 1) <= 2
                 AND (SELECT count(*) FROM named) < :rows
                 AND (lower(m.display_name) COLLATE "C", m.id)
                     > (coalesce((SELECT l.shown FROM last l WHERE l.way = 2), lower(:text)) COLLATE "C",
                        coalesce((SELECT l.id FROM last l WHERE l.way = 2), 0))
                 AND lower(m.display_name) COLLATE "C" < lower(:text) || chr(1114111)
                 AND NOT (lower(m.username) COLLATE "C" >= lower(:text)
                      AND lower(m.username) COLLATE "C" < lower(:text) || chr(1114111))
               ORDER BY lower(m.display_name) COLLATE "C", m.id
               LIMIT :rows),
            written AS MATERIALIZED (
              SELECT m.id
                FROM users m
               WHERE (SELECT count(*) FROM named) + (SELECT count(*) FROM shown) < :rows
                 AND (lower(m.email) COLLATE "C", m.id)
                     > (coalesce((SELECT l.email FROM last l WHERE l.way = 3), lower(:text)) COLLATE "C",
                        coalesce((SELECT l.id FROM last l WHERE l.way = 3), 0))
                 AND lower(m.email) COLLATE "C" < lower(:text) || chr(1114111)
                 AND NOT (lower(m.username) COLLATE "C" >= lower(:text)
                      AND lower(m.username) COLLATE "C" < lower(:text) || chr(1114111))
                 AND NOT (lower(m.display_name) COLLATE "C" >= lower(:text)
                      AND lower(m.display_name) COLLATE "C" < lower(:text) || chr(1114111))
               ORDER BY lower(m.email) COLLATE "C", m.id
               LIMIT :rows),
            found (way, id) AS (
              SELECT 1, n.id FROM named n
               UNION ALL
              SELECT 2, s.id FROM shown s
               UNION ALL
              SELECT 3, w.id FROM written w)
            SELECT u.id,
                   u.username,
                   u.display_name,
                   u.email,
                   u.issuer,
                   u.status,
                   u.created_at,
                   ARRAY(SELECT g.group_name FROM user_groups g WHERE g.user_id = u.id ORDER BY g.group_name) AS groups,
                   (SELECT count(*) FROM active_sessions a WHERE a.user_id = u.id) AS live_sessions
              FROM found f
              JOIN users u ON u.id = f.id
             ORDER BY f.way,
                      lower(CASE f.way WHEN 1 THEN u.username WHEN 2 THEN u.display_name ELSE u.email END) COLLATE "C",
                      u.id
             LIMIT :rows
            """;

    private static final String ONE = """
            SELECT u.id,
                   u.username,
                   u.display_name,
                   u.email,
                   u.issuer,
                   u.status,
                   u.created_at,
                   ARRAY(SELECT g.group_name FROM user_groups g WHERE g.user_id = u.id ORDER BY g.group_name) AS groups,
                   (SELECT count(*) FROM active_sessions a WHERE a.user_id = u.id) AS live_sessions
              FROM users u
             WHERE u.id = :user_id
            """;

    private final Database database;

    UserSearchTable(Database database) {
        this.database = database;
    }

    List<FoundUser> page(String text, Optional<UserId> after, int rows) {
        return database.read(session -> {
            var statement = text.isEmpty()
                    ? session.createNativeQuery(ALL, Tuple.class)
                    : session.createNativeQuery(MATCHING, Tuple.class).setParameter("text", text);
            return statement
                    .setParameter("after", after.map(UserId::value).orElse(0L))
                    .setParameter("rows", rows)
                    .getResultStream()
                    .map(Columns::new)
                    .map(UserSearchTable::found)
                    .toList();
        });
    }

    Optional<FoundUser> user(UserId id) {
        return database.read(session -> session.createNativeQuery(ONE, Tuple.class)
                .setParameter("user_id", id.value())
                .uniqueResultOptional()
                .map(Columns::new)
                .map(UserSearchTable::found));
    }

    private static FoundUser found(Columns row) {
        return new FoundUser(
                new UserId(row.number("id")),
                new Names(row.text("username"), row.text("display_name"), row.optionalText("email")),
                row.optionalText("issuer"),
                UserStatus.valueOf(row.text("status")),
                row.texts("groups"),
                row.instant("created_at"),
                row.number("live_sessions"));
    }
}
