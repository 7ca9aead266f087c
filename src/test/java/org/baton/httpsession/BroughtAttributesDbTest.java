package org.baton.httpsession;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.BearerToken;
import org.baton.session.EndReason;
import org.baton.session.Recognising;
import org.baton.session.Recognition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Attributes that come along with the statement of every request, once the application has read one. */
@ExtendWith(SceneExtension.class)
class BroughtAttributesDbTest {
    private final Scene scene;

    BroughtAttributesDbTest(Scene scene) {
        this.scene = scene;
    }

    @ParameterizedTest
    @EnumSource
    void of_a_nodes_life_only_the_first_request_that_reads_costs_a_statement_to_read(Application.Where where)
            throws SQLException {
        Application shop = Application.on(where, scene).holding("{\"count\": 1}");
        shop.visit().created().getId();
        assertThat(shop.statements()).isEqualTo(1);

        assertThat(shop.visit().created().getAttribute("count")).isEqualTo(1);
        assertThat(shop.statements()).isEqualTo(2);

        assertThat(shop.visit().created().getAttribute("count")).isEqualTo(1);
        assertThat(shop.statements()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void a_counter_costs_one_statement_more_than_a_request_without_attributes(Application.Where where)
            throws SQLException {
        Application shop = Application.on(where, scene).reading();
        shop.statements();

        for (int seen = 0; seen < 5; seen++) {
            Visit visit = shop.visit();
            Object count = visit.created().getAttribute("count");
            visit.created().setAttribute("count", count == null ? 1 : (Integer) count + 1);
            visit.save();
        }

        assertThat(shop.statements()).isEqualTo(10);
        assertThat(scene.column("attributes", shop.login())).isEqualTo("{\"count\": 5}");
    }

    @ParameterizedTest
    @EnumSource
    void where_the_application_only_writes_each_request_costs_what_it_did(Application.Where where) throws SQLException {
        Application shop = Application.on(where, scene);
        for (int seen = 0; seen < 3; seen++) {
            Visit visit = shop.visit();
            visit.created().setAttribute("seen", seen);
            visit.save();
        }
        shop.statements();

        assertThat(shop.visit().created().getAttribute("seen")).isEqualTo(2);

        assertThat(shop.statements()).as("nothing had come along").isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void a_request_sees_what_the_row_held_when_it_was_recognised_and_compares_with_what_it_holds(
            Application.Where where) throws SQLException {
        Application shop = Application.on(where, scene).reading().holding("{\"count\": 1}");
        RowSession session = shop.visit().created();
        shop.holding("{\"count\": 7}");

        assertThat(session.getAttribute("count")).isEqualTo(1);
        assertThat(session.replace("count", 1, 2)).isFalse();

        assertThat(session.getAttribute("count")).isEqualTo(7);
        assertThat(session.replace("count", 7, 8)).isTrue();
        assertThat(shop.visit().created().getAttribute("count")).isEqualTo(8);
    }

    @ParameterizedTest
    @EnumSource
    void who_compares_without_having_read_sees_the_row_as_it_is_when_that_failed(Application.Where where)
            throws SQLException {
        Application shop = Application.on(where, scene).reading().holding("{\"count\": 1}");
        RowSession session = shop.visit().created();
        shop.holding("{\"count\": 7}");

        assertThat(session.replace("count", 1, 2)).isFalse();

        assertThat(session.getAttribute("count")).isEqualTo(7);
    }

    @Test
    void two_requests_at_once_that_read_and_write_different_keys_both_win() throws SQLException {
        Application shop = Application.on(Application.Where.HOME, scene).reading();
        Visit first = shop.visit();
        Visit second = shop.visit();

        assertThat(first.created().getAttribute("a")).isNull();
        assertThat(second.created().getAttribute("b")).isNull();
        first.created().setAttribute("a", 1);
        second.created().setAttribute("b", 2);
        first.save();
        second.save();

        assertThat(scene.column("attributes", shop.login())).isEqualTo("{\"a\": 1, \"b\": 2}");
    }

    @Test
    void what_a_bearer_token_holds_comes_along_too() throws SQLException {
        Application home =
                Application.on(Application.Where.HOME, scene).reading().holding("{\"count\": 1}");
        scene.owner()
                .run(
                        "UPDATE sessions SET channel = 'BEARER' WHERE id = ?",
                        home.login().id().value());
        Map<String, List<String>> token = Map.of(
                "Authorization",
                List.of("Bearer " + BearerToken.text(home.login().secret())));
        home.statements();

        Visit visit = home.visit(home.recognised(token));

        assertThat(visit.created().getAttribute("count")).isEqualTo(1);
        assertThat(home.statements()).isEqualTo(1);
    }

    @Test
    void with_another_secret_it_is_still_what_came_along() throws SQLException {
        Application home =
                Application.on(Application.Where.HOME, scene).reading().holding("{\"count\": 1}");
        Visit visit = home.visit();
        visit.changeId();
        home.statements();

        assertThat(visit.created().getAttribute("count")).isEqualTo(1);

        assertThat(home.statements()).isZero();
        String fresh = home.visits().cookies().get(0).split(";", 2)[0];
        Visit next = home.visit(home.recognised(Map.of("Cookie", List.of(fresh))));
        assertThat(next.created().getAttribute("count")).isEqualTo(1);
    }

    @Test
    void a_session_joined_again_after_its_end_is_asked_for_and_not_what_came_along() throws SQLException {
        Application home =
                Application.on(Application.Where.HOME, scene).reading().holding("{\"count\": 1}");
        Visit visit = home.visit();
        visit.created().setAttribute("late", true);
        home.sessions().end(home.login().id(), EndReason.LOGOUT);
        assertThat(visit.save()).isEqualTo(Saved.ENDED);

        assertThatThrownBy(() -> visit.created().getAttribute("count"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("the session has ended");
    }

    @Test
    void after_a_logout_nothing_is_left_of_what_came_along() throws SQLException {
        Application home =
                Application.on(Application.Where.HOME, scene).reading().holding("{\"count\": 1}");
        HttpServletRequest request = home.request();
        Visit visit = home.visit(request);
        visit.created().getAttribute("count");

        Recognising.by(home.sessions()).logout(request, home.visits().response());

        assertThat(Recognition.attributesOf(request)).isEmpty();
        assertThat(visit.existing()).isEmpty();
        assertThat(visit.created().getAttribute("count")).isNull();
    }
}
