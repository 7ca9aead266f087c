package org.baton.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Statements;
import org.baton.session.Channel;
import org.baton.session.EndReason;
import org.baton.session.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The session of a request, from the row up; what servers do with it is tested on servers. */
@ExtendWith(SceneExtension.class)
class RowSessionDbTest {
    private final Scene scene;
    private final Visits visits;

    RowSessionDbTest(Scene scene) {
        this.scene = scene;
        this.visits = new Visits(scene);
    }

    @Test
    void what_one_request_sets_the_next_one_finds() throws SQLException {
        Opened login = scene.login();
        Visit first = visits.visit(login);
        first.created().setAttribute("cart", List.of("brush"));
        assertThat(first.created().getAttribute("cart")).isEqualTo(List.of("brush"));
        assertThat(first.save()).isEqualTo(Saved.SAVED);

        RowSession next = visits.visit(login).existing().orElseThrow();

        assertThat(next.getAttribute("cart")).isEqualTo(List.of("brush"));
        assertThat(Collections.list(next.getAttributeNames())).containsExactly("cart");
        assertThat(next.isNew()).isFalse();
        assertThat(next.getMaxInactiveInterval()).isEqualTo(1800);
    }

    @Test
    void an_object_that_is_changed_after_it_was_set_is_written_as_it_was() throws SQLException {
        Opened login = scene.login();
        List<Object> cart = new ArrayList<>(List.of("brush"));
        Visit visit = visits.visit(login);
        visit.created().setAttribute("cart", cart);
        cart.add("slipped in");
        visit.save();

        assertThat(scene.column("attributes ->> 'cart'", login)).isEqualTo("[\"brush\"]");
    }

    @Test
    void a_request_costs_a_statement_to_read_one_to_write_and_none_for_a_session_alone() throws SQLException {
        Opened login = scene.login();
        Visit visit = visits.visit(login);
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
    void a_request_that_ends_after_the_logout_writes_nothing_and_is_told() throws SQLException {
        Opened login = scene.login();
        Visit slow = visits.visit(login);
        slow.created().setAttribute("cart", "late");
        scene.sessions().end(login.id(), EndReason.LOGOUT);

        assertThat(slow.save()).isEqualTo(Saved.ENDED);

        assertThat(scene.column("attributes", login)).isEqualTo("{}");
        assertThatThrownBy(() -> visits.visit(login).created().getAttribute("cart"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the session has ended");
    }

    /** An application without error pages: no other dispatch of the request comes. */
    @Test
    void what_was_set_before_a_failure_is_kept_though_no_error_page_follows() throws SQLException {
        Opened login = scene.login();

        assertThatThrownBy(() -> visits.through(login, (request, response) -> {
                    ((HttpServletRequest) request).getSession().setAttribute("step", 1);
                    throw new ServletException("on purpose");
                }))
                .isInstanceOf(ServletException.class);

        assertThat(scene.column("attributes", login)).isEqualTo("{\"step\": 1}");
    }

    @Test
    void compare_and_set_writes_at_once_or_shows_what_is_there() throws SQLException {
        Opened login = scene.login();
        RowSession mine = visits.visit(login).created();
        RowSession theirs = visits.visit(login).created();
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
        Visit visit = visits.visit(login);

        visit.created().setAttribute("WELD_S_HASH", 7);
        visit.created().setAttribute("WELD_S#bean", new Object());
        visit.save();

        assertThat(visit.created().getAttribute("WELD_S_HASH")).isEqualTo(7);
        assertThat(scene.column("attributes", login)).isEqualTo("{}");
    }

    @Test
    void another_id_is_another_secret_of_the_same_row() throws SQLException {
        Opened login = scene.login();
        Visit visit = visits.visit(login);
        String before = visit.created().getId();
        visit.created().setAttribute("cart", 1);

        String after = visit.changeId();
        visit.save();

        assertThat(after).isNotEqualTo(before).isEqualTo(visit.created().getId());
        assertThat(visits.cookies()).singleElement().asString().startsWith("__Host-sid=");
        assertThat(scene.sessions().resume(login.secret(), Channel.COOKIE)).isEmpty();
        assertThat(scene.column("attributes", login)).isEqualTo("{\"cart\": 1}");
    }

    @Test
    void the_time_unseen_is_kept_within_what_is_possible() throws SQLException {
        Opened login = scene.login();
        Visit visit = visits.visit(login);

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
        visits.hear();
        Opened login = scene.login();
        Visit first = visits.visit(login);
        first.created().setAttribute("it", new Visits.Bound("one"));
        first.save();
        Visit second = visits.visit(login);

        second.created().setAttribute("it", new Visits.Bound("two"));
        second.created().removeAttribute("it");

        assertThat(visits.heard()).containsExactly("added it", "replaced it", "removed it");
        assertThat(Visits.Bound.HEARD).containsSubsequence("bound one", "bound two", "unbound one", "unbound two");
    }
}
