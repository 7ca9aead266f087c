package org.baton.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.baton.scene.Planted;
import org.baton.scene.Requests;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.scene.Statements;
import org.baton.session.HostId;
import org.baton.session.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The session of somebody who is not logged in: its first attribute opens a row, and a visit none. */
@ExtendWith(SceneExtension.class)
class StrangersSessionDbTest {
    private final Scene scene;
    private final Visits visits;

    StrangersSessionDbTest(Scene scene) {
        this.scene = scene;
        this.visits = new Visits(scene);
    }

    @Test
    void a_visit_of_a_stranger_costs_no_statement_and_opens_no_row() throws SQLException {
        Statements home = Statements.of("baton_app", scene.database());
        Visit visit =
                visits.visit(Requests.with(Map.of()), visits.host(scene.home(), scene.sessions(), HostId.HOME, false));

        assertThat(visit.existing()).isEmpty();
        RowSession session = visit.created();
        assertThat(session.isNew()).isTrue();
        assertThat(session.getCreationTime()).isEqualTo(Visits.CLOCK.millis());
        assertThat(session.getAttribute("a")).isNull();
        session.removeAttribute("a");
        visit.save();

        assertThat(home.calls()).isEmpty();
        assertThat(visits.cookies()).isEmpty();
    }

    @Test
    void a_strangers_first_attribute_opens_a_row_in_one_statement_and_sets_the_cookie_once() throws SQLException {
        Visit visit =
                visits.visit(Requests.with(Map.of()), visits.host(scene.home(), scene.sessions(), HostId.HOME, false));
        Statements home = Statements.of("baton_app", scene.database());

        visit.created().setAttribute("cart", List.of("brush"));
        visit.created().setAttribute("seen", 1);
        visit.save();
        assertThat(home.calls()).hasSize(1).containsValue(1L);
        visit.created().setAttribute("seen", 2);
        visit.save();

        assertThat(visits.cookies())
                .singleElement()
                .asString()
                .startsWith("__Host-sid=")
                .endsWith("SameSite=Lax");
        String cookie = visits.cookies().get(0).split(";", 2)[0];
        RowSession next = visits.visit(
                        Requests.withCookies(cookie), visits.host(scene.home(), scene.sessions(), HostId.HOME, false))
                .existing()
                .orElseThrow();
        assertThat(next.getAttribute("seen")).isEqualTo(2);
        assertThat(next.getAttribute("cart")).isEqualTo(List.of("brush"));
        assertThat(next.isNew()).isFalse();
        assertThat(next.getId()).isEqualTo(visit.created().getId()).doesNotContain(cookie.substring(11));
    }

    @Test
    void a_stranger_who_has_compared_wrongly_reads_the_row_anew() throws SQLException {
        Opened stranger = Planted.anonymous(scene.owner(), "{\"count\": 1}");
        RowSession session = visits.visit(
                        Requests.withCookies("__Host-sid=" + stranger.secret().text()),
                        visits.host(scene.home(), scene.sessions(), HostId.HOME, false))
                .created();
        assertThat(session.getAttribute("count")).isEqualTo(1);
        scene.owner()
                .run(
                        "UPDATE sessions SET attributes = '{\"count\": 7}' WHERE id = ?",
                        stranger.id().value());

        assertThat(session.replace("count", 1, 2)).isFalse();

        assertThat(session.getAttribute("count")).isEqualTo(7);
        assertThat(session.replace("count", 7, 8)).isTrue();
    }

    @Test
    void a_stranger_on_a_sibling_in_homes_database_is_told_why_there_is_no_attribute() {
        Visit visit = visits.visit(
                Requests.with(Map.of()), visits.host(scene.sibling(), scene.shopSessions(), Scene.SHOP, true));

        assertThat(visit.existing()).isEmpty();
        assertThatThrownBy(() -> visit.created().setAttribute("a", 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("on a sibling in home's database");
        assertThat(visit.created().getAttribute("a")).isNull();
    }

    @Test
    void a_strangers_invalidated_session_is_over_and_its_values_are_unbound() {
        visits.hear();
        HttpSessions sessions = visits.host(scene.home(), scene.sessions(), HostId.HOME, false);
        Visit visit = visits.visit(Requests.with(Map.of()), sessions);
        RowSession session = visit.created();
        session.setAttribute("it", 1);
        visit.save();

        session.invalidate();

        assertThat(visits.heard()).containsExactly("added it", "SessionOpened", "SessionEnding", "removed it");
        assertThatThrownBy(() -> session.getAttribute("it")).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(session::invalidate).isInstanceOf(IllegalStateException.class);
        assertThat(visit.existing()).isEmpty();
        assertThat(visits.cookies()).hasSize(2).last().asString().contains("Max-Age=0");
        assertThat(visits.visit(Requests.withCookies(visits.cookies().get(0).split(";", 2)[0]), sessions)
                        .existing())
                .isEmpty();
    }
}
