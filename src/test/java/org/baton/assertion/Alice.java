package org.baton.assertion;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.baton.paseto.AssertionClaims;
import org.baton.paseto.KeyId;
import org.baton.paseto.KeyRing;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.Token;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVersion;
import org.baton.paseto.VerifiedAssertion;
import org.baton.secret.MasterKey;
import org.baton.session.HostId;
import org.baton.session.Kind;
import org.baton.session.Session;
import org.baton.session.SessionId;
import org.baton.user.User;
import org.baton.user.UserId;

/** Alice, who is logged in at home, and the service "stock" that home calls for her. */
final class Alice {
    static final Instant NOW = Instant.parse("2026-01-01T12:00:00.25Z");
    static final String HOME = "https://login.example.org";
    static final Audiences AUDIENCES = new Audiences(Map.of("stock", 1, "ledger", 2));
    static final UUID TRACE = UUID.fromString("4f6c2f3e-0d4c-4b67-9a0e-1f2a3b4c5d6e");
    static final SigningKeys KEYS = new SigningKeys(MasterKey.random());

    private Alice() {}

    /** Her session, with these groups. */
    static Session in(String... groups) {
        return session(7, "alice", false, groups);
    }

    static Session session(long id, String username, boolean mustChangePassword, String... groups) {
        Set<String> ordered = new LinkedHashSet<>(Arrays.asList(groups));
        return new Session(
                new SessionId(id),
                Optional.of(new SessionId(5)),
                HostId.HOME,
                Kind.BROWSER,
                new User(new UserId(3), username, "Alice", ordered, mustChangePassword),
                new Session.Authentication(NOW.minusSeconds(600), Set.of("pwd")),
                new Session.Times(NOW, NOW, NOW.plusSeconds(1800), NOW.plusSeconds(43_200)));
    }

    static Assertions issuer(Clock clock) {
        return new Assertions(new TokenSigner(KEYS), HOME, AUDIENCES, clock);
    }

    static Clock at(Instant now) {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    /** The token that there must be. */
    static Token issued(AssertionResult result) {
        assertThat(result).isInstanceOf(AssertionResult.Issued.class);
        return ((AssertionResult.Issued) result).token();
    }

    /** Home, with the first two keys for a service pinned. */
    static TrustedIssuer home(String audience) {
        return new TrustedIssuer(HOME, ring(KEYS, audience));
    }

    static KeyRing ring(SigningKeys keys, String audience) {
        KeyId first = new KeyId(audience, TokenUse.ASSERTION, 1);
        KeyId second = new KeyId(audience, TokenUse.ASSERTION, 2);
        return KeyRing.of(Map.of(
                first, keys.verificationKey(TokenVersion.V4_PUBLIC, first),
                second, keys.verificationKey(TokenVersion.V4_PUBLIC, second)));
    }

    /** What the service reads at that moment. */
    static AssertionClaims read(Token token, String audience, Instant now) {
        var verification = new AssertionVerifier(audience, List.of(home(audience)), at(now))
                .verify(List.of("PASETO " + token.text()));
        assertThat(verification).isInstanceOf(VerifiedAssertion.class);
        return ((VerifiedAssertion) verification).claims();
    }
}
