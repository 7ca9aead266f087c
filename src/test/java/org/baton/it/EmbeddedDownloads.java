package org.baton.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.baton.run.Database;
import org.baton.run.Redeployable;
import org.baton.scene.Race;
import org.junit.jupiter.api.Test;

/** The same application streams a file of 100 MB to whoever shows a ticket, which it has home use up. */
abstract class EmbeddedDownloads extends Embeddings {
    private static final String FILE = "/files/large.bin";
    private static final int RACERS = 64;
    private static final int MOST_TRIES = 5;

    EmbeddedDownloads(Nodes nodes, Redeployable server, Path own, Database database) {
        super(nodes, server, own, database);
    }

    /** Where this machine is too busy for home's 3 seconds, nobody has the file, and they all try another ticket. */
    @Test
    void of_64_who_show_a_ticket_at_once_one_has_the_whole_file() throws Exception {
        Visitor visitor = loggedIn();
        try (Race race = new Race(RACERS)) {
            List<Downloads.Got> had = List.of();
            for (int tries = 0; tries < MOST_TRIES && had.isEmpty(); tries++) {
                URI address = downloads().ticket(visitor, FILE, false);
                List<Downloads.Got> all =
                        race.run(Collections.nCopies(RACERS, () -> downloads().get(address)));
                had = all.stream().filter(got -> got.status() == 200).toList();
                assertThat(all).extracting(Downloads.Got::status).isSubsetOf(200, 403, 503);
                assertThat(all).extracting(Downloads.Got::status).contains(had.isEmpty() ? 503 : 403);
            }
            assertThat(had).hasSize(1);
            assertThat(had.get(0).length()).isEqualTo(StreamedFile.SIZE);
            assertThat(had.get(0).hash()).isEqualTo(Downloads.hashFrom(0));
        }
    }

    @Test
    void a_later_part_needs_a_ticket_that_may_be_resumed() {
        Visitor visitor = loggedIn();
        URI once = downloads().ticket(visitor, FILE, false);
        URI resumable = downloads().ticket(visitor, FILE, true);
        long half = StreamedFile.SIZE / 2;

        assertThat(part(once, half).status()).isEqualTo(403);
        assertThat(downloads().get(once).status()).isEqualTo(403);
        for (long from : List.of(half, StreamedFile.SIZE - 7)) {
            Downloads.Got part = part(resumable, from);
            assertThat(part.status()).isEqualTo(206);
            assertThat(part.hash()).isEqualTo(Downloads.hashFrom(from));
        }
    }

    @Test
    void a_servlet_that_answers_from_another_thread_serves_a_ticket_too() {
        URI address = downloads().ticket(loggedIn(), "/files/later.bin", true);

        Downloads.Got part = part(address, StreamedFile.SIZE - 7);

        assertThat(part.status()).isEqualTo(206);
        assertThat(part.hash()).isEqualTo(Downloads.hashFrom(StreamedFile.SIZE - 7));
    }

    @Test
    void the_application_knows_who_asked_and_no_cache_keeps_it() {
        Person alice = person();
        Visitor visitor = hosts.visitor();
        visitor.hasLoggedIn(alice);

        Downloads.Got got = part(downloads().ticket(visitor, FILE, true), StreamedFile.SIZE - 7);

        assertThat(got.header("X-User"))
                .contains(hosts.database()
                        .value("SELECT CAST(id AS text) FROM users WHERE username = ?", alice.username()));
        assertThat(got.header("Cache-Control")).contains("no-store");
        assertThat(got.header("Referrer-Policy")).contains("no-referrer");
        assertThat(got.header("Set-Cookie")).isEmpty();
    }

    @Test
    void a_logout_before_it_is_shown_kills_a_ticket() {
        Visitor visitor = loggedIn();
        URI address = downloads().ticket(visitor, FILE, false);

        visitor.logout();

        assertThat(downloads().get(address).status()).isEqualTo(403);
    }

    @Test
    void a_handoff_token_shown_as_a_ticket_is_refused_and_stays_good() {
        Visitor visitor = loggedIn();
        Handoff handoff = handoff(visitor);

        assertThat(downloads()
                        .get(hosts.shop(FILE + "?ticket=" + handoff.token()))
                        .status())
                .isEqualTo(403);

        assertThat(visitor.present(handoff).status()).isEqualTo(303);
    }

    private Visitor loggedIn() {
        Visitor visitor = hosts.visitor();
        visitor.hasLoggedIn(person());
        return visitor;
    }

    private Downloads downloads() {
        return new Downloads(hosts, "orders");
    }

    private Downloads.Got part(URI address, long from) {
        return downloads().get(address, "Range", "bytes=" + from + "-");
    }
}
