package org.baton.httpsession;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.baton.database.Database;
import org.baton.scene.Requests;
import org.baton.scene.Scene;
import org.baton.scene.Statements;
import org.baton.secret.Secret;
import org.baton.session.HostId;
import org.baton.session.LeasedSessions;
import org.baton.session.Opened;
import org.baton.session.Recognising;
import org.baton.session.Sessions;
import org.baton.user.Vouched;

/** An application on one node of one host since that node's start, and a browser that is logged in there. */
final class Application {
    private static final String HOME = "https://login.example.org";
    private static final HostId STORE = new HostId("store");

    private final Scene scene;
    private final Visits visits;
    private final Sessions sessions;
    private final HttpSessions attributes;
    private final Statements statements;
    private final Opened login;

    /** Which host it is. */
    enum Where {
        /** The host that logs in. */
        HOME,
        /** A sibling that shares its database. */
        SHARED,
        /** A sibling with a database of its own. */
        OWN
    }

    private Application(
            Scene scene, Sessions sessions, Database database, HostId host, boolean shared, String role, Opened login)
            throws SQLException {
        this.scene = scene;
        this.visits = new Visits(scene);
        this.sessions = sessions;
        this.attributes = visits.host(database, sessions, host, shared);
        this.login = login;
        // The first use of a child is written.
        Recognising.recognised(request(), sessions);
        this.statements = Statements.of(role, scene.database());
    }

    /** A new one, whose browser has just logged in. */
    static Application on(Where where, Scene scene) throws SQLException {
        return switch (where) {
            case HOME ->
                new Application(scene, scene.sessions(), scene.home(), HostId.HOME, false, "baton_app", scene.login());
            case SHARED ->
                new Application(
                        scene,
                        scene.shopSessions(),
                        scene.sibling(),
                        Scene.SHOP,
                        true,
                        org.baton.run.Database.SHOP,
                        scene.child(scene.login(), Scene.SHOP));
            case OWN ->
                new Application(
                        scene,
                        LeasedSessions.sessions(scene.home(), STORE, Scene.POLICY),
                        scene.home(),
                        STORE,
                        false,
                        "baton_app",
                        leased(scene));
        };
    }

    /** A request of the browser, as far as the application. */
    HttpServletRequest request() {
        return recognised(
                Map.of("Cookie", List.of("__Host-sid=" + login.secret().text())));
    }

    /** A request with these headers, as far as the application. */
    HttpServletRequest recognised(Map<String, List<String>> headers) {
        return Recognising.recognised(Requests.asking("GET", "/", null, headers), sessions);
    }

    /** What the application does with a request. */
    Visit visit(HttpServletRequest request) {
        return visits.visit(request, attributes);
    }

    /** What the application does with the browser's next request. */
    Visit visit() {
        return visit(request());
    }

    /** Has read an attribute since it was started. */
    Application reading() {
        visit().created().getAttribute("any");
        return this;
    }

    /** Has this document in the row, by hand. */
    Application holding(String document) throws SQLException {
        scene.owner()
                .run(
                        "UPDATE sessions SET attributes = CAST(? AS jsonb) WHERE id = ?",
                        document,
                        login.id().value());
        return this;
    }

    /** How many statements it has had run since this was last asked. */
    long statements() throws SQLException {
        long all =
                statements.calls().values().stream().mapToLong(Long::longValue).sum();
        statements.reset();
        return all;
    }

    Sessions sessions() {
        return sessions;
    }

    Opened login() {
        return login;
    }

    Visits visits() {
        return visits;
    }

    private static Opened leased(Scene scene) {
        String id = Secret.random().hash().text();
        LeasedSessions.Granted granted = new LeasedSessions.Granted(
                "root",
                id,
                Duration.ofSeconds(5),
                Set.of("pwd"),
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                Duration.ZERO);
        return new LeasedSessions(scene.home(), STORE, HOME, Scene.POLICY)
                .open(
                        new Vouched(HOME, id, "mona", "Mona Lisa", Set.of("user")),
                        granted,
                        UUID.randomUUID(),
                        Optional.empty(),
                        Scene.CLIENT)
                .orElseThrow();
    }
}
