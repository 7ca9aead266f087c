package org.baton.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.baton.embed.Rows;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.scene.Scene;
import org.baton.scene.Sql;
import org.baton.secret.Secret;
import org.baton.session.Channel;
import org.baton.session.HostId;
import org.baton.session.Kind;
import org.baton.session.Opening;
import org.baton.session.Sessions;
import org.baton.user.Standing;
import org.baton.user.UserId;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From what was released before, with data in it, to the newest schema: nobody is logged out, and nothing is lost. */
class MigrationDbTest {
    private static final String FIRST_RELEASED = "4";

    private final org.baton.run.Database database = TestPostgres.freshDatabase();
    private final Sql owner = new Sql(database.asOwner());

    @ParameterizedTest
    @ValueSource(strings = FIRST_RELEASED)
    void data_of_an_older_schema_is_there_in_the_newest(String version) throws SQLException {
        database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION baton_owner");
        migrateTo(version);
        UserId alice = new UserId(owner.one(
                Long.class, "INSERT INTO users (username, display_name) VALUES ('alice', 'Alice') RETURNING id"));
        owner.run("INSERT INTO user_groups VALUES (?, 'user')", alice.value());

        Schema.of(database.asOwner()).migrate();

        try (Database newest = Database.open(database.asOwner(), Rows.all())) {
            Sessions sessions = new Sessions(newest, HostId.HOME, Scene.POLICY);
            Opening login =
                    new Opening(new Standing(alice, 1), Kind.BROWSER, Set.of("pwd"), Optional.empty(), Scene.CLIENT);
            Secret secret = sessions.open(login).orElseThrow().session().secret();
            assertThat(sessions.resume(secret, Channel.COOKIE)
                            .orElseThrow()
                            .user()
                            .groups())
                    .containsExactly("user");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = FIRST_RELEASED)
    void a_session_of_an_older_schema_goes_on_and_an_ended_one_stays_ended(String version) throws SQLException {
        database.run("DROP SCHEMA public CASCADE; CREATE SCHEMA public AUTHORIZATION baton_owner");
        migrateTo(version);
        Secret live = Secret.random();
        Secret ended = Secret.random();
        owner.run("INSERT INTO users (username, display_name) VALUES ('alice', 'Alice')");
        session(live, "NULL, NULL");
        session(ended, "now(), 'LOGOUT'");

        Schema.of(database.asOwner()).migrate();

        try (Database newest = Database.open(database.asOwner(), Rows.all())) {
            Sessions sessions = new Sessions(newest, HostId.HOME, Scene.POLICY);
            assertThat(sessions.resume(live, Channel.COOKIE)).isPresent();
            assertThat(sessions.resume(ended, Channel.COOKIE)).isEmpty();
        }
    }

    private void session(Secret secret, String end) throws SQLException {
        owner.run("""
                INSERT INTO sessions (secret_hash, user_id, host, authenticated_at, auth_methods, idle_timeout, expires_at,
                       login_epoch, ended_at, end_reason)
                SELECT ?, id, 'home', now(), '{pwd}', interval '30 minutes', now() + interval '12 hours', login_epoch, %s
                  FROM users
                """.formatted(end), secret.hash().bytes());
    }

    /** The tables of that version without functions and triggers: those of today would miss what came later. */
    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(database.asOwner())
                .locations("filesystem:" + TestDirectory.project().resolve("db/migration"))
                .repeatableSqlMigrationPrefix("none")
                .target(version)
                .load()
                .migrate();
    }
}
