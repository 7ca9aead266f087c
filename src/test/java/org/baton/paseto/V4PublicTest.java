package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.baton.paseto.TokenVerification.Refused;
import org.baton.secret.Base64Url;
import org.junit.jupiter.api.Test;

/** The official vectors of the PASETO specification, test-vectors/v4.json. */
class V4PublicTest {

    private static final HexFormat HEX = HexFormat.of();

    private final V4Public codec = new V4Public();

    @Test
    void the_official_tokens_are_signed_to_the_letter() {
        List<JsonObject> vectors = vectors("4-S-");

        for (JsonObject vector : vectors) {
            Token token = codec.sign(
                    bytes(vector, "secret-key-seed"),
                    text(vector, "payload").getBytes(UTF_8),
                    text(vector, "footer").getBytes(UTF_8),
                    text(vector, "implicit-assertion"));

            assertThat(token.text()).as(text(vector, "name")).isEqualTo(text(vector, "token"));
        }
        assertThat(vectors).hasSize(3);
    }

    @Test
    void the_official_tokens_are_verified() {
        List<JsonObject> vectors = vectors("4-S-");

        for (JsonObject vector : vectors) {
            assertThat(codec.open(key(vector), parts(vector), text(vector, "implicit-assertion")))
                    .as(text(vector, "name"))
                    .hasValue(text(vector, "payload").getBytes(UTF_8));
        }
        assertThat(vectors).hasSize(3);
    }

    @Test
    void the_official_tokens_are_refused_under_another_implicit_assertion() {
        List<JsonObject> vectors = vectors("4-S-");

        for (JsonObject vector : vectors) {
            assertThat(codec.open(key(vector), parts(vector), text(vector, "implicit-assertion") + " "))
                    .as(text(vector, "name"))
                    .isEmpty();
        }
        assertThat(vectors).hasSize(3);
    }

    @Test
    void the_public_key_of_an_official_seed_is_the_official_one() {
        List<JsonObject> vectors = vectors("4-S-");

        for (JsonObject vector : vectors) {
            assertThat(Ed25519.publicKey(bytes(vector, "secret-key-seed"))).isEqualTo(bytes(vector, "public-key"));
        }
        assertThat(vectors).hasSize(3);
    }

    @Test
    void the_official_tokens_that_must_fail_are_refused() {
        List<JsonObject> vectors = vectors("4-F-");

        for (JsonObject vector : vectors) {
            Token token = new Token(text(vector, "token"));
            assertThat(Example.verifier().verify(token, Example.EXPECTED))
                    .as(text(vector, "name"))
                    .isInstanceOf(Refused.class);
        }
        assertThat(vectors).hasSize(5).allMatch(vector -> vector.getBoolean("expect-fail"));
    }

    @Test
    void the_official_public_token_that_must_fail_is_signed_by_none_of_the_keys() {
        JsonObject mustFail = vectors("4-F-2").get(0);
        List<JsonObject> keys = vectors("4-S-");

        for (JsonObject vector : keys) {
            assertThat(codec.open(key(vector), parts(mustFail), text(mustFail, "implicit-assertion")))
                    .isEmpty();
        }
        assertThat(keys).hasSize(3);
    }

    @Test
    void the_official_local_tokens_have_no_shape_here() {
        List<JsonObject> vectors = vectors("4-E-");

        assertThat(vectors)
                .hasSize(9)
                .allMatch(vector ->
                        TokenParts.parse(new Token(text(vector, "token"))).isEmpty());
    }

    @Test
    void pieces_are_encoded_as_the_specification_shows() {
        // Common.md: PAE of nothing, of one empty piece, and of "test"
        assertThat(V4Public.preAuthenticationEncoding()).isEqualTo(HEX.parseHex("00".repeat(8)));
        assertThat(V4Public.preAuthenticationEncoding(new byte[0]))
                .isEqualTo(HEX.parseHex("01" + "00".repeat(7) + "00".repeat(8)));
        assertThat(V4Public.preAuthenticationEncoding("test".getBytes(UTF_8)))
                .isEqualTo(HEX.parseHex("0100000000000000" + "0400000000000000" + "74657374"));
    }

    private static VerificationKey key(JsonObject vector) {
        return VerificationKey.of(TokenVersion.V4_PUBLIC, bytes(vector, "public-key"));
    }

    private static TokenParts parts(JsonObject vector) {
        String[] parts = text(vector, "token").split("\\.", -1);
        byte[] footer = parts.length == 4 ? Base64Url.decode(parts[3]).orElseThrow() : new byte[0];
        return new TokenParts(TokenVersion.V4_PUBLIC, Base64Url.decode(parts[2]).orElseThrow(), footer);
    }

    private static List<JsonObject> vectors(String name) {
        try (InputStream in = Objects.requireNonNull(V4PublicTest.class.getResourceAsStream("/test-vectors/v4.json"));
                JsonReader reader = Json.createReader(in)) {
            return reader.readObject().getJsonArray("tests").getValuesAs(JsonObject.class).stream()
                    .filter(vector -> text(vector, "name").startsWith(name))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String text(JsonObject vector, String name) {
        return ((JsonString) Objects.requireNonNull(vector.get(name))).getString();
    }

    private static byte[] bytes(JsonObject vector, String name) {
        return HEX.parseHex(text(vector, name));
    }
}
