package org.baton.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.baton.http.Answer;
import org.baton.paseto.CallClaims;
import org.baton.paseto.Jti;
import org.baton.paseto.KeyId;
import org.baton.paseto.KeyRing;
import org.baton.paseto.TicketClaims;
import org.baton.paseto.TokenClaims;
import org.baton.paseto.TokenLife;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerifier;
import org.baton.paseto.TokenVersion;
import org.baton.scene.Requests;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.secret.SecretHash;
import org.baton.ticket.Tickets.Ticket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sibling answers to a request for a file, before the file's own servlet is asked. */
@ExtendWith(SceneExtension.class)
class TicketFilterDbTest {
    private final Scene scene;
    private final Tickets tickets;
    private final TicketFilter filter;

    TicketFilterDbTest(Scene scene) {
        this.scene = scene;
        this.tickets = new Tickets(scene);
        this.filter = new TicketFilter(tickets.verifier(), tickets.role(), new SharedUse(scene.sibling()));
    }

    @Test
    void a_request_with_its_ticket_goes_on_once_and_the_application_knows_who_asked() throws SQLException {
        Ticket ticket = tickets.issue();
        HttpServletRequest request = get("ticket=" + ticket.text());

        assertThat(filter.refused(request)).isEmpty();

        TicketClaims claims = ticket.verified().claims();
        assertThat(UsedTicket.of(request))
                .contains(new UsedTicket(claims.userId(), claims.rootSession(), claims.trace()));
        assertThat(status(get("ticket=" + ticket.text()))).isEqualTo(403);
    }

    @Test
    void nobody_can_tell_one_refusal_from_another() throws SQLException {
        Ticket used = tickets.issue();
        filter.refused(get("ticket=" + used.text()));
        Ticket elsewhere = tickets.issue();

        Answer first = filter.refused(get("ticket=" + used.text())).orElseThrow();

        assertThat(List.of("", "ticket=", "ticket=v4.public.AAAA", "ticket=" + used.text() + "A"))
                .allSatisfy(query ->
                        assertThat(filter.refused(get(query))).as(query).contains(first));
        assertThat(filter.refused(Requests.asking("GET", "/files/other.pdf", "ticket=" + elsewhere.text(), Map.of())))
                .contains(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ticket=%s&ticket=%s", "ticket=%s&file=other.pdf", "file=other.pdf&ticket=%s", "Ticket=%s"})
    void nothing_but_one_ticket_may_stand_in_the_query_and_else_it_is_not_burnt(String query) throws SQLException {
        Ticket ticket = tickets.issue();

        assertThat(status(get(query.replace("%s", ticket.text())))).isEqualTo(403);

        assertThat(tickets.column("state", ticket)).isEqualTo("ISSUED");
    }

    @Test
    void a_request_without_a_query_is_refused() {
        assertThat(filter.refused(Requests.asking("GET", Tickets.PATH, null, Map.of())))
                .hasValueSatisfying(answer -> assertThat(answer.status()).isEqualTo(403));
    }

    @Test
    void who_only_looks_gets_nothing_and_burns_nothing() throws SQLException {
        Ticket ticket = tickets.issue();
        String query = "ticket=" + ticket.text();

        assertThat(status(Requests.asking("HEAD", Tickets.PATH, query, Map.of())))
                .isEqualTo(403);
        assertThat(status(Requests.asking("GET", Tickets.PATH, query, Map.of("Sec-Purpose", List.of("prefetch")))))
                .isEqualTo(403);
        assertThat(status(Requests.asking("POST", Tickets.PATH, query, Map.of())))
                .isEqualTo(405);

        assertThat(filter.refused(get(query))).isEmpty();
    }

    @Test
    void a_ticket_for_head_is_for_head() throws SQLException {
        Wish wish = new Wish("shop", "HEAD", new FilePath(Tickets.PATH), false);
        String query = "ticket="
                + tickets.tryIssue(scene.login(), wish).orElseThrow().token().text();

        assertThat(filter.refused(Requests.asking("HEAD", Tickets.PATH, query, Map.of())))
                .isEmpty();
    }

    @Test
    void several_lines_of_range_are_a_later_part() throws SQLException {
        Ticket ticket = tickets.issue();

        assertThat(status(Requests.asking(
                        "GET",
                        Tickets.PATH,
                        "ticket=" + ticket.text(),
                        Map.of("Range", List.of("bytes=0-", "bytes=7-")))))
                .isEqualTo(403);

        assertThat(tickets.column("reason", ticket)).isEqualTo("NOT_FROM_THE_START");
    }

    @Test
    void a_handoff_token_and_an_assertion_are_refused_at_the_signature_and_leave_no_trace_in_the_database()
            throws SQLException {
        TokenSigner signer = new TokenSigner(Tickets.KEYS);
        TokenLife life = TokenLife.from(Tickets.NOW, Duration.ofSeconds(30));
        String binding = TokenUse.TICKET.binding("shop", "https://shop.example.org");
        TokenClaims handoff = new TokenClaims(
                Tickets.HOME,
                "shop",
                Jti.random(),
                life,
                TokenUse.HANDOFF,
                "7",
                "41",
                SecretHash.sha256("a verifier"),
                Tickets.NOW,
                List.of("pwd"),
                UUID.randomUUID(),
                Optional.empty());
        String asTicket =
                signer.sign(handoff, TokenVersion.V4_PUBLIC, 1, binding).text();
        String assertion = signer.sign(new CallClaims("shop", Tickets.HOME + "/x", Jti.random(), life), 1, binding)
                .text();
        TicketFilter trusting = new TicketFilter(everyKey(), tickets.role(), new SharedUse(scene.sibling()));
        long audited = scene.count("session_events");

        assertThat(List.of(asTicket, assertion))
                .allSatisfy(token -> assertThat(trusting.refused(get("ticket=" + token)))
                        .hasValueSatisfying(
                                answer -> assertThat(answer.status()).isEqualTo(403)));

        assertThat(scene.count("session_events")).isEqualTo(audited);
    }

    /** Of all uses: a verifier that trusts more than it has to. */
    private static TokenVerifier everyKey() {
        KeyRing ring = KeyRing.of(Map.of(
                id(TokenUse.TICKET), Tickets.KEYS.verificationKey(TokenVersion.V4_PUBLIC, id(TokenUse.TICKET)),
                id(TokenUse.HANDOFF), Tickets.KEYS.verificationKey(TokenVersion.V4_PUBLIC, id(TokenUse.HANDOFF)),
                id(TokenUse.EXCHANGE), Tickets.KEYS.verificationKey(TokenVersion.V4_PUBLIC, id(TokenUse.EXCHANGE))));
        return new TokenVerifier(ring, Tickets.CLOCK, TokenVerifier.DEFAULT_SKEW);
    }

    private static KeyId id(TokenUse use) {
        return new KeyId("shop", use, 1);
    }

    private static HttpServletRequest get(String query) {
        return Requests.asking("GET", Tickets.PATH, query, Map.of());
    }

    private int status(HttpServletRequest request) {
        return filter.refused(request).orElseThrow().status();
    }
}
