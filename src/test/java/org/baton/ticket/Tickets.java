package org.baton.ticket;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baton.handoff.Delivery;
import org.baton.handoff.SiblingRole;
import org.baton.paseto.KeyId;
import org.baton.paseto.KeyRing;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.Token;
import org.baton.paseto.TokenExpectation;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.TokenVerifier;
import org.baton.paseto.TokenVersion;
import org.baton.paseto.VerifiedTicket;
import org.baton.scene.Scene;
import org.baton.secret.MasterKey;
import org.baton.session.Channel;
import org.baton.session.Opened;
import org.baton.session.Session;

/** Home's issuer and a sibling's verifier on one scene, at a fixed time for tokens; rows keep the database's time. */
final class Tickets {
    static final String HOME = "https://login.example.org";
    static final String PATH = "/files/report.pdf";
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final SigningKeys KEYS =
            new SigningKeys(MasterKey.fromSetting("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"));
    static final Wish WISH = new Wish("shop", "GET", new FilePath(PATH), false);
    static final Showing SHOWN = shown("GET", PATH);

    private final Scene scene;
    private final String sibling;
    private final TicketIssuer issuer;

    /** For the shop's files. */
    Tickets(Scene scene) {
        this(scene, "shop");
    }

    /** For the files of that sibling, which is registered as {@code https://<sibling>.example.org}. */
    Tickets(Scene scene, String sibling) {
        this.scene = scene;
        this.sibling = sibling;
        this.issuer = new TicketIssuer(scene.home(), new TokenSigner(KEYS), HOME, CLOCK);
    }

    /** A ticket that was issued, as it travels and as the sibling has verified it. */
    record Ticket(Opened root, TicketIssuer.Issued issued, VerifiedTicket verified) {
        String text() {
            return issued.token().text();
        }
    }

    static Showing shown(String method, String path) {
        return new Showing(method, path, Optional.empty(), "192.0.2.9");
    }

    /** The ordinary request, for a part. */
    static Showing part(String range) {
        return new Showing("GET", PATH, Optional.of(range), "192.0.2.9");
    }

    Ticket issue() throws SQLException {
        return issue(scene.login(), false);
    }

    Ticket issueForResuming() throws SQLException {
        return issue(scene.login(), true);
    }

    Ticket issue(Opened root, boolean mayResume) {
        TicketIssuer.Issued issued = tryIssue(root, new Wish(sibling, "GET", new FilePath(PATH), mayResume))
                .orElseThrow();
        return new Ticket(root, issued, (VerifiedTicket) verify(issued.token()));
    }

    Optional<TicketIssuer.Issued> tryIssue(Opened root, Wish wish) {
        Session session = scene.sessions().resume(root.secret(), Channel.COOKIE).orElseThrow();
        return issuer.issue(session, wish, "192.0.2.7");
    }

    TicketIssuer issuer() {
        return issuer;
    }

    SiblingRole role() {
        return new SiblingRole(
                sibling, "https://" + sibling + ".example.org", HOME, Delivery.FORM_POST, SiblingRole.SameSite.NONE);
    }

    TokenVerification verify(Token token) {
        return verifier()
                .verifyTicket(
                        token,
                        new TokenExpectation(
                                TokenUse.TICKET, HOME, sibling, TokenUse.TICKET.binding(sibling, role().origin())));
    }

    /** With home's keys of two generations in both versions: the row of the sibling alone decides which signs. */
    TokenVerifier verifier() {
        String pinned = Stream.of(1, 2)
                .map(generation -> new KeyId(sibling, TokenUse.TICKET, generation))
                .flatMap(id -> Arrays.stream(TokenVersion.values())
                        .map(version -> id.text() + "="
                                + KEYS.verificationKey(version, id).paserk()))
                .collect(Collectors.joining(","));
        return new TokenVerifier(KeyRing.fromSetting(pinned), CLOCK, TokenVerifier.DEFAULT_SKEW);
    }

    static TicketUse refused(TicketUse.Reason reason) {
        return new TicketUse.Refused(reason);
    }

    /** A column of the ticket's row, as text. */
    String column(String column, Ticket ticket) throws SQLException {
        return scene.owner()
                .one(
                        String.class,
                        "SELECT coalesce(CAST(%s AS text), 'null') FROM tickets WHERE trace = ?".formatted(column),
                        ticket.verified().claims().trace());
    }

    /** The owner changes the ticket's row by hand. */
    void change(String assignment, Ticket ticket) throws SQLException {
        scene.owner()
                .run(
                        "UPDATE tickets SET " + assignment + " WHERE trace = ?",
                        ticket.verified().claims().trace());
    }

    /** How many events of that type the audit has of that ticket, with that reason; "null" for none. */
    long audited(String type, String reason, Ticket ticket) throws SQLException {
        return scene.count(
                "session_events WHERE type = ? AND trace = ? AND coalesce(detail ->> 'reason', 'null') = ?",
                type,
                ticket.verified().claims().trace(),
                reason);
    }
}
