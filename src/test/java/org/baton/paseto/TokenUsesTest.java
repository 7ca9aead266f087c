package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.paseto.TokenVerification.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A token of one use is none of another, even where one master key signs all of them and one ring trusts all keys. */
class TokenUsesTest {
    private static final String ENDPOINT = "https://home.example.org/handoff/exchange";
    private static final Jti JTI = new Jti("AAECAwQFBgcICQoLDA0ODw");
    private static final CallClaims CALL =
            new CallClaims("billing", ENDPOINT, JTI, TokenLife.from(Example.NOW, Duration.ofSeconds(30)));
    private static final NoticeClaims NOTICE = new NoticeClaims(
            Example.ISSUER, "billing", JTI, TokenLife.from(Example.NOW, Duration.ofMinutes(2)), "98765432", "5", "7");

    private static final TicketClaims TICKET = new TicketClaims(
            Example.ISSUER,
            "billing",
            JTI,
            TokenLife.from(Example.NOW, Duration.ofMinutes(1)),
            "1234567",
            "98765432",
            "GET",
            "/files/invoice%207.pdf",
            true,
            UUID.fromString("4f6c2f3e-0d4c-4b67-9a0e-1f2a3b4c5d6e"));

    private final TokenSigner signer = new TokenSigner(Example.KEYS);
    private final TokenVerifier verifier = new TokenVerifier(
            KeyRing.of(
                    Arrays.stream(TokenUse.values()).collect(Collectors.toMap(TokenUsesTest::id, TokenUsesTest::key))),
            Example.CLOCK,
            TokenVerifier.DEFAULT_SKEW);

    @Test
    void home_reads_what_a_sibling_signed() {
        TokenVerification verification = verifier.verifyCall(token(TokenUse.EXCHANGE), expected(TokenUse.EXCHANGE));

        assertThat(verification).isInstanceOf(VerifiedCall.class);
        assertThat(((VerifiedCall) verification).claims()).isEqualTo(CALL);
    }

    @Test
    void a_sibling_reads_what_home_notices() {
        TokenVerification verification = verifier.verifyNotice(token(TokenUse.LOGOUT), expected(TokenUse.LOGOUT));

        assertThat(verification).isInstanceOf(VerifiedNotice.class);
        assertThat(((VerifiedNotice) verification).claims()).isEqualTo(NOTICE);
    }

    @Test
    void a_sibling_reads_a_ticket_for_its_file() {
        TokenVerification verification = verifier.verifyTicket(token(TokenUse.TICKET), expected(TokenUse.TICKET));

        assertThat(verification).isInstanceOf(VerifiedTicket.class);
        assertThat(((VerifiedTicket) verification).claims()).isEqualTo(TICKET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "get", ""})
    void a_ticket_is_for_get_or_head(String method) {
        assertThatIllegalArgumentException().isThrownBy(() -> ticket(method, "/files/invoice.pdf"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "files", "/with space", "/caf\u00e9"})
    void a_ticket_is_for_a_path(String resource) {
        assertThatIllegalArgumentException().isThrownBy(() -> ticket("GET", resource));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"true\"", "1", "null", "true,\"more\":1"})
    void a_ticket_that_says_it_in_another_way_is_none(String instead) {
        String message = new TicketJson().write(TICKET).toString().replace("true", instead);
        Token wrong = TokenVersion.V4_PUBLIC
                .codec()
                .sign(
                        Example.KEYS.seed(TokenVersion.V4_PUBLIC, id(TokenUse.TICKET)),
                        message.getBytes(StandardCharsets.UTF_8),
                        TokenFooter.write(id(TokenUse.TICKET)),
                        binding(TokenUse.TICKET));

        assertThat(verifier.verifyTicket(wrong, expected(TokenUse.TICKET))).isEqualTo(new Refused(Reason.CLAIMS));
    }

    @Test
    void a_service_reads_what_a_host_asserts() {
        TokenVerification verification =
                verifier.verifyAssertion(token(TokenUse.ASSERTION), expected(TokenUse.ASSERTION));

        assertThat(verification).isInstanceOf(VerifiedAssertion.class);
        assertThat(((VerifiedAssertion) verification).claims()).isEqualTo(Example.ASSERTION);
    }

