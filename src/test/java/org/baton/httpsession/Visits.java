package org.baton.httpsession;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.baton.database.Database;
import org.baton.scene.Requests;
import org.baton.scene.Scene;
import org.baton.session.Channel;
import org.baton.session.HostId;
import org.baton.session.Opened;
import org.baton.session.Session;
import org.baton.session.Sessions;

/** Requests of browsers on one scene, without a server: what they set is kept, what listeners hear is written down. */
final class Visits {
    static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final Scene scene;
    private final List<String> heard = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();
    private SessionListeners listeners = SessionListeners.NOBODY;
    private Optional<Session> seen = Optional.empty();

    Visits(Scene scene) {
        this.scene = scene;
    }

    /** A value that says when it is bound. */
    public record Bound(String name) implements HttpSessionBindingListener {
        static final List<String> HEARD = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void valueBound(HttpSessionBindingEvent event) {
            HEARD.add("bound " + name);
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            HEARD.add("unbound " + name);
        }
    }

    /** From now on somebody listens. */
    void hear() {
        listeners = new Hearing();
    }

    /** What listeners have heard. */
    List<String> heard() {
        return heard;
    }

    /** The lines of Set-Cookie that were sent. */
    List<String> cookies() {
        return cookies;
    }

    /** Writes down what it hears. */
    private final class Hearing implements SessionListeners {
        @Override
        public List<HttpSessionAttributeListener> ofAttributes() {
            return List.of(new HttpSessionAttributeListener() {
                @Override
                public void attributeAdded(HttpSessionBindingEvent event) {
                    heard.add("added " + event.getName());
                }

                @Override
                public void attributeRemoved(HttpSessionBindingEvent event) {
                    heard.add("removed " + event.getName());
                }

                @Override
                public void attributeReplaced(HttpSessionBindingEvent event) {
                    heard.add("replaced " + event.getName());
                }
            });
        }

        @Override
        public void tell(Object event) {
            heard.add(event.getClass().getSimpleName());
        }
    }

    /** A request of the browser that has this login. */
    Visit visit(Opened login) {
        return visit(request(login), home());
    }

    /** The same, through the filter to that application, which must fail: only servers end a request. */
    void through(Opened login, FilterChain failing) throws IOException, ServletException {
        through(login, response(), failing);
    }

    /** The same with that answer. */
    void through(Opened login, HttpServletResponse answer, FilterChain failing) throws IOException, ServletException {
        new SessionRequests(home()).doFilter(request(login), answer, failing);
    }

    private HttpServletRequest request(Opened login) {
        HttpServletRequest request =
                Requests.withCookies("__Host-sid=" + login.secret().text());
        scene.sessions().resume(login.secret(), Channel.COOKIE).or(() -> seen).ifPresent(session -> {
            seen = Optional.of(session);
            request.setAttribute(Session.class.getName(), session);
        });
        return request;
    }

    private HttpSessions home() {
        return host(scene.home(), scene.sessions(), HostId.HOME, false);
    }

    Visit visit(HttpServletRequest request, HttpSessions sessions) {
        return Visit.of(sessions, request, response());
    }

    HttpSessions host(Database database, Sessions sessions, HostId id, boolean shared) {
        return new HttpSessions(
                new HttpSessions.Host(database, id, shared, sessions, Scene.POLICY),
                new AttributePolicy(listeners == SessionListeners.NOBODY ? List.of() : List.of(Bound.class), 1024, 5),
                listeners,
                CLOCK);
    }

    /** An answer that is not under way, and of which only cookies are known. */
    HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                Visits.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (self, method, values) -> switch (method.getName()) {
                    case "isCommitted" -> false;
                    case "addHeader" -> cookies.add(String.valueOf(values[1]));
                    case "getHeaders" -> List.copyOf(cookies);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
