package org.baton.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.baton.run.Database;
import org.baton.run.NodeServer;
import org.baton.run.Ports;
import org.baton.run.PrivateFiles;
import org.baton.run.Progress;
import org.jspecify.annotations.Nullable;

/**
 * The application in Node that the docs hold, beside the tests' home: installed, registered and started as its README says.
 * Started when it is first asked for, ended with the JVM.
 */
final class Notes {
    private static final Pattern SQL = Pattern.compile("(?ms)^```sql\\n(.*?);\\n```$");
    private static final Pattern SETTING = Pattern.compile("(?m)^([A-Z_]+)=");
    private static final Pattern KEY = Pattern.compile("\"kid\":\"(notes\\.[a-z]+\\.[0-9]+)\",\"key\":\"([^\"]+)\"");
    private static final String PUBLIC_KEY = "k4\\.public\\.[A-Za-z0-9_-]{43}";

    private static @Nullable Notes running;

    private final Hosts hosts;
    private final Sql database;

    private Notes(Hosts hosts, Sql database) {
        this.hosts = hosts;
        this.database = database;
    }

    /** The one of this JVM's tests. */
    static synchronized Notes running() {
        Notes known = running;
        if (known != null) {
            return known;
        }
        Progress progress = new Progress(System.out);
        Hosts home = Hosts.running();
        int port = Ports.free(1).get(0);
        URI origin = URI.create("https://notes.localhost:" + port);
        Path directory = Npm.installed();
        Database own = emptyDatabase(home.database().database());
        Matcher made = found(
                Pattern.compile("SIBLING_KEY=(\\S+)\\s+public: (" + PUBLIC_KEY + ")"),
                Npm.run(directory, "run", "--silent", "key"));
        home.database()
                .update(readme(0)
                        .replace("https://notes.example.com", origin.toString())
                        .replace("https://10.0.0.31", "https://127.0.0.1:" + port));
        home.database().update(readme(1).replaceFirst(PUBLIC_KEY, made.group(2)));
        Path pem = directory.resolve("https.pem");
        PrivateFiles.write(pem, Running.certificate().pem());
        writeSettings(
                directory,
                Map.of(
                        "ORIGIN", origin.toString(),
                        "TLS_PEM", pem.toString(),
                        "DATABASE_URL",
                                "postgres://baton_owner:%s@127.0.0.1:%d/%s"
                                        .formatted(own.passwords().owner(), own.port(), own.name()),
                        "SESSION_SECRET", PrivateFiles.secret(directory.resolve("session-secret")),
                        "SIBLING_ID", "notes",
                        "SIBLING_KEY", made.group(1),
                        "HOME_ORIGIN", home.home().toString(),
                        "HOME_BACK_CHANNEL", "https://127.0.0.1:" + home.home().getPort(),
                        "HOME_KEYS", homeKeys(home)));
        NodeServer server = new NodeServer(directory);
        Runtime.getRuntime().addShutdownHook(new Thread(server::close, "end of the application in Node"));
        server.start(Tool.NODE.required(), Map.of("NODE_EXTRA_CA_CERTS", pem.toString()));
        server.awaitReady(URI.create("https://127.0.0.1:" + port + "/ready"), home.client());
        Notes notes =
                new Notes(new Hosts(Nodes.WILDFLY, home.home(), origin, home.database(), home.client()), new Sql(own));
        running = notes;
        progress.say("the sibling in Node answers");
        return notes;
    }

    /** Home, and the application in the shop's place. */
    Hosts hosts() {
        return hosts;
    }

    /** The application's own. */
    Sql database() {
        return database;
    }

    /** In how many browsers that person is logged in there. */
    int sessions(Person person) {
        return Integer.parseInt(database.value("""
                SELECT count(*)
                  FROM sessions s
                  JOIN logins l ON l.session = s.sess ->> 'login'
                 WHERE l.person ->> 'username' = ?
                """, person.username()));
    }

    /** Why home refused that person's handoffs; empty for those that it did not. */
    List<String> reasons(Person person) {
        return column("reason", """
                SELECT h.reason
                  FROM handoffs h
                  JOIN sessions s ON s.id = h.root_id
                  JOIN users u ON u.id = s.user_id
                 WHERE u.username = ?
                """, person);
    }

    /** Why that person's sessions there are over, as home knows; empty for those that are not. */
    List<String> endReasons(Person person) {
        return column("end_reason", """
                SELECT s.end_reason
                  FROM sessions s
                  JOIN users u ON u.id = s.user_id
                 WHERE u.username = ?
                   AND s.host = 'notes'
                 ORDER BY s.id
                """, person);
    }

    private List<String> column(String name, String query, Person person) {
        return hosts.database().rows(query, person.username()).stream()
                .map(row -> row.get(name))
                .toList();
    }

    private static Database emptyDatabase(Database beside) {
        try {
            beside.named("postgres").run("CREATE DATABASE notes OWNER baton_owner");
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot make the database notes", e);
        }
        return beside.named("notes");
    }

    /** The statement of that number in the README, which a DBA types. */
    private static String readme(int number) {
        return SQL.matcher(read(Npm.SOURCE.resolve("README.md")))
                .results()
                .map(statement -> statement.group(1))
                .toList()
                .get(number);
    }

    /** Home's keys, as the README says to read them off. */
    private static String homeKeys(Hosts home) {
        String published = home.visitor().open(home.home("/.well-known/baton")).body();
        return KEY.matcher(published)
                .results()
                .map(key -> key.group(1) + "=" + key.group(2))
                .collect(Collectors.joining(" "));
    }

    /** Exactly those that the example explains. */
    private static void writeSettings(Path directory, Map<String, String> settings) {
        var explained = SETTING.matcher(read(Npm.SOURCE.resolve(".env.example")))
                .results()
                .map((MatchResult setting) -> setting.group(1))
                .collect(Collectors.toSet());
        if (!explained.equals(settings.keySet())) {
            throw new AssertionError(".env.example explains " + explained + ", not " + settings.keySet());
        }
        PrivateFiles.write(
                directory.resolve(".env"),
                new TreeMap<>(settings)
                        .entrySet().stream()
                                .map(setting -> setting.getKey() + "=" + setting.getValue())
                                .collect(Collectors.joining("\n", "", "\n")));
    }

    private static Matcher found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new AssertionError("No " + pattern + " in what npm run key printed");
        }
        return matcher;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
