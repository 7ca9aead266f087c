package org.baton.user;

import jakarta.persistence.Tuple;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.baton.database.Columns;
import org.baton.database.Database;
import org.baton.http.Documents;
import org.baton.secret.Secret;
import org.hibernate.StatelessSession;
import org.hibernate.query.NativeQuery;

/** The statements by which administrators change users. */
final class UserChangeTable {
    /** Told to the triggers, which write it to the audit; forgotten at the transaction's end. */
    private static final String TELL = """
            SELECT set_config('baton.end_reason', 'ADMIN', true) || set_config('baton.note', :note, true)
            """;

    private static final String LOCK = """
            SELECT u.id,
                   u.issuer IS NOT NULL AS vouched
              FROM users u
             WHERE u.id = :user_id
               FOR NO KEY UPDATE
            """;

    /** The local user first: that is whom a name means, if there is one. */
    private static final String LOCK_NAMED = """
            SELECT u.id,
                   u.issuer IS NOT NULL AS vouched
              FROM users u
             WHERE lower(u.username) = lower(:username)
             ORDER BY u.issuer IS NOT NULL,
                      u.id
               FOR NO KEY UPDATE
            """;

    /** So that of two who would take the last two administrators away the second sees what the first has done. */
    private static final String ONE_AFTER_THE_OTHER = """
            SELECT CAST(pg_advisory_xact_lock(hashtext('administrators')) AS text)
            """;

    /** The others are looked for only if the user is one. Whoever has no way to log in is none. */
    private static final String IS_LAST_ADMINISTRATOR = """
            SELECT EXISTS (
                     SELECT
                       FROM user_groups
                      WHERE user_id = :user_id
                        AND group_name = 'admin')
               AND NOT EXISTS (
                     SELECT
                       FROM user_groups g
                       JOIN users u ON u.id = g.user_id
                      WHERE g.user_id <> :user_id
                        AND g.group_name = 'admin'
                        AND u.status = 'ACTIVE'
                        AND (u.password_hash IS NOT NULL OR u.issuer IS NOT NULL))
            """;

    private static final String CREATE = """
            INSERT INTO users (username, display_name, email, password_hash, must_change_password)
            VALUES (:username, :display_name, :email, :password_hash, true)
            ON CONFLICT DO NOTHING
            RETURNING id
            """;

    private static final String SET_STATUS = """
            UPDATE users
               SET status = :status
             WHERE id = :user_id
               AND status <> :status
            """;

    private static final String END_SESSIONS = """
            UPDATE users
               SET login_epoch = login_epoch + 1
             WHERE id = :user_id
            """;

    /** Both columns in one statement: such a hash is only ever that of a password that must be changed. */
    private static final String RESET_PASSWORD = """
            UPDATE users
               SET password_hash = :password_hash,
                   must_change_password = true
             WHERE id = :user_id
            """;

    private static final String LEAVE_GROUPS = """
            DELETE FROM user_groups
             WHERE user_id = :user_id
               AND group_name NOT IN (SELECT jsonb_array_elements_text(CAST(:groups AS jsonb)))
            """;

    private static final String JOIN_GROUPS = """
            INSERT INTO user_groups (user_id, group_name)
            SELECT :user_id, jsonb_array_elements_text(CAST(:groups AS jsonb))
            ON CONFLICT DO NOTHING
            """;

    private final Database database;

    UserChangeTable(Database database) {
        this.database = database;
    }

    UserChange create(NewUser user, Secret password, String note) {
        return database.transaction(session -> {
            tell(session, note);
            Optional<Long> id = session.createNativeQuery(CREATE, Long.class)
                    .setParameter("username", user.username())
                    .setParameter("display_name", user.displayName())
                    .setParameter("email", user.email().orElse(null), String.class)
                    .setParameter("password_hash", once(password))
                    .uniqueResultOptional();
            if (id.isEmpty()) {
                return new UserChange.Refused(UserChange.Reason.TAKEN);
            }
            Found made = new Found(session, new UserId(id.get()), false);
            withGroups(JOIN_GROUPS, made, user.groups());
            return new UserChange.Done(made.user(), Optional.of(password));
        });
    }

