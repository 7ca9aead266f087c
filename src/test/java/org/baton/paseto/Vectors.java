package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.stream.JsonGenerator;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.baton.paseto.TokenVerification.Reason;
import org.baton.secret.Base64Url;

/** The tokens that {@code docs/reference/test-vectors/tokens.json} publishes, made anew from {@link Example}'s fixed keys and times. */
final class Vectors {
    private static final Instant NOW = Example.NOW;
    private static final String HOME = Example.ISSUER;
    private static final String EXCHANGE = HOME + "/handoff/exchange";
    private static final TokenExpectation CALL =
            new TokenExpectation(TokenUse.EXCHANGE, "billing", EXCHANGE, "baton/1|exchange|billing|" + EXCHANGE);
    private static final TokenExpectation NOTICE = new TokenExpectation(
            TokenUse.LOGOUT, HOME, "billing", "baton/1|logout|billing|https://billing.example.org/handoff/logout");
    private static final TokenExpectation FILE = new TokenExpectation(
            TokenUse.TICKET, HOME, "billing", "baton/1|ticket|billing|https://billing.example.org");
    private static final TokenVersion V4 = TokenVersion.V4_PUBLIC;
    private static final TokenSigner SIGNER = new TokenSigner(Example.KEYS);
    private static final List<KeyId> IDS = Arrays.stream(TokenUse.values())
            .map(use -> new KeyId("billing", use, 1))
            .toList();

    private Vectors() {}

    /** The public keys of all of them. */
    static KeyRing ring() {
        return KeyRing.of(IDS.stream().collect(Collectors.toMap(id -> id, Vectors::key)));
    }

    static List<Vector> all() {
        List<Vector> all = new ArrayList<>(List.of(
                good("a handoff token", Example.token(V4), NOW, Example.EXPECTED),
                good(
                        "a handoff token for a sibling that exchanges without home",
                        offline(claims -> claims),
                        NOW,
                        Example.EXPECTED),
                good("5 seconds before nbf", Example.token(V4), NOW.minusSeconds(5), Example.EXPECTED),
                good("1 second before exp", Example.token(V4), NOW.plusSeconds(59), Example.EXPECTED),
                good("a sibling's assertion", call(), NOW, CALL),
                good("home's notice", notice(), NOW, NOTICE),
                good("a download ticket", ticket(), NOW, FILE)));
        all.addAll(altered());
        all.addAll(claimed());
        all.addAll(AssertionVectors.all());
        all.add(bad("6 seconds before nbf", Example.token(V4), NOW.minusSeconds(6), Reason.NOT_YET_VALID));
        all.add(bad("at exp", Example.token(V4), NOW.plusSeconds(60), Reason.EXPIRED));
        return all;
    }

    private static VerificationKey key(KeyId id) {
        return Example.KEYS.verificationKey(V4, id);
    }

