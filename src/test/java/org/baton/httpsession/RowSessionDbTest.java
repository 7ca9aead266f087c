package org.baton.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.lang.reflect.Proxy;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baton.database.Database;
import org.baton.scene.Requests;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Statements;
import org.baton.session.Channel;
import org.baton.session.EndReason;
import org.baton.session.HostId;
import org.baton.session.Opened;
import org.baton.session.Session;
import org.baton.session.Sessions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The session of a request, from the row up; what servers do with it is tested on servers. */
@ExtendWith(SceneExtension.class)
class RowSessionDbTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final Scene scene;
    private final List<String> heard = new ArrayList<>();
    private final List<String> cookies = new ArrayList<>();
    private SessionListeners listeners = SessionListeners.NOBODY;

    RowSessionDbTest(Scene scene) {
        this.scene = scene;
    }

    /** A value that says when it is bound. */
    public record Bound(String name) implements HttpSessionBindingListener {
        private static final List<String> HEARD = Collections.synchronizedList(new ArrayList<>());

        @Override
        public void valueBound(HttpSessionBindingEvent event) {
            HEARD.add("bound " + name);
        }

        @Override
        public void valueUnbound(HttpSessionBindingEvent event) {
            HEARD.add("unbound " + name);
        }
    }

    @Test
    void what_one_request_sets_the_next_one_finds() throws SQLException {
        Opened login = scene.login();
        Visit first = visit(login);
        first.created().setAttribute("cart", List.of("brush"));
        assertThat(first.created().getAttribute("cart")).isEqualTo(List.of("brush"));
        assertThat(first.save()).isEqualTo(Saved.SAVED);

        RowSession next = visit(login).existing().orElseThrow();

        assertThat(next.getAttribute("cart")).isEqualTo(List.of("brush"));
        assertThat(Collections.list(next.getAttributeNames())).containsExactly("cart");
        assertThat(next.isNew()).isFalse();
        assertThat(next.getMaxInactiveInterval()).isEqualTo(1800);
    }

    @Test
    void an_object_that_is_changed_after_it_was_set_is_written_as_it_was() throws SQLException {
        Opened login = scene.login();
        List<Object> cart = new ArrayList<>(List.of("brush"));
        Visit visit = visit(login);
        visit.created().setAttribute("cart", cart);
        cart.add("slipped in");
        visit.save();

        assertThat(scene.column("attributes ->> 'cart'", login)).isEqualTo("[\"brush\"]");
    }

    @Test
    void a_request_costs_a_statement_to_read_one_to_write_and_none_for_a_session_alone() throws SQLException {
        Opened login = scene.login();
        Visit visit = visit(login);
        Statements home = Statements.of("baton_app", scene.database());

        visit.created().getId();
        visit.created().isNew();
        visit.save();
        assertThat(home.calls()).isEmpty();

        visit.created().setAttribute("a", 1);
        visit.created().setAttribute("b", 2);
        visit.created().removeAttribute("c");
        visit.save();
        visit.save();
        assertThat(home.calls()).hasSize(1).containsValue(1L);

        home.reset();
        visit.created().getAttribute("a");
        visit.created().getAttribute("z");
        visit.created().getAttribute("y");
        visit.created().getAttributeNames();
        visit.save();
        assertThat(home.calls()).hasSize(1).containsValue(1L);
    }

    @Test
    void a_visit_of_a_stranger_costs_no_statement_and_opens_no_row() throws SQLException {
        Statements home = Statements.of("baton_app", scene.database());
        Visit visit = visit(Requests.with(Map.of()), host(scene.home(), scene.sessions(), HostId.HOME, false));

        assertThat(visit.existing()).isEmpty();
        RowSession session = visit.created();
        assertThat(session.isNew()).isTrue();
        assertThat(session.getCreationTime()).isEqualTo(CLOCK.millis());
        assertThat(session.getAttribute("a")).isNull();
        session.removeAttribute("a");
        visit.save();

        assertThat(home.calls()).isEmpty();
        assertThat(cookies).isEmpty();
    }

    @Test
    void a_strangers_first_attribute_opens_a_row_in_one_statement_and_sets_the_cookie_once() throws SQLException {
        Visit visit = visit(Requests.with(Map.of()), host(scene.home(), scene.sessions(), HostId.HOME, false));
        Statements home = Statements.of("baton_app", scene.database());

        visit.created().setAttribute("cart", List.of("brush"));
        visit.created().setAttribute("seen", 1);
        visit.save();
        assertThat(home.calls()).hasSize(1).containsValue(1L);
        visit.created().setAttribute("seen", 2);
        visit.save();

        assertThat(cookies).singleElement().asString().startsWith("__Host-sid=").endsWith("SameSite=Lax");
        String cookie = cookies.get(0).split(";", 2)[0];
        RowSession next = visit(Requests.withCookies(cookie), host(scene.home(), scene.sessions(), HostId.HOME, false))
                .existing()
                .orElseThrow();
        assertThat(next.getAttribute("seen")).isEqualTo(2);
        assertThat(next.getAttribute("cart")).isEqualTo(List.of("brush"));
        assertThat(next.isNew()).isFalse();
        assertThat(next.getId()).isEqualTo(visit.created().getId()).doesNotContain(cookie.substring(11));
    }

    @Test
    void a_stranger_on_a_sibling_in_homes_database_is_told_why_there_is_no_attribute() {
        Visit visit = visit(Requests.with(Map.of()), host(scene.sibling(), scene.shopSessions(), Scene.SHOP, true));

        assertThat(visit.existing()).isEmpty();
        assertThatThrownBy(() -> visit.created().setAttribute("a", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("on a sibling in home's database");
        assertThat(visit.created().getAttribute("a")).isNull();
    }

    @Test
    void a_request_that_ends_after_the_logout_writes_nothing_and_is_told() throws SQLException {
        Opened login = scene.login();
        Visit slow = visit(login);
        slow.created().setAttribute("cart", "late");
        scene.sessions().end(login.id(), EndReason.LOGOUT);

        assertThat(slow.save()).isEqualTo(Saved.ENDED);

        assertThat(scene.column("attributes", login)).isEqualTo("{}");
        assertThatThrownBy(() -> visit(login).created().getAttribute("cart"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the session has ended");
    }

    @Test
    void compare_and_set_writes_at_once_or_shows_what_is_there() throws SQLException {
        Opened login = scene.login();
        RowSession mine = visit(login).created();
        RowSession theirs = visit(login).created();
        assertThat(mine.replace("count", null, 1)).isTrue();
        assertThat(theirs.getAttribute("count")).isEqualTo(1);
        assertThat(mine.replace("count", 1, 2)).isTrue();

        assertThat(theirs.replace("count", 1, 7)).isFalse();

        assertThat(theirs.getAttribute("count")).isEqualTo(2);
        assertThat(theirs.replace("count", 2, null)).isTrue();
        assertThat(scene.column("attributes", login)).isEqualTo("{}");
    }

    @Test
    void what_the_servers_cdi_keeps_is_of_the_request_alone() throws SQLException {
        Opened login = scene.login();
        Visit visit = visit(login);

        visit.created().setAttribute("WELD_S_HASH", 7);
        visit.created().setAttribute("WELD_S#bean", new Object());
        visit.save();

        assertThat(visit.created().getAttribute("WELD_S_HASH")).isEqualTo(7);
        assertThat(scene.column("attributes", login)).isEqualTo("{}");
    }

    @Test
    void another_id_is_another_secret_of_the_same_row() throws SQLException {
        Opened login = scene.login();
        Visit visit = visit(login);
        String before = visit.created().getId();
        visit.created().setAttribute("cart", 1);

        String after = visit.changeId();
        visit.save();

        assertThat(after).isNotEqualTo(before).isEqualTo(visit.created().getId());
        assertThat(cookies).singleElement().asString().startsWith("__Host-sid=");
        assertThat(scene.sessions().resume(login.secret(), Channel.COOKIE)).isEmpty();
        assertThat(scene.column("attributes", login)).isEqualTo("{\"cart\": 1}");
    }

    @Test
    void the_time_unseen_is_kept_within_what_is_possible() throws SQLException {
        Opened login = scene.login();
        Visit visit = visit(login);

        visit.created().setMaxInactiveInterval(600);
        visit.save();
        assertThat(scene.column("idle_timeout", login)).isEqualTo("00:10:00");

        visit.created().setMaxInactiveInterval(1);
        assertThat(visit.created().getMaxInactiveInterval()).isEqualTo(120);
        visit.created().setMaxInactiveInterval(0);
        assertThat(visit.created().getMaxInactiveInterval()).isEqualTo(12 * 3600);
        visit.created().setMaxInactiveInterval(Integer.MAX_VALUE);
        visit.save();
        assertThat(scene.column("idle_timeout", login)).isEqualTo("12:00:00");
    }

    @Test
    void values_and_listeners_hear_what_a_request_does() throws SQLException {
        listeners = new Hearing();
        Opened login = scene.login();
        Visit first = visit(login);
        first.created().setAttribute("it", new Bound("one"));
        first.save();
        Visit second = visit(login);

        second.created().setAttribute("it", new Bound("two"));
        second.created().removeAttribute("it");

        assertThat(heard).containsExactly("added it", "replaced it", "removed it");
        assertThat(Bound.HEARD).containsSubsequence("bound one", "bound two", "unbound one", "unbound two");
    }

    @Test
    void a_strangers_invalidated_session_is_over_and_its_values_are_unbound() {
        listeners = new Hearing();
        HttpSessions sessions = host(scene.home(), scene.sessions(), HostId.HOME, false);
        Visit visit = visit(Requests.with(Map.of()), sessions);
        RowSession session = visit.created();
        session.setAttribute("it", 1);
        visit.save();

        session.invalidate();

        assertThat(heard).containsExactly("added it", "SessionOpened", "SessionEnding", "removed it");
        assertThatThrownBy(() -> session.getAttribute("it")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(session::invalidate).isInstanceOf(IllegalStateException.class);
        assertThat(visit.existing()).isEmpty();
        assertThat(cookies).hasSize(2).last().asString().contains("Max-Age=0");
        assertThat(visit(Requests.withCookies(cookies.get(0).split(";", 2)[0]), sessions)
                        .existing())
                .isEmpty();
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
    private Visit visit(Opened login) {
        HttpServletRequest request =
                Requests.withCookies("__Host-sid=" + login.secret().text());
        scene.sessions().resume(login.secret(), Channel.COOKIE).or(() -> seen).ifPresent(session -> {
            seen = Optional.of(session);
            request.setAttribute(Session.class.getName(), session);
        });
        return visit(request, host(scene.home(), scene.sessions(), HostId.HOME, false));
    }

    private Optional<Session> seen = Optional.empty();

    private Visit visit(HttpServletRequest request, HttpSessions sessions) {
        return Visit.of(sessions, request, response());
    }

    private HttpSessions host(Database database, Sessions sessions, HostId id, boolean shared) {
        return new HttpSessions(
                new HttpSessions.Host(database, id, shared, sessions, Scene.POLICY),
                new AttributePolicy(listeners == SessionListeners.NOBODY ? List.of() : List.of(Bound.class), 1024, 5),
                listeners,
                CLOCK);
    }

    /** An answer that is not under way, and of which only cookies are known. */
    private HttpServletResponse response() {
        return (HttpServletResponse) Proxy.newProxyInstance(
                RowSessionDbTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class},
                (self, method, values) -> switch (method.getName()) {
                    case "isCommitted" -> false;
                    case "addHeader" -> cookies.add(String.valueOf(values[1]));
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
