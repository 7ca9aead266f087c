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

    /** A range each and no LIKE, so that each of them is found by its index, and nothing in the text needs to be escaped. */
    private static final String MATCHING = """
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
             WHERE u.id IN (
                     SELECT m.id
                       FROM users m
                      WHERE lower(m.username) COLLATE "C" >= lower(:text)
                        AND lower(m.username) COLLATE "C" < lower(:text) || chr(1114111)
                      UNION
                     SELECT m.id
                       FROM users m
                      WHERE lower(m.display_name) COLLATE "C" >= lower(:text)
                        AND lower(m.display_name) COLLATE "C" < lower(:text) || chr(1114111)
                      UNION
                     SELECT m.id
                       FROM users m
                      WHERE lower(m.email) COLLATE "C" >= lower(:text)
                        AND lower(m.email) COLLATE "C" < lower(:text) || chr(1114111))
               AND (lower(u.username) COLLATE "C", u.id)
                   > (coalesce((SELECT lower(a.username) FROM users a WHERE a.id = :after), '') COLLATE "C", :after)
             ORDER BY lower(u.username) COLLATE "C", u.id
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
