package org.baton.handoff;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import org.baton.paseto.KeyId;
import org.baton.paseto.KeyRing;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.TokenVerifier;
import org.baton.paseto.TokenVersion;
import org.baton.paseto.VerifiedToken;
import org.baton.scene.Scene;
import org.baton.session.Channel;
import org.baton.session.HostId;
import org.baton.session.LeasedSessions;
import org.baton.session.Opened;
import org.baton.session.Session;
import org.baton.session.Sessions;

/**
 * Home and the depot, a sibling that exchanges handoffs without home. Both are on the scene's one database, where their rows
 * do not meet: home's record of a session has no secret, and the depot's own no root.
 */
final class Offline {
    static final SiblingRole ROLE = new SiblingRole(
            "depot",
            "https://depot.example.org",
            "https://login.example.org",
            Delivery.FORM_POST,
            SiblingRole.SameSite.NONE);

    private static final HostId DEPOT = new HostId("depot");
    private static final Sibling SIBLING = new Sibling(
            "depot",
            ROLE.origin(),
            SiblingRole.CALLBACK,
            "/handoff/start",
            Duration.ofSeconds(60),
            new Sibling.Keys(TokenVersion.V4_PUBLIC, 1, 1),
            ExchangeWay.OFFLINE,
            Delivery.FORM_POST);

    private final Clock clock = Clock.fixed(Clock.systemUTC().instant(), ZoneOffset.UTC);
    private final SigningKeys keys = new SigningKeys(Handoffs.MASTER);
    private final Scene scene;
    private final HandoffIssuer issuer;
    private final LeasedSessions leased;
    private final OfflineExchange exchange;

    /** Registers the depot in the scene's database. */
    Offline(Scene scene) throws SQLException {
        this.scene = scene;
        this.issuer = new HandoffIssuer(scene.home(), new TokenSigner(keys), ROLE.homeOrigin(), clock);
        this.leased = new LeasedSessions(scene.home(), DEPOT, ROLE.homeOrigin(), Scene.POLICY);
        this.exchange = new OfflineExchange(scene.home(), leased, ROLE, clock);
        scene.owner()
                .run(
                        "INSERT INTO siblings (id, origin, exchange) VALUES ('depot', ?, 'OFFLINE')"
                                + " ON CONFLICT (id) DO UPDATE SET lease_grace = interval '0'",
                        ROLE.origin());
    }

    /** A handoff of a new user's login. */
    Handoffs.Handoff issue() throws SQLException {
        return issue(scene.login());
    }

    Handoffs.Handoff issue(Opened root) {
        Binding binding = Binding.fresh(Handoffs.ANYWHERE, 0, clock.instant());
        String wire = ((IssueResult.Issued) tryIssue(root, binding)).token().text();
        return new Handoffs.Handoff(root, wire, (VerifiedToken) verify(wire), binding);
    }

    IssueResult tryIssue(Opened root, Binding binding) {
        Session session = scene.sessions().resume(root.secret(), Channel.COOKIE).orElseThrow();
        return issueTo(session, binding);
    }

    IssueResult issueTo(Session session, Binding binding) {
        return issuer.issue(session, SIBLING, binding.challenge(), "192.0.2.7");
    }

    /** As the depot verifies it: with home's key pinned. */
    TokenVerification verify(String wire) {
        KeyId id = new KeyId("depot", TokenUse.HANDOFF, 1);
        KeyRing pinned = KeyRing.of(Map.of(id, keys.verificationKey(TokenVersion.V4_PUBLIC, id)));
        return new HandoffExchange(new TokenVerifier(pinned, clock, TokenVerifier.DEFAULT_SKEW), ROLE, exchange)
                .verify(wire);
    }

    ExchangeResult exchange(Handoffs.Handoff handoff) {
        return exchange(handoff, handoff.binding());
    }

    /** As another browser, which has the token and not the verifier. */
    ExchangeResult exchangeElsewhere(Handoffs.Handoff handoff) {
        return exchange(handoff, Binding.fresh(Handoffs.ANYWHERE, 0, clock.instant()));
    }

    ExchangeResult exchange(Handoffs.Handoff handoff, Binding binding) {
        return exchange.exchange(handoff.token(), binding, Optional.empty(), Scene.CLIENT);
    }

    Opened exchanged(Handoffs.Handoff handoff) {
        return ((ExchangeResult.Exchanged) exchange(handoff)).session();
    }

    OfflineExchange way() {
        return exchange;
    }

    /** Home's id of its record of the session that the token opens. */
    static String record(Handoffs.Handoff handoff) {
        return handoff.token().claims().offline().orElseThrow().session();
    }

    /** What takes home's notices in. */
    LeasedSessions leased() {
        return leased;
    }

    /** The depot's sessions. */
    Sessions sessions() {
        return LeasedSessions.sessions(scene.home(), DEPOT, Scene.POLICY);
    }

    /** How many refusals with that reason the depot's audit has of that handoff. */
    long audited(String reason, Handoffs.Handoff handoff) throws SQLException {
        return scene.count(
                "session_events WHERE type = 'HANDOFF_REFUSED' AND trace = ? AND sibling_id = 'depot'"
                        + " AND detail ->> 'reason' = ?",
                handoff.token().claims().trace(),
                reason);
    }
}
