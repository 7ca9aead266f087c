package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.baton.run.Database;
import org.baton.run.TestDirectory;
import org.junit.jupiter.api.Test;

/** What a DBA types into psql is in force on the next request, on both hosts. */
@Needs(Tool.PSQL)
class PsqlIT {
    private static final Pattern COMMAND = Pattern.compile("(?m)^psql -U baton_admin -d baton -c \"(.*)\"$");

    private final Hosts hosts = Hosts.running();
    private final Database database = hosts.database().database();
    private final Visitor visitor = hosts.visitor();
    private final Person alice = Person.inGroupUser("typed", hosts.database());

    @Test
    void a_suspension() {
        visitor.enterShop(alice);

        assertThat(Psql.asOwner(
                        database, "UPDATE users SET status = 'SUSPENDED' WHERE username = '" + alice.username() + "'"))
                .isEqualTo("UPDATE 1");

        assertThatBothHostsAnswer(401);
    }

    @Test
    void a_new_password() {
        visitor.enterShop(alice);

        Psql.asOwner(
                database, "UPDATE users SET password_hash = 'another' WHERE username = '" + alice.username() + "'");

        assertThatBothHostsAnswer(401);
    }

    @Test
    void a_group_that_is_taken_away() {
        visitor.enterShop(alice);
        assertThat(visitor.session(hosts.home()).body()).contains("\"groups\":[\"user\"]");

        Psql.asOwner(
                database,
                "DELETE FROM user_groups WHERE user_id = (SELECT id FROM users WHERE username = '" + alice.username()
                        + "')");

        assertThat(visitor.session(hosts.home()).body()).contains("\"groups\":[]");
        assertThat(visitor.session(hosts.shop()).body()).contains("\"groups\":[]");
    }

    @Test
    void the_end_of_a_users_sessions() {
        visitor.enterShop(alice);

        assertThat(Psql.asAdmin(database, "SELECT end_user_sessions('" + alice.username() + "', 'incident 7')"))
                .isEqualTo("2");

        assertThatBothHostsAnswer(401);
        assertThat(hosts.visitor().login(alice).status()).isEqualTo(303);
    }

    @Test
    void every_command_for_an_incident_does_what_the_page_says() throws IOException {
        visitor.enterShop(alice);
        String id = hosts.database()
                .value("SELECT s.id FROM active_sessions s WHERE s.username = ? AND s.host = 'home'", alice.username());

        List<String> printed = commandsIn("end-sessions.md").stream()
                .map(statement -> statement
                        .replace("'alice'", "'" + alice.username() + "'")
                        .replace("(7,", "(" + id + ","))
                .map(statement -> Psql.asAdmin(database, statement))
                .toList();

        assertThat(printed).hasSize(6);
        assertThat(printed.get(0).lines()).hasSize(2);
        assertThat(printed.get(1)).isEqualTo("2");
        assertThat(printed.get(2)).isEqualTo("0");
        assertThat(printed.get(3)).isEqualTo("0");
        assertThat(printed.get(4)).matches("[0-9]+");
        assertThat(printed.get(5)).contains("USER_SUSPENDED", "incident 7", "baton_admin");
        assertThatBothHostsAnswer(401);
    }

    @Test
    void the_first_administrator_is_made_by_one_command() throws IOException {
        List<String> commands = commandsIn("first-administrator.md");

        String password = Psql.asAdmin(database, commands.get(0));

        assertThat(commands).containsExactly("SELECT create_administrator('root')");
        assertThat(password).matches("[0-9a-f]{32}");
        assertThat(hosts.database()
                        .value("SELECT string_agg(group_name, ' ' ORDER BY group_name) FROM user_groups"
                                + " WHERE user_id = (SELECT id FROM users WHERE username = 'root'"
                                + " AND must_change_password)"))
                .isEqualTo("admin user");
    }

    private void assertThatBothHostsAnswer(int status) {
        assertThat(visitor.session(hosts.home()).status()).isEqualTo(status);
        assertThat(visitor.session(hosts.shop()).status()).isEqualTo(status);
    }

    private static List<String> commandsIn(String guide) throws IOException {
        String text =
                Files.readString(TestDirectory.project().resolve("docs/how-to").resolve(guide));
        return COMMAND.matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
