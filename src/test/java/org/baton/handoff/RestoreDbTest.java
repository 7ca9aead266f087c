package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.handoff.Handoffs.Handoff;
import org.baton.run.TestDirectory;
import org.baton.run.TestPostgres;
import org.baton.scene.Scene;
import org.baton.session.Channel;
import org.baton.session.EndReason;
import org.baton.session.Opened;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A database as it was before things ended, and what {@code docs/how-to/back-up-and-restore.md} has a DBA run on it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RestoreDbTest {
    private static final Pattern STATEMENTS = Pattern.compile("(?s) *```sql\n(.*?)```");

    private final Opened ended;
    private final Handoff exchanged;
    private final Scene lost;
    private final Scene restored;

    RestoreDbTest() throws SQLException {
        Scene original = Scene.fresh();
        this.ended = original.login();
        this.exchanged = new Handoffs(original).issue();
        // Nobody may be connected while it is copied.
        original.close();
        this.restored = Scene.on(TestPostgres.copyOf(original.database()));
        this.lost = Scene.on(original.database());
    }

    @BeforeAll
    void restore() throws Exception {
        lost.sessions().end(ended.id(), EndReason.LOGOUT);
        new Handoffs(lost).exchanged(exchanged);
        assertThat(restored.sessions().resume(ended.secret(), Channel.COOKIE))
                .as("it has come back")
                .isPresent();
        assertThat(new Handoffs(restored).state(exchanged)).isEqualTo("ISSUED");

        Matcher statements = STATEMENTS.matcher(
                Files.readString(TestDirectory.project().resolve("docs/how-to/back-up-and-restore.md")));
        assertThat(statements.find()).isTrue();
        restored.owner().run(statements.group(1));
        assertThat(statements.find()).isFalse();
    }

    @AfterAll
    void close() throws SQLException {
        lost.close();
        restored.close();
    }

    @Test
    void a_session_that_had_ended_since_the_backup_is_not_live() {
        assertThat(restored.sessions().resume(ended.secret(), Channel.COOKIE)).isEmpty();
    }

    @Test
    void a_handoff_that_was_exchanged_since_the_backup_is_not_exchanged_again() throws SQLException {
        Handoffs handoffs = new Handoffs(restored);

        assertThat(handoffs.exchange(exchanged)).isInstanceOf(ExchangeResult.Refused.class);
        assertThat(handoffs.state(exchanged)).isEqualTo("VOIDED");
    }

    @Test
    void numbers_given_since_the_backup_are_not_given_again() throws SQLException {
        assertThat(restored.login().id().value())
                .isGreaterThan(lost.login().id().value() + 999_000);
        assertThat(restored.user().value()).isGreaterThan(lost.user().value() + 9_000);
    }
}
