package org.baton.handoff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import jakarta.servlet.http.HttpServletRequest;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baton.assertion.AssertionVerifier;
import org.baton.assertion.TrustedIssuer;
import org.baton.logout.NoticeAddress;
import org.baton.paseto.AssertionClaims;
import org.baton.paseto.Jti;
import org.baton.paseto.KeyId;
import org.baton.paseto.KeyRing;
import org.baton.paseto.NoticeClaims;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TicketClaims;
import org.baton.paseto.Token;
import org.baton.paseto.TokenExpectation;
import org.baton.paseto.TokenLife;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerifier;
import org.baton.paseto.TokenVersion;
import org.baton.paseto.VerifiedAssertion;
import org.baton.paseto.VerifiedNotice;
import org.baton.paseto.VerifiedTicket;
import org.baton.paseto.VerifiedToken;
import org.baton.scene.Requests;
import org.baton.scene.Scene;
import org.baton.scene.SceneExtension;
import org.baton.session.BearerToken;
import org.baton.session.SessionCookie;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A good token of each use at each address that takes one. All are of home and the store, a service is called so as well, and
 * whoever verifies knows all public keys, so that nothing but the use tells them apart.
 */
@ExtendWith(SceneExtension.class)
class EveryUseDbTest {
    private static final String STORE = "https://store.example.org";
    private static final String TO_FILES = "baton/1|ticket|store|" + STORE;
    private static final String TO_NOTICES = "baton/1|logout|store|" + STORE + NoticeAddress.PATH;
    private static final SigningKeys KEYS = new SigningKeys(Handoffs.MASTER);
    private static final TokenVerifier KNOWS_ALL =
            new TokenVerifier(ring(), Handoffs.CLOCK, TokenVerifier.DEFAULT_SKEW);

    private final TokenSigner home = new TokenSigner(KEYS);
    private final Scene scene;
    private final Calls calls;
    private final Calls.Handoff handoff;

    EveryUseDbTest(Scene scene) throws SQLException {
        this.scene = scene;
        this.calls = new Calls(scene);
        this.handoff = calls.issue(scene.login());
    }

    /** Where a token is taken. */
    enum Place {
        CALLBACK(TokenUse.HANDOFF),
        EXCHANGE(TokenUse.HANDOFF),
        CALLER_OF_EXCHANGE(TokenUse.EXCHANGE),
        CALLER_OF_RENEWAL(TokenUse.EXCHANGE),
        NOTICE(TokenUse.LOGOUT),
        SERVICE(TokenUse.ASSERTION),
        DOWNLOAD(TokenUse.TICKET);

        private final TokenUse takes;

        Place(TokenUse takes) {
            this.takes = takes;
        }
    }

    static Stream<Arguments> wrongPlaces() {
        return Arrays.stream(TokenUse.values())
                .flatMap(use -> Arrays.stream(Place.values())
                        .filter(place -> place.takes != use)
                        .map(place -> arguments(use, place)));
    }

    @ParameterizedTest
    @MethodSource("wrongPlaces")
    void a_token_of_another_use_proves_nothing_at_any_address_and_burns_nothing(TokenUse use, Place place) {
        assertThat(isTaken(token(use, place), place)).isFalse();

        assertThat(calls.exchange(handoff).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void it_is_taken_where_it_belongs(Place place) {
        assertThat(isTaken(token(place.takes, place), place)).isTrue();
    }

    @ParameterizedTest
    @EnumSource
    void no_token_is_a_login(TokenUse use) {
        String token = token(use, Place.EXCHANGE);
        for (String scheme : List.of("Bearer ", "Bearer tok_", "PASETO ")) {
            HttpServletRequest request = Requests.with(Map.of("Authorization", List.of(scheme + token)));
            assertThat(BearerToken.read(request)).as(scheme).isEmpty();
        }
        assertThat(SessionCookie.read(Requests.withCookies("__Host-sid=" + token)))
                .isEmpty();
    }

    private boolean isTaken(String token, Place place) {
        String verifier = handoff.binding().verifier();
        return switch (place) {
            case CALLBACK -> callback().verify(token) instanceof VerifiedToken;
            case EXCHANGE ->
                calls.exchange(calls.assertion(ExchangeAddress.PATH), Map.of("token", token, "verifier", verifier))
                                .status()
                        == 200;
            case CALLER_OF_EXCHANGE -> calls.exchange(handoff, token).status() == 200;
            case CALLER_OF_RENEWAL -> calls.renew(token, "1:0").status() == 200;
            case NOTICE ->
                KNOWS_ALL.verifyNotice(
                                new Token(token),
                                new TokenExpectation(TokenUse.LOGOUT, Calls.HOME, "store", TO_NOTICES))
                        instanceof VerifiedNotice;
            case SERVICE ->
                new AssertionVerifier("store", List.of(new TrustedIssuer(Calls.HOME, ring())), Handoffs.CLOCK)
                                .verify(List.of("PASETO " + token))
                        instanceof VerifiedAssertion;
            case DOWNLOAD ->
                KNOWS_ALL.verifyTicket(
                                new Token(token), new TokenExpectation(TokenUse.TICKET, Calls.HOME, "store", TO_FILES))
                        instanceof VerifiedTicket;
        };
    }

    private HandoffExchange callback() {
        SiblingRole role = new SiblingRole("store", STORE, Calls.HOME, Delivery.FORM_POST, SiblingRole.SameSite.NONE);
        return new HandoffExchange(
                KNOWS_ALL,
                role,
                new SharedExchange(scene.sibling(), Scene.POLICY.browser().idleTimeout()));
    }

    /** One that nobody else has shown, for that address if it is one for an address. */
    private String token(TokenUse use, Place place) {
        return switch (use) {
            case HANDOFF -> handoff.wire();
            case EXCHANGE ->
                calls.assertion(place == Place.CALLER_OF_RENEWAL ? RenewAddress.PATH : ExchangeAddress.PATH);
            case LOGOUT -> home.sign(notice(), 1, TO_NOTICES).text();
            case ASSERTION ->
                home.sign(assertion(), 1, "baton/1|assertion|store|" + Calls.HOME)
                        .text();
            case TICKET ->
                home.sign(ticket(), TokenVersion.V4_PUBLIC, 1, TO_FILES).text();
        };
    }

    private static NoticeClaims notice() {
        TokenLife life = TokenLife.from(Handoffs.NOW, Duration.ofMinutes(2));
        return new NoticeClaims(Calls.HOME, "store", Jti.random(), life, "5", "7", "9");
    }

    private static AssertionClaims assertion() {
        TokenLife life = TokenLife.from(Handoffs.NOW, AssertionClaims.LONGEST);
        return new AssertionClaims(
                Calls.HOME,
                "store",
                Jti.random(),
                life,
                "3",
                "mona",
                List.of("user"),
                "5",
                Handoffs.NOW,
                UUID.randomUUID());
    }

    private static TicketClaims ticket() {
        return new TicketClaims(
                Calls.HOME,
                "store",
                Jti.random(),
                TokenLife.from(Handoffs.NOW, Duration.ofMinutes(1)),
                "3",
                "5",
                "GET",
                "/files/invoice.pdf",
                false,
                UUID.randomUUID());
    }

    private static KeyRing ring() {
        return KeyRing.of(Arrays.stream(TokenUse.values())
                .map(use -> new KeyId("store", use, 1))
                .collect(Collectors.toMap(id -> id, id -> KEYS.verificationKey(TokenVersion.V4_PUBLIC, id))));
    }
}
