package org.baton.handoff;

import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baton.http.Call;
import org.baton.http.Parameters;
import org.baton.http.ReturnPath;
import org.baton.paseto.KeyId;
import org.baton.paseto.KeyRing;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerifier;
import org.baton.paseto.TokenVersion;
import org.baton.paseto.VerifiedToken;
import org.baton.scene.Requests;
import org.baton.scene.Scene;
import org.baton.secret.MasterKey;
import org.baton.session.Channel;
import org.baton.session.Opened;
import org.baton.session.Session;

/** Home's issuer and the shop's exchange on one scene, at a fixed time for tokens; rows keep the database's time. */
final class Handoffs {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final MasterKey MASTER = MasterKey.fromSetting("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8");
    static final SiblingRole ROLE = new SiblingRole(
            "shop",
            "https://shop.example.org",
            "https://login.example.org",
            Delivery.FORM_POST,
            SiblingRole.SameSite.NONE);

    /** The wish for the front page, by any login. */
    static final Binding.Wish ANYWHERE = new Binding.Wish(ReturnPath.ROOT, LoginDemand.ANY);

    static final Sibling SHOP = new Sibling(
            "shop",
            ROLE.origin(),
            SiblingRole.CALLBACK,
            "/handoff/start",
            Duration.ofSeconds(60),
            new Sibling.Keys(TokenVersion.V4_PUBLIC, 1, 1),
            ExchangeWay.SHARED,
            Delivery.FORM_POST);

    private final Scene scene;
    private final HandoffIssuer issuer;
    private final HandoffExchange exchange;

    Handoffs(Scene scene) {
        SigningKeys keys = new SigningKeys(MASTER);
        TokenVerifier verifier = new TokenVerifier(pinned(keys), CLOCK, TokenVerifier.DEFAULT_SKEW);
        this.scene = scene;
        this.issuer = new HandoffIssuer(scene.home(), new TokenSigner(keys), ROLE.homeOrigin(), CLOCK);
        this.exchange = new HandoffExchange(
                verifier,
                ROLE,
                new SharedExchange(scene.sibling(), Scene.POLICY.browser().idleTimeout()));
    }

    /** Two generations in both versions: the row of the sibling alone decides which signs. */
    private static KeyRing pinned(SigningKeys keys) {
        return KeyRing.fromSetting(Stream.of(1, 2)
                .map(generation -> new KeyId("shop", TokenUse.HANDOFF, generation))
                .flatMap(id -> Arrays.stream(TokenVersion.values())
                        .map(version -> id.text() + "="
                                + keys.verificationKey(version, id).paserk()))
                .collect(Collectors.joining(",")));
    }

    /**
     * A handoff that was issued, and what its browser keeps.
     *
     * @param wire the token as it travels
     */
    record Handoff(Opened root, String wire, VerifiedToken token, Binding binding) {}

    /** The request that brings a token. */
    static Call call() {
        return new Call(
                Requests.with(Map.of("User-Agent", List.of("A browser"))),
                Parameters.parse("").orElseThrow());
    }

    Handoff issue() throws SQLException {
        return issue(scene.login());
    }

    Handoff issue(Opened root) {
        Binding binding = Binding.fresh(ANYWHERE, 0, NOW);
        IssueResult result = tryIssue(root, binding);
        String wire = ((IssueResult.Issued) result).token().text();
        return new Handoff(root, wire, (VerifiedToken) exchange.verify(wire), binding);
    }

    IssueResult tryIssue(Opened root, Binding binding) {
        Session session = scene.sessions().resume(root.secret(), Channel.COOKIE).orElseThrow();
        return issuer.issue(session, SHOP, binding.challenge(), "192.0.2.7");
    }

    HandoffExchange exchange() {
        return exchange;
    }

    ExchangeResult exchange(Handoff handoff) {
        return exchange.exchange(handoff.token(), handoff.binding(), Optional.empty(), call());
    }

    /** As another browser, which has the token and not the verifier. */
    ExchangeResult exchangeElsewhere(Handoff handoff) {
        return exchange.exchange(handoff.token(), Binding.fresh(ANYWHERE, 0, NOW), Optional.empty(), call());
    }

    Opened exchanged(Handoff handoff) {
        return ((ExchangeResult.Exchanged) exchange(handoff)).session();
    }

    static ExchangeResult refused(ExchangeResult.Reason reason) {
        return new ExchangeResult.Refused(reason);
    }

    String state(Handoff handoff) throws SQLException {
        return column("state", handoff);
    }

    String column(String column, Handoff handoff) throws SQLException {
        return scene.owner()
                .one(
                        String.class,
                        "SELECT coalesce(CAST(%s AS text), 'null') FROM handoffs WHERE jti_hash = ?".formatted(column),
                        (Object) handoff.token().claims().jti().hash().bytes());
    }

    /** The owner changes the handoff's row by hand. */
    void change(String assignment, Handoff handoff) throws SQLException {
        scene.owner().run("UPDATE handoffs SET " + assignment + " WHERE jti_hash = ?", (Object)
                handoff.token().claims().jti().hash().bytes());
    }

    /** How many refusals with that reason the audit has of that handoff. */
    long audited(String reason, Handoff handoff) throws SQLException {
        return scene.count(
                "session_events WHERE type = 'HANDOFF_REFUSED' AND trace = ? AND sibling_id = 'shop'"
                        + " AND detail ->> 'reason' = ?",
                handoff.token().claims().trace(),
                reason);
    }
}
