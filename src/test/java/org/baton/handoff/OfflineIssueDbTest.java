package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.baton.paseto.OfflineGrant;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.Channel;
import org.baton.session.EndReason;
import org.baton.session.Opened;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What home does for a sibling that will not ask it: all, when it issues the token. */
@ExtendWith(SceneExtension.class)
class OfflineIssueDbTest {
    private final Scene scene;
    private final Offline offline;

    OfflineIssueDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.offline = new Offline(scene);
    }

    @Test
    void home_records_the_session_at_issue_and_closes_the_handoff() throws SQLException {
        Handoffs.Handoff handoff = offline.issue();

        assertThat(scene.count(
                        "handoffs h JOIN sessions s ON s.id = h.child_id WHERE h.trace = ? AND h.state = 'EXCHANGED'"
                                + " AND s.host = 'depot' AND s.root_id = ? AND s.secret_hash IS NULL"
                                + " AND CAST(s.id AS text) = ?"
                                + " AND s.lease_until = s.opened_at + interval '6 minutes'",
                        handoff.token().claims().trace(),
                        handoff.root().id().value(),
                        Offline.record(handoff)))
                .isOne();
    }

    @Test
    void the_token_says_who_it_is_and_how_long_it_lasts() throws SQLException {
        scene.owner().run("UPDATE siblings SET lease_grace = interval '1 hour' WHERE id = 'depot'");
        Opened root = scene.login();

        OfflineGrant grant = offline.issue(root).token().claims().offline().orElseThrow();

        assertThat(grant.username())
                .isEqualTo(scene.sessions()
                        .resume(root.secret(), Channel.COOKIE)
                        .orElseThrow()
                        .user()
                        .username());
        assertThat(grant.groups()).containsExactly("user");
        assertThat(grant.leaseGrace()).isEqualTo(Duration.ofHours(1));
        assertThat(scene.count(
                        "sessions WHERE CAST(id AS text) = ? AND date_trunc('second', expires_at) = CAST(? AS timestamptz)",
                        grant.session(),
                        grant.expiresAt().toString()))
                .isOne();
    }

    @Test
    void a_sibling_that_asks_home_is_told_nothing_of_the_user_by_its_token() throws SQLException {
        assertThat(new Handoffs(scene).issue().token().claims().offline()).isEmpty();
    }

    @Test
    void the_end_of_the_login_ends_the_record_and_owes_the_depot_a_notice() throws SQLException {
        Handoffs.Handoff handoff = offline.issue();

        scene.sessions().end(handoff.root().id(), EndReason.LOGOUT);

        assertThat(scene.count(
                        "sessions s JOIN logout_notices n ON n.session_id = s.id WHERE CAST(s.id AS text) = ?"
                                + " AND s.end_reason = 'ROOT_ENDED' AND n.sibling_id = 'depot'",
                        Offline.record(handoff)))
                .isOne();
    }

    @Test
    void a_sixth_record_that_was_never_renewed_ends_the_oldest_and_no_renewed_one() throws SQLException {
        Opened root = scene.login();
        String renewed = Offline.record(offline.issue(root));
        scene.owner().run("UPDATE sessions SET last_seen_at = clock_timestamp() WHERE CAST(id AS text) = ?", renewed);

        List<String> records = IntStream.rangeClosed(1, 6)
                .mapToObj(number -> Offline.record(offline.issue(root)))
                .toList();

        assertThat(live(root))
                .containsExactlyElementsOf(
                        Stream.concat(Stream.of(renewed), records.stream().skip(1))
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE users SET display_name = repeat('\u00e9', 200), username = repeat('b', 194) || id WHERE id = ?",
                "INSERT INTO user_groups SELECT ?, repeat('g', 90) || n FROM generate_series(1, 7) n"
            })
    void names_and_groups_that_do_not_fit_into_a_token_are_not_handed_over_and_nothing_is_recorded(String change)
            throws SQLException {
        Opened root = scene.login();
        scene.owner().run(change, Long.parseLong(scene.column("user_id", root)));

        IssueResult result = offline.tryIssue(root, Binding.fresh(Handoffs.ANYWHERE, 0, Handoffs.NOW));

        assertThat(result).isEqualTo(new IssueResult.TooLarge());
        assertThat(live(root)).isEmpty();
    }

    private List<String> live(Opened root) throws SQLException {
        return scene.owner()
                .all(
                        String.class,
                        "SELECT CAST(id AS text) FROM sessions WHERE root_id = ? AND ended_at IS NULL ORDER BY sessions.id",
                        root.id().value());
    }
}
