package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.paseto.jpaseto.PasetoParser;
import dev.paseto.jpaseto.Pasetos;
import dev.paseto.jpaseto.UnsupportedPasetoException;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.baton.secret.Base64Url;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The official vectors 2-S-1 to 2-S-3 and 2-E-1 to 2-E-9 of the PASETO specification, test-vectors/v2.json, and what the
 * library is kept from.
 */
class V2PublicTest {

    private static final byte[] SEED =
            HexFormat.of().parseHex("b4cbfb43df4ce210727d953e4a713307fa19bb7d9f85041438d9e11b942a3774");
    private static final VerificationKey KEY = VerificationKey.of(
            TokenVersion.V2_PUBLIC,
            HexFormat.of().parseHex("1eb9dbbbbc047c03fd70604e0071f0987e16b28b757225c11f00415d0e20b1a2"));
    private static final String PAYLOAD =
            "{\"data\":\"this is a signed message\",\"exp\":\"2019-01-01T00:00:00+00:00\"}";
    private static final String FOOTER = "{\"kid\":\"zVhMiPBP9fRf2snEcT7gFTioeA9COcNy9DfgL1W60haN\"}";

    private final V2Public codec = new V2Public();

    /**
     * An official vector.
     *
     * @param name its name
     * @param token its token, without the parts that all have
     * @param footer its footer
     * @param implicitAssertion which version 2 does not know
     */
    private record Vector(String name, String token, String footer, String implicitAssertion) {}

