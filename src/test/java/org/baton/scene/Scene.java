package org.baton.scene;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.baton.database.Database;
import org.baton.embed.Rows;
import org.baton.run.DemoData;
import org.baton.run.TestPostgres;
import org.baton.secret.SecretHash;
import org.baton.session.HostId;
import org.baton.session.Kind;
import org.baton.session.Opened;
import org.baton.session.Opening;
import org.baton.session.SessionPolicy;
import org.baton.session.Sessions;
import org.baton.user.Standing;
import org.baton.user.UserId;

/** A fresh database with the shop registered, and the programs of home and shop on it; each test makes users of its own. */
public final class Scene implements AutoCloseable {
    /** Half an hour idle, twelve hours at most, one write a minute. */
    public static final SessionPolicy POLICY = SessionPolicy.BY_DEFAULT;

    /** The shop's host. */
    public static final HostId SHOP = new HostId("shop");

    /** Where everybody here comes from. */
    public static final Opening.Client CLIENT = new Opening.Client("192.0.2.7", Optional.of("A browser"));

    private static final AtomicInteger USERS = new AtomicInteger();

    private final org.baton.run.Database database;
    private final Held app;
    private final Held shop;
    private final Database home;
    private final Database sibling;

    private Scene(org.baton.run.Database database) {
        this.database = database;
        this.app = new Held(database.asApp());
        this.shop = new Held(database.asShop());
        this.home = Database.open(app.byThread(), Rows.all());
        this.sibling = Database.open(shop.byThread(), Rows.all());
    }

    /** A scene of its own. */
    public static Scene fresh() throws SQLException {
        org.baton.run.Database database = TestPostgres.freshDatabase();
        try (Connection owner = database.asOwner().getConnection()) {
            DemoData.registerShop(owner, "https://shop.example.org");
        }
        return on(database);
    }

    /** The programs of home and shop on that database. */
    public static Scene on(org.baton.run.Database database) {
        return new Scene(database);
    }

    /** The database, and who may log in to it. */
    public org.baton.run.Database database() {
        return database;
    }

    /** Home's program on the database, as baton_app; each thread keeps its connection. */
    public Database home() {
        return home;
    }

    /** The shop's program on the database, as baton_shop; each thread keeps its connection. */
    public Database sibling() {
        return sibling;
    }

    /** Home's sessions. */
    public Sessions sessions() {
        return new Sessions(home, HostId.HOME, POLICY);
    }

    /** The shop's sessions. */
    public Sessions shopSessions() {
        return new Sessions(sibling, SHOP, POLICY);
    }

    /** SQL as the tables' owner. */
    public Sql owner() {
        return new Sql(database.asOwner());
    }

    /** A new user without a password, in the group user. */
    public UserId user() throws SQLException {
        long id = owner().one(
                        Long.class,
                        "INSERT INTO users (username, display_name) VALUES (?, 'Somebody') RETURNING id",
                        "user-" + USERS.incrementAndGet());
        owner().run("INSERT INTO user_groups VALUES (?, 'user')", id);
        return new UserId(id);
    }

    /** What a login of that user is opened with, under the first epoch. */
    public static Opening opening(UserId user) {
        return new Opening(new Standing(user, 1), Kind.BROWSER, Set.of("pwd"), Optional.empty(), CLIENT);
    }

    /** The same, over the browser's session with that secret. */
    public static Opening replacing(Opened old, UserId user) {
        return new Opening(new Standing(user, 1), Kind.BROWSER, Set.of("pwd"), Optional.of(old.secret()), CLIENT);
    }

    /** A login of that user. */
    public Opened login(UserId user) {
        return sessions().open(opening(user)).orElseThrow().session();
    }

    /** A login of a new user. */
    public Opened login() throws SQLException {
        return login(user());
    }

    /** A child of that login on a host, last seen a minute ago. */
    public Opened child(Opened root, HostId host) throws SQLException {
        return Planted.child(owner(), root, host, "now() - interval '1 minute'");
    }

    /** One column of one session, as text; "null" where it is null. */
    public String column(String column, Opened session) throws SQLException {
        return owner().one(
                        String.class,
                        "SELECT coalesce(CAST(%s AS text), 'null') FROM sessions WHERE id = ?".formatted(column),
                        session.id().value());
    }

    /** How many rows: what follows FROM, with its values. */
    public long count(String query, Object... values) throws SQLException {
        return owner().one(Long.class, "SELECT count(*) FROM " + query, values);
    }

    /** Whether anything was stored under that hash. */
    public boolean knows(SecretHash hash) throws SQLException {
        return count("sessions WHERE secret_hash = ?", hash.bytes()) == 1;
    }

    @Override
    public void close() throws SQLException {
        home.close();
        sibling.close();
        app.close();
        shop.close();
    }
}
