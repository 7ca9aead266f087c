package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.paseto.TokenVerification.Refused;
import org.baton.secret.MasterKey;
import org.baton.secret.SecretHash;

/** An ordinary handoff to the sibling "billing", and tokens made of anything, signed with the right key. */
final class Example {

    static final Instant NOW = Instant.parse("2026-01-01T12:00:00Z");
    static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    static final SigningKeys KEYS =
            new SigningKeys(MasterKey.fromSetting("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"));
    static final KeyId KEY_ID = new KeyId("billing", TokenUse.HANDOFF, 1);
    static final KeyRing RING = KeyRing.fromSetting(pin(TokenVersion.V4_PUBLIC) + "," + pin(TokenVersion.V2_PUBLIC));
    static final String ISSUER = "https://home.example.org";
    static final String BINDING = "baton/1|handoff|billing|https://billing.example.org/handoff/callback";
    static final TokenExpectation EXPECTED = new TokenExpectation(TokenUse.HANDOFF, ISSUER, "billing", BINDING);
    static final TokenClaims CLAIMS = claims(TokenLife.from(NOW, Duration.ofSeconds(60)));
    static final OfflineGrant GRANT = new OfflineGrant(
            "42",
            NOW.plus(Duration.ofHours(12)),
            Duration.ofHours(1),
            "mona",
            "Mona \"Lisa\"",
            List.of("painted", "user"));
    static final String ASSERTED = "baton/1|assertion|billing|https://home.example.org";
    static final AssertionClaims ASSERTION = asserted(TokenLife.from(NOW, Duration.ofSeconds(30)), "mona", "user");
    static final byte[] FOOTER = TokenFooter.write(KEY_ID);

    private Example() {}

    static TokenClaims claims(TokenLife life) {
        return new TokenClaims(
                ISSUER,
                "billing",
                new Jti("AAECAwQFBgcICQoLDA0ODw"),
                life,
                TokenUse.HANDOFF,
                "1234567",
                "98765432",
                SecretHash.sha256("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
                NOW.minusSeconds(600),
                List.of("pwd"),
                UUID.fromString("4f6c2f3e-0d4c-4b67-9a0e-1f2a3b4c5d6e"),
                Optional.empty());
    }

    /** The same for a sibling that exchanges without home. */
    static TokenClaims claims(OfflineGrant grant) {
        return new TokenClaims(
                CLAIMS.issuer(),
                CLAIMS.audience(),
                CLAIMS.jti(),
                CLAIMS.life(),
                CLAIMS.use(),
                CLAIMS.userId(),
                CLAIMS.rootSession(),
                CLAIMS.challenge(),
                CLAIMS.authTime(),
                CLAIMS.amr(),
                CLAIMS.trace(),
                Optional.of(grant));
    }

    /** What home tells a service that is called "billing", too. */
    static AssertionClaims asserted(TokenLife life, String username, String... groups) {
        return new AssertionClaims(
                ISSUER,
                "billing",
                CLAIMS.jti(),
                life,
                CLAIMS.userId(),
                username,
                List.of(groups),
                CLAIMS.rootSession(),
                CLAIMS.authTime(),
                CLAIMS.trace());
    }

    static Token token(TokenVersion version) {
        return new TokenSigner(KEYS).sign(CLAIMS, version, 1, BINDING);
    }

    private static String pin(TokenVersion version) {
        return KEY_ID.text() + "=" + KEYS.verificationKey(version, KEY_ID).paserk();
    }

    static TokenVerifier verifier() {
        return new TokenVerifier(RING, CLOCK, TokenVerifier.DEFAULT_SKEW);
    }

    /** Why an ordinary verifier refuses this token; fails if it does not. */
    static Reason refusal(Token token) {
        TokenVerification verification = verifier().verify(token, EXPECTED);
        assertThat(verification).isInstanceOf(Refused.class);
        return ((Refused) verification).reason();
    }

    /** Each claim's name with its value as JSON text, in order, to be changed at will. */
    static Map<String, String> json(TokenVersion version) {
        Map<String, String> json = new LinkedHashMap<>();
        json.put("iss", "\"https://home.example.org\"");
        json.put("aud", "\"billing\"");
        json.put("jti", "\"AAECAwQFBgcICQoLDA0ODw\"");
        json.put("iat", "\"2026-01-01T12:00:00Z\"");
        json.put("nbf", "\"2026-01-01T12:00:00Z\"");
        json.put("exp", "\"2026-01-01T12:01:00Z\"");
        json.put("use", "\"handoff\"");
        json.put("sub", "\"1234567\"");
        json.put("sid", "\"98765432\"");
        json.put("chl", "\"E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM\"");
        json.put("auth_time", "\"2026-01-01T11:50:00Z\"");
        json.put("amr", "[\"pwd\"]");
        json.put("trace", "\"4f6c2f3e-0d4c-4b67-9a0e-1f2a3b4c5d6e\"");
        json.put("v", "1");
        if (version == TokenVersion.V2_PUBLIC) {
            json.put("bind", "\"" + BINDING + "\"");
        }
        return json;
    }

    static String text(Map<String, String> json) {
        return json.entrySet().stream()
                .map(claim -> "\"" + claim.getKey() + "\":" + claim.getValue())
                .collect(Collectors.joining(",", "{", "}"));
    }

    static Token signed(TokenVersion version, String message) {
        return signed(version, message.getBytes(UTF_8), FOOTER);
    }

    static Token signed(TokenVersion version, byte[] message, byte[] footer) {
        return version.codec().sign(KEYS.seed(version, KEY_ID), message, footer, BINDING);
    }
}