    UserChange change(Whom whom, String note, Function<Found, UserChange> change) {
        return database.transaction(session -> changed(session, whom, note, change));
    }

    /** The same for what takes an administrator's rights away: never the last one's. */
    UserChange takeRights(Whom whom, String note, Function<Found, UserChange> change) {
        return database.transaction(session -> {
            session.createNativeQuery(ONE_AFTER_THE_OTHER, String.class).getSingleResult();
            return changed(
                    session,
                    whom,
                    note,
                    found -> isLastAdministrator(found)
                            ? new UserChange.Refused(UserChange.Reason.LAST_ADMINISTRATOR)
                            : change.apply(found));
        });
    }

    UserChange setStatus(Found found, UserStatus status) {
        found.session()
                .createNativeMutationQuery(SET_STATUS)
                .setParameter("user_id", found.user().value())
                .setParameter("status", status.name())
                .executeUpdate();
        return done(found);
    }

    UserChange setGroups(Found found, Set<String> groups) {
        withGroups(LEAVE_GROUPS, found, groups);
        withGroups(JOIN_GROUPS, found, groups);
        return done(found);
    }

    UserChange endSessions(Found found) {
        found.session()
                .createNativeMutationQuery(END_SESSIONS)
                .setParameter("user_id", found.user().value())
                .executeUpdate();
        return done(found);
    }

    UserChange resetPassword(Found found, Secret password) {
        if (found.vouched()) {
            return new UserChange.Refused(UserChange.Reason.VOUCHED);
        }
        found.session()
                .createNativeMutationQuery(RESET_PASSWORD)
                .setParameter("user_id", found.user().value())
                .setParameter("password_hash", once(password))
                .executeUpdate();
        return new UserChange.Done(found.user(), Optional.of(password));
    }

    private static UserChange changed(
            StatelessSession session, Whom whom, String note, Function<Found, UserChange> change) {
        List<Columns> named =
                lock(session, whom).getResultStream().map(Columns::new).toList();
        if (named.isEmpty()) {
            return new UserChange.Refused(UserChange.Reason.UNKNOWN);
        }
        Columns first = named.get(0);
        if (first.flag("vouched") && named.size() > 1) {
            return new UserChange.Refused(UserChange.Reason.SEVERAL);
        }
        tell(session, note);
        return change.apply(new Found(session, new UserId(first.number("id")), first.flag("vouched")));
    }

    private static NativeQuery<Tuple> lock(StatelessSession session, Whom whom) {
        return whom instanceof Whom.Named named
                ? session.createNativeQuery(LOCK_NAMED, Tuple.class).setParameter("username", named.username())
                : session.createNativeQuery(LOCK, Tuple.class)
                        .setParameter("user_id", ((Whom.Numbered) whom).user().value());
    }

    private static boolean isLastAdministrator(Found found) {
        return found.session()
                .createNativeQuery(IS_LAST_ADMINISTRATOR, Boolean.class)
                .setParameter("user_id", found.user().value())
                .getSingleResult();
    }

    private static UserChange done(Found found) {
        return new UserChange.Done(found.user(), Optional.empty());
    }

    private static void withGroups(String statement, Found found, Set<String> groups) {
        found.session()
                .createNativeMutationQuery(statement)
                .setParameter("user_id", found.user().value())
                .setParameter("groups", Documents.array(groups).build().toString())
                .executeUpdate();
    }

    private static void tell(StatelessSession session, String note) {
        session.createNativeQuery(TELL, String.class).setParameter("note", note).getSingleResult();
    }

    /** As the functions in db/migration/R__5_dba.sql write it. */
    private static String once(Secret password) {
        return "ONCE:" + HexFormat.of().formatHex(password.hash().bytes());
    }

    /** A user whose row this transaction has locked. */
    record Found(StatelessSession session, UserId user, boolean vouched) {}
}