    static Stream<Vector> vectors() {
        String body =
                "v2.public.eyJkYXRhIjoidGhpcyBpcyBhIHNpZ25lZCBtZXNzYWdlIiwiZXhwIjoiMjAxOS0wMS0wMVQwMDowMDowMCswMDowMCJ9";
        String withFooter =
                body + "flsZsx_gYCR0N_Ec2QxJFFpvQAs7h9HtKwbVK2n1MJ3Rz-hwe8KUqjnd8FAnIJZ601tp7lGkguU63oGbomhoBw"
                        + ".eyJraWQiOiJ6VmhNaVBCUDlmUmYyc25FY1Q3Z0ZUaW9lQTlDT2NOeTlEZmdMMVc2MGhhTiJ9";
        return Stream.of(
                new Vector(
                        "2-S-1",
                        body + "HQr8URrGntTu7Dz9J2IF23d1M7-9lH9xiqdGyJNvzp4angPW5Esc7C5huy_M8I8_DjJK2ZXC2SUYuOFM-Q_5Cw",
                        "",
                        ""),
                new Vector("2-S-2", withFooter, FOOTER, ""),
                new Vector("2-S-3", withFooter, FOOTER, "discarded-anyway"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void an_official_token_is_signed_to_the_letter(Vector vector) {
        Token token =
                codec.sign(SEED, PAYLOAD.getBytes(UTF_8), vector.footer().getBytes(UTF_8), vector.implicitAssertion());

        assertThat(token.text()).isEqualTo(vector.token());
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void an_official_token_is_verified(Vector vector) {
        assertThat(codec.open(KEY, parts(vector.token()), vector.implicitAssertion()))
                .hasValue(PAYLOAD.getBytes(UTF_8));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void an_official_token_is_no_v4_token(Vector vector) {
        TokenParts parts = parts(vector.token());
        TokenParts asV4 = new TokenParts(TokenVersion.V4_PUBLIC, body(vector.token()), parts.footer());

        assertThat(new V4Public().open(KEY, asV4, "")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "97TTOvgwIxNGvV80XKiGZg_kD3tsXM_-qB4dZGHOeN1cTkgQ4PnW8888l802W8d9AvEGnoNBY3BnqHORy8a5cC8aKpbA0En8XELw2yDk2f1sVODyfnDbi6rEGMY3pSfCbLWMM2oHJxvlEl2XbQ",
                "CH50H-HM5tzdK4kOmQ8KbIvrzJfjYUGuu5Vy9ARSFHy9owVDMYg3-8rwtJZQjN9ABHb2njzFkvpr5cOYuRyt7CRXnHt42L5yZ7siD-4l-FoNsC7J2OlvLlIwlG06mzQVunrFNb7Z3_CHM0PK5w",
                "5K4SCXNhItIhyNuVIZcwrdtaDKiyF81-eWHScuE0idiVqCo72bbjo07W05mqQkhLZdVbxEa5I_u5sgVk1QLkcWEcOSlLHwNpCkvmGGlbCdNExn6Qclw3qTKIIl5-O5xRBN076fSDPo5xUCPpBA",
                "pvFdDeNtXxknVPsbBCZF6MGedVhPm40SneExdClOxa9HNR8wFv7cu1cB0B4WxDdT6oUc2toyLR6jA6sc-EUM5ll1EkeY47yYk6q8m1RCpqTIzUrIu3B6h232h62DPbIxtjGvNRAwsLK7LcV8oQ",
                "5K4SCXNhItIhyNuVIZcwrdtaDKiyF81-eWHScuE0idiVqCo72bbjo07W05mqQkhLZdVbxEa5I_u5sgVk1QLkcWEcOSlLHwNpCkvmGGlbCdNExn6Qclw3qTKIIl5-zSLIrxZqOLwcFLYbVK1SrQ.eyJraWQiOiJ6VmhNaVBCUDlmUmYyc25FY1Q3Z0ZUaW9lQTlDT2NOeTlEZmdMMVc2MGhhTiJ9",
                "pvFdDeNtXxknVPsbBCZF6MGedVhPm40SneExdClOxa9HNR8wFv7cu1cB0B4WxDdT6oUc2toyLR6jA6sc-EUM5ll1EkeY47yYk6q8m1RCpqTIzUrIu3B6h232h62DnMXKdHn_Smp6L_NfaEnZ-A.eyJraWQiOiJ6VmhNaVBCUDlmUmYyc25FY1Q3Z0ZUaW9lQTlDT2NOeTlEZmdMMVc2MGhhTiJ9",
                "pvFdDeNtXxknVPsbBCZF6MGedVhPm40SneExdClOxa9HNR8wFv7cu1cB0B4WxDdT6oUc2toyLR6jA6sc-EUM5ll1EkeY47yYk6q8m1RCpqTIzUrIu3B6h232h62DoOJbyKBGPZG50XDZ6mbPtw.YXJiaXRyYXJ5LXN0cmluZy10aGF0LWlzbid0LWpzb24"
            })
    void an_official_local_token_has_no_shape_here_and_none_of_its_own_under_a_underPublicheader(String rest) {
        String underPublic = "v2.public." + rest;

        assertThat(TokenParts.parse(new Token("v2.local." + rest))).isEmpty();
        assertThat(TokenParts.parse(new Token(underPublic)).flatMap(parts -> codec.open(KEY, parts, "")))
                .isEmpty();
    }

    @Test
    void neither_message_nor_footer_is_parsed_by_the_library() {
        byte[] message = "[".repeat(900).getBytes(UTF_8);
        byte[] footer = "{no json}".getBytes(UTF_8);

        Token token = codec.sign(SEED, message, footer, "");

        assertThat(codec.open(KEY, parts(token.text()), "")).hasValue(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"v1.public", "v1.local", "v2.local"})
    void the_pinned_key_is_given_for_v2_public_alone(String version) {
        PasetoParser parser = Pasetos.parserBuilder()
                .setKeyResolver(new V2Public.PinnedKey(Ed25519.publicKeyOf(KEY.bytes())))
                .setDeserializer(bytes -> Map.of())
                .build();

        assertThatThrownBy(() -> parser.parse(version + "." + Base64Url.encode(new byte[300])))
                .isInstanceOf(UnsupportedPasetoException.class);
    }

    @Test
    void the_threads_class_loader_does_not_matter_and_stays() {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ClassLoader knowsNothing = ClassLoader.getPlatformClassLoader();
        thread.setContextClassLoader(knowsNothing);
        try {
            Token token = codec.sign(SEED, PAYLOAD.getBytes(UTF_8), FOOTER.getBytes(UTF_8), "");
            assertThat(codec.open(KEY, parts(token.text()), "")).isPresent();
            assertThat(thread.getContextClassLoader()).isSameAs(knowsNothing);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static TokenParts parts(String token) {
        String[] parts = token.split("\\.", -1);
        byte[] footer = parts.length == 4 ? Base64Url.decode(parts[3]).orElseThrow() : new byte[0];
        return new TokenParts(TokenVersion.V2_PUBLIC, body(token), footer);
    }

    private static byte[] body(String token) {
        return Base64Url.decode(token.split("\\.", -1)[2]).orElseThrow();
    }
}
