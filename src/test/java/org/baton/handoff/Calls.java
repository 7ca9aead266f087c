package org.baton.handoff;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Parameters;
import org.baton.paseto.CallClaims;
import org.baton.paseto.Jti;
import org.baton.paseto.KeyId;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenLife;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVersion;
import org.baton.scene.Requests;
import org.baton.scene.Scene;
import org.baton.secret.MasterKey;
import org.baton.session.Channel;
import org.baton.session.Opened;
import org.baton.session.Session;

/** The calls of the store, a sibling with a database of its own, as home's addresses see them; without a server between. */
final class Calls {
    static final String HOME = "https://login.example.org";

    private static final String ORIGIN = "https://store.example.org";
    private static final Instant NOW = Handoffs.NOW;
    private static final Sibling STORE = new Sibling(
            "store",
            ORIGIN,
            SiblingRole.CALLBACK,
            "/handoff/start",
            Duration.ofSeconds(60),
            new Sibling.Keys(TokenVersion.V4_PUBLIC, 1, 1),
            ExchangeWay.ENDPOINT,
            Delivery.FORM_POST);

    private final Scene scene;
    private final SigningKeys own = new SigningKeys(MasterKey.random());
    private final HandoffIssuer issuer;
    private final ExchangeAddress exchange;
    private final RenewAddress renew;

    /** Registers the store in the scene's database, which is home's. */
    Calls(Scene scene) throws SQLException {
        this.scene = scene;
        SigningKeys keys = new SigningKeys(Handoffs.MASTER);
        EndpointCalls calls = new EndpointCalls(scene.home(), keys, Handoffs.CLOCK, HOME);
        this.issuer = new HandoffIssuer(scene.home(), new TokenSigner(keys), HOME, Handoffs.CLOCK);
        this.exchange =
                new ExchangeAddress(scene.home(), calls, Scene.POLICY.browser().idleTimeout());
        this.renew = new RenewAddress(scene.home(), calls);
        scene.owner()
                .run(
                        "INSERT INTO siblings (id, origin, exchange, public_key) VALUES ('store', ?, 'ENDPOINT', ?)"
                                + " ON CONFLICT (id) DO UPDATE SET public_key = excluded.public_key, enabled = true",
                        ORIGIN,
                        publicKey(own));
    }

    /** A handoff that was issued, and what its browser keeps. */
    record Handoff(Opened root, String wire, Binding binding) {}

    Handoff issue(Opened root) {
        Binding binding = Binding.fresh(Handoffs.ANYWHERE, 0, NOW);
        Session session = scene.sessions().resume(root.secret(), Channel.COOKIE).orElseThrow();
        IssueResult result = issuer.issue(session, STORE, binding.challenge(), "192.0.2.7");
        return new Handoff(root, ((IssueResult.Issued) result).token().text(), binding);
    }

    /** As the store does it: by an assertion that was never used. */
    Answer exchange(Handoff handoff) {
        return exchange(handoff, assertion(ExchangeAddress.PATH));
    }

    Answer exchange(Handoff handoff, String assertion) {
        return exchange(
                assertion,
                Map.of("token", handoff.wire(), "verifier", handoff.binding().verifier()));
    }

    Answer exchange(String assertion, Map<String, String> form) {
        return exchange.post(call(assertion, form)).orElseThrow();
    }

    /** The same call by a script of a page, which sends an Origin. */
    Answer exchangeFromPage(Handoff handoff) {
        Call call = call(
                assertion(ExchangeAddress.PATH),
                Map.of("token", handoff.wire(), "verifier", handoff.binding().verifier()),
                HOME);
        return exchange.post(call).orElseThrow();
    }

    Answer renewFromPage(String sessions) {
        return renew.post(call(assertion(RenewAddress.PATH), Map.of("sessions", sessions), HOME))
                .orElseThrow();
    }

    Answer renew(String sessions) {
        return renew(assertion(RenewAddress.PATH), sessions);
    }

    Answer renew(String assertion, String sessions) {
        return renew.post(call(assertion, Map.of("sessions", sessions))).orElseThrow();
    }

    /** The store's assertion for that path of home. */
    String assertion(String path) {
        return assertion(own, path, "store", NOW);
    }

    static String assertion(SigningKeys keys, String path, String sibling, Instant at) {
        CallClaims claims = new CallClaims(sibling, HOME + path, Jti.random(), TokenLife.from(at, CallClaims.LONGEST));
        return new TokenSigner(keys)
                .sign(claims, 1, TokenUse.EXCHANGE.binding(sibling, HOME + path))
                .text();
    }

    static String publicKey(SigningKeys keys) {
        return keys.verificationKey(TokenVersion.V4_PUBLIC, new KeyId("store", TokenUse.EXCHANGE, 1))
                .paserk();
    }

    SigningKeys own() {
        return own;
    }

    static Call call(String assertion, Map<String, String> form) {
        return call(assertion, form, "");
    }

    private static Call call(String assertion, Map<String, String> form, String origin) {
        Map<String, List<String>> headers = new HashMap<>();
        if (!origin.isEmpty()) {
            headers.put("Origin", List.of(origin));
        }
        if (!assertion.isEmpty()) {
            headers.put("Authorization", List.of("PASETO " + assertion));
        }
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return new Call(Requests.with(headers), Parameters.parse(body).orElseThrow());
    }

    /** The text of a JSON answer. */
    static String body(Answer answer) {
        return answer.body() instanceof Answer.Json json
                ? json.object().toString()
                : answer.body().toString();
    }
}