    /** The file's text. */
    static String text() {
        JsonObjectBuilder publics = Json.createObjectBuilder();
        IDS.forEach(id -> publics.add(id.text(), key(id).paserk()));
        KeyId own = IDS.get(1);
        String secret = "k4.secret."
                + Base64Url.encode(ByteBuffer.allocate(64)
                        .put(Example.KEYS.seed(V4, own))
                        .put(key(own).bytes())
                        .array());
        StringWriter text = new StringWriter();
        try (var writer = Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true))
                .createWriter(text)) {
            writer.writeObject(Json.createObjectBuilder()
                    .add("keys", publics)
                    .add("secret_keys", Json.createObjectBuilder().add(own.text(), secret))
                    .add("accepted", array(Vector.of(all(), true)))
                    .add("refused", array(Vector.of(all(), false)))
                    .build());
        }
        return text.toString().strip() + "\n";
    }

    /** Tokens that were good until somebody changed their text. */
    private static List<Vector> altered() {
        String good = Example.token(V4).text();
        String footer = good.substring(good.lastIndexOf('.'));
        String body = good.substring(0, good.lastIndexOf('.'));
        String withoutFooter = new V4Public()
                .sign(seed(), Example.text(Example.json(V4)).getBytes(UTF_8), new byte[0], Example.BINDING)
                .text();
        TokenExpectation elsewhere = new TokenExpectation(
                TokenUse.HANDOFF, HOME, "billing", Example.BINDING.replace("billing.example.org", "other.example.org"));
        return List.of(
                bad(
                        "another character in the message",
                        new Token(body.replaceFirst("eyJpc3Mi", "eyJpc3Nj") + footer),
                        NOW,
                        Reason.SIGNATURE),
                new Vector(
                        "signed for another callback",
                        Example.token(V4),
                        NOW,
                        elsewhere,
                        Optional.of(Reason.SIGNATURE)),
                bad("padding", new Token(body + "=" + footer), NOW, Reason.SHAPE),
                bad("a dot behind it", new Token(good + "."), NOW, Reason.SHAPE),
                bad("another version", new Token(good.replaceFirst("v4", "v2")), NOW, Reason.KEY),
                bad("another purpose", new Token(good.replaceFirst("public", "local")), NOW, Reason.SHAPE),
                bad("no footer", new Token(withoutFooter), NOW, Reason.SHAPE),
                bad(
                        "more than 2,048 characters",
                        Example.signed(V4, Example.text(Example.json(V4)) + " ".repeat(1600)),
                        NOW,
                        Reason.SHAPE),
                bad(
                        "a footer with more than a kid",
                        footed("{\"kid\":\"billing.handoff.1\",\"a\":1}"),
                        NOW,
                        Reason.FOOTER),
                bad("a key that is not pinned", footed("{\"kid\":\"billing.handoff.2\"}"), NOW, Reason.KEY),
                bad("the key of another sibling", footed("{\"kid\":\"shop.handoff.1\"}"), NOW, Reason.KEY),
                bad("a notice shown as a handoff token", notice(), NOW, Reason.KEY),
                bad("a download ticket shown as a handoff token", ticket(), NOW, Reason.KEY),
                new Vector(
                        "a handoff token shown as a download ticket",
                        Example.token(V4),
                        NOW,
                        FILE,
                        Optional.of(Reason.KEY)));
    }

    /** Tokens that are signed well and say something wrong. */
    private static List<Vector> claimed() {
        return List.of(
                claiming("v is 2", Reason.VERSION, json -> json.replace("\"v\":1", "\"v\":2")),
                claiming("v is a string", Reason.CLAIMS, json -> json.replace("\"v\":1", "\"v\":\"1\"")),
                claiming("another use", Reason.USE, json -> json.replace("\"use\":\"handoff\"", "\"use\":\"logout\"")),
                claiming("no jti", Reason.CLAIMS, json -> json.replaceFirst("\"jti\":\"[^\"]*\",", "")),
                claiming("a claim more", Reason.CLAIMS, json -> json.replace("\"v\":1", "\"v\":1,\"admin\":true")),
                bad(
                        "all but one of the claims for a sibling that exchanges without home",
                        offline(json -> json.replaceFirst("\"session\":\"42\",", "")),
                        NOW,
                        Reason.CLAIMS),
                claiming("sub twice", Reason.CLAIMS, json -> json.replace("\"v\":1", "\"v\":1,\"sub\":\"1\"")),
                claiming("sub is a number", Reason.CLAIMS, json -> json.replace("\"1234567\"", "1234567")),
                claiming("6 minutes long", Reason.CLAIMS, json -> json.replace("12:01:00Z", "12:06:00Z")),
                claiming("exp with a fraction", Reason.CLAIMS, json -> json.replace("12:01:00Z", "12:01:00.5Z")),
                claiming("exp with an offset", Reason.CLAIMS, json -> json.replace("12:01:00Z", "12:01:00+00:00")),
                claiming("another home", Reason.ISSUER, json -> json.replace("home.example.org", "home.example.net")),
                claiming("another sibling", Reason.AUDIENCE, json -> json.replace("\"billing\"", "\"shop\"")));
    }

    private static Token call() {
        CallClaims claims =
                new CallClaims("billing", EXCHANGE, Example.CLAIMS.jti(), TokenLife.from(NOW, Duration.ofSeconds(30)));
        return SIGNER.sign(claims, 1, CALL.implicitAssertion());
    }

    private static Token ticket() {
        TicketClaims claims = new TicketClaims(
                HOME,
                "billing",
                Example.CLAIMS.jti(),
                TokenLife.from(NOW, Duration.ofMinutes(1)),
                Example.CLAIMS.userId(),
                Example.CLAIMS.rootSession(),
                "GET",
                "/files/invoice%207.pdf",
                false,
                Example.CLAIMS.trace());
        return SIGNER.sign(claims, V4, 1, FILE.implicitAssertion());
    }

    private static Token notice() {
        NoticeClaims claims = new NoticeClaims(
                HOME,
                "billing",
                Example.CLAIMS.jti(),
                TokenLife.from(NOW, Duration.ofMinutes(2)),
                "98765432",
                "98765433",
                "7");
        return SIGNER.sign(claims, 1, NOTICE.implicitAssertion());
    }

    private static Token offline(UnaryOperator<String> change) {
        return Example.signed(
                V4,
                change.apply(
                        new ClaimsJson().write(Example.claims(Example.GRANT)).toString()));
    }

    private static Token footed(String footer) {
        return Example.signed(V4, Example.text(Example.json(V4)).getBytes(UTF_8), footer.getBytes(UTF_8));
    }

    private static byte[] seed() {
        return Example.KEYS.seed(V4, Example.KEY_ID);
    }

    private static Vector claiming(String name, Reason reason, UnaryOperator<String> change) {
        return bad(name, Example.signed(V4, change.apply(Example.text(Example.json(V4)))), NOW, reason);
    }

    private static Vector good(String name, Token token, Instant now, TokenExpectation expected) {
        return new Vector(name, token, now, expected, Optional.empty());
    }

    private static Vector bad(String name, Token token, Instant now, Reason reason) {
        return new Vector(name, token, now, Example.EXPECTED, Optional.of(reason));
    }

    private static JsonArrayBuilder array(List<Vector> vectors) {
        JsonArrayBuilder array = Json.createArrayBuilder();
        vectors.forEach(vector -> array.add(vector.json()));
        return array;
    }
}