    static Stream<Arguments> pairs() {
        return Arrays.stream(TokenUse.values())
                .flatMap(shown -> Arrays.stream(TokenUse.values())
                        .filter(expected -> expected != shown)
                        .map(expected -> arguments(shown, expected)));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void a_token_of_one_use_shown_as_another_is_refused_for_its_key(TokenUse shown, TokenUse expected) {
        assertThat(verified(token(shown), expected)).isEqualTo(new Refused(Reason.KEY));
    }

    @ParameterizedTest
    @EnumSource(TokenUse.class)
    void no_binding_but_the_one_it_was_signed_for_is_taken(TokenUse use) {
        TokenExpectation elsewhere = new TokenExpectation(
                use, expected(use).issuer(), expected(use).audience(), binding(use) + "/elsewhere");

        assertThat(verify(use).apply(token(use), elsewhere)).isEqualTo(new Refused(Reason.SIGNATURE));
    }

    @ParameterizedTest
    @EnumSource(TokenUse.class)
    void the_use_is_a_text(TokenUse use) {
        TokenVersion v4 = TokenVersion.V4_PUBLIC;
        byte[] message = TokenParts.parse(token(use)).orElseThrow().message();
        String changed = new String(message, UTF_8).replace("\"use\":\"" + use.wireName() + "\"", "\"use\":7");
        Token token = v4.codec()
                .sign(
                        Example.KEYS.seed(v4, id(use)),
                        changed.getBytes(UTF_8),
                        TokenFooter.write(id(use)),
                        binding(use));

        assertThat(changed).contains("\"use\":7");
        assertThat(verified(token, use)).isEqualTo(new Refused(Reason.CLAIMS));
    }

    @Test
    void an_assertion_for_another_address_is_refused() {
        TokenExpectation renewal = new TokenExpectation(
                TokenUse.EXCHANGE, "billing", "https://home.example.org/handoff/renew", binding(TokenUse.EXCHANGE));

        assertThat(verifier.verifyCall(token(TokenUse.EXCHANGE), renewal)).isEqualTo(new Refused(Reason.AUDIENCE));
    }

    @Test
    void an_assertion_of_more_than_30_seconds_cannot_be_made() {
        TokenLife thirtyOne = TokenLife.from(Example.NOW, Duration.ofSeconds(31));

        assertThatIllegalArgumentException().isThrownBy(() -> new CallClaims("billing", ENDPOINT, JTI, thirtyOne));
    }

    @Test
    void whose_key_a_token_claims_is_told_before_anything_is_verified() {
        assertThat(TokenVerifier.claimedKey(token(TokenUse.EXCHANGE))).contains(id(TokenUse.EXCHANGE));
        assertThat(List.of("", "v4.public.", "v4.public.AAAA.AAAA"))
                .allSatisfy(text ->
                        assertThat(TokenVerifier.claimedKey(new Token(text))).isEmpty());
    }

    private TokenVerification verified(Token token, TokenUse use) {
        return verify(use).apply(token, expected(use));
    }

    private BiFunction<Token, TokenExpectation, TokenVerification> verify(TokenUse use) {
        return switch (use) {
            case HANDOFF -> verifier::verify;
            case EXCHANGE -> verifier::verifyCall;
            case LOGOUT -> verifier::verifyNotice;
            case ASSERTION -> verifier::verifyAssertion;
            case TICKET -> verifier::verifyTicket;
        };
    }

    private static TicketClaims ticket(String method, String resource) {
        return new TicketClaims(
                TICKET.issuer(),
                TICKET.audience(),
                JTI,
                TICKET.life(),
                TICKET.userId(),
                TICKET.rootSession(),
                method,
                resource,
                false,
                TICKET.trace());
    }

    private Token token(TokenUse use) {
        return switch (use) {
            case HANDOFF -> signer.sign(Example.CLAIMS, TokenVersion.V4_PUBLIC, 1, binding(use));
            case EXCHANGE -> signer.sign(CALL, 1, binding(use));
            case LOGOUT -> signer.sign(NOTICE, 1, binding(use));
            case ASSERTION -> signer.sign(Example.ASSERTION, 1, binding(use));
            case TICKET -> signer.sign(TICKET, TokenVersion.V4_PUBLIC, 1, binding(use));
        };
    }

    private static TokenExpectation expected(TokenUse use) {
        return use == TokenUse.EXCHANGE
                ? new TokenExpectation(use, "billing", ENDPOINT, binding(use))
                : new TokenExpectation(use, Example.ISSUER, "billing", binding(use));
    }

    private static String binding(TokenUse use) {
        return "baton/1|" + use.wireName() + "|billing|https://example.org";
    }

    private static KeyId id(TokenUse use) {
        return new KeyId("billing", use, 1);
    }

    private static VerificationKey key(TokenUse use) {
        return Example.KEYS.verificationKey(TokenVersion.V4_PUBLIC, id(use));
    }
}
