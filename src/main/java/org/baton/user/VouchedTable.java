package org.baton.user;

import jakarta.persistence.Tuple;
import java.util.Optional;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.hibernate.StatelessSession;
import org.hibernate.query.CommonQueryContract;

/** The statements that make and refresh a vouched user: name and groups alone, never status, epoch or password. */
final class VouchedTable {
    private static final String CREATE = """
            INSERT INTO users (username, display_name, issuer, subject)
            VALUES (:username, :display_name, :issuer, :subject)
                ON CONFLICT (issuer, subject) DO NOTHING
            """;

    /** Locks the user, so that logins of one user replace the groups one after the other. */
    private static final String REFRESH = """
            UPDATE users
               SET username = :username,
                   display_name = :display_name
             WHERE issuer = :issuer
               AND subject = :subject
            RETURNING id, status, login_epoch
            """;

    private static final String IS_VOUCHED = """
            SELECT EXISTS (
              SELECT
                FROM users
               WHERE id = :id
                 AND issuer = :issuer
                 AND subject = :subject)
            """;

    private static final String LEAVE_GROUPS = """
            DELETE FROM user_groups
             WHERE user_id = :id
               AND group_name <> ALL (CAST(:groups AS text[]))
            """;

    private static final String JOIN_GROUPS = """
            INSERT INTO user_groups (user_id, group_name)
            SELECT :id, unnest(CAST(:groups AS text[]))
                ON CONFLICT DO NOTHING
            """;

    private final Database database;

    VouchedTable(Database database) {
        this.database = database;
    }

    Login login(Vouched vouched) {
        return database.transaction(session -> {
            user(session.createNativeMutationQuery(CREATE), vouched).executeUpdate();
            Columns row = new Columns(user(session.createNativeQuery(REFRESH, Tuple.class), vouched)
                    .getSingleResult());
            UserId id = new UserId(row.number("id"));
            replaceGroups(session, id, vouched.groups().toArray(String[]::new));
            if (UserStatus.valueOf(row.text("status")) != UserStatus.ACTIVE) {
                return new Login.Refused(Login.Reason.SUSPENDED);
            }
            User user = new User(id, vouched.username(), vouched.displayName(), vouched.groups(), false);
            return new Login.Checked(user, (int) row.number("login_epoch"), Optional.empty());
        });
    }

    boolean isVouched(UserId id, String issuer, String subject) {
        return database.read(session -> session.createNativeQuery(IS_VOUCHED, Boolean.class)
                .setParameter("id", id.value())
                .setParameter("issuer", issuer)
                .setParameter("subject", subject)
                .getSingleResult());
    }

    private static void replaceGroups(StatelessSession session, UserId id, String[] groups) {
        session.createNativeMutationQuery(LEAVE_GROUPS)
                .setParameter("id", id.value())
                .setParameter("groups", groups)
                .executeUpdate();
        session.createNativeMutationQuery(JOIN_GROUPS)
                .setParameter("id", id.value())
                .setParameter("groups", groups)
                .executeUpdate();
    }

    @SuppressWarnings("unchecked") // Hibernate's setters answer the query that they are called on.
    private static <Q extends CommonQueryContract> Q user(Q query, Vouched vouched) {
        return (Q) query.setParameter("username", vouched.username())
                .setParameter("display_name", vouched.displayName())
                .setParameter("issuer", vouched.issuer())
                .setParameter("subject", vouched.subject());
    }
}
