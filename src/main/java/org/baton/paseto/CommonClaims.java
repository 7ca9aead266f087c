package org.baton.paseto;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every token says, whatever its use. As JSON these claims come first and in this order, then those of the use, then
 * {@code v}.
 *
 * @param issuer the claim iss, who signed it
 * @param audience the claim aud, whom it is for
 * @param jti the claim jti
 * @param life the claims iat, nbf and exp
 * @param use the claim use
 */
record CommonClaims(String issuer, String audience, Jti jti, TokenLife life, TokenUse use) {
    /** The only version of the claims, the claim v. */
    static final int VERSION = 1;

    private static final Set<String> NAMES = Set.of("iss", "aud", "jti", "iat", "nbf", "exp", "use", "v");

    /** The names of all claims of a token that has these of its own. */
    static Set<String> namesWith(String... own) {
        return Stream.concat(NAMES.stream(), Stream.of(own)).collect(Collectors.toUnmodifiableSet());
    }

    JsonObjectBuilder addTo(JsonObjectBuilder json) {
        return json.add("iss", issuer)
                .add("aud", audience)
                .add("jti", jti.text())
                .add("iat", life.issuedAt().toString())
                .add("nbf", life.notBefore().toString())
                .add("exp", life.expiresAt().toString())
                .add("use", use.wireName());
    }

    /** What the reader makes of claims with exactly these names; empty if one is of the wrong type or out of its bounds. */
    static <T> Optional<T> read(JsonObject json, Set<String> names, Function<CommonClaims, T> reader) {
        if (!json.keySet().equals(names)) {
            return Optional.empty();
        }
        try {
            return Optional.of(reader.apply(of(json)));
        } catch (IllegalArgumentException | DateTimeException outOfBounds) {
            return Optional.empty();
        }
    }

    /** Whether {@code v} is there and is not the number 1: then nothing else in the token can be understood. */
    static boolean isOtherVersion(JsonObject json) {
        return json.get("v") instanceof JsonNumber number && !isVersion(number);
    }

    /** Whether {@code use} is there and names another use. */
    static boolean isOtherUse(JsonObject json, TokenUse use) {
        return json.get("use") instanceof JsonString name && !name.getString().equals(use.wireName());
    }

    private static CommonClaims of(JsonObject json) {
        // The verifier has asked for another version and another use before, and lets pass what is of another type.
        if (!(json.get("v") instanceof JsonNumber)) {
            throw new IllegalArgumentException("v is no number");
        }
        return new CommonClaims(
                Claim.text(json, "iss"),
                Claim.text(json, "aud"),
                new Jti(Claim.text(json, "jti")),
                new TokenLife(Claim.time(json, "iat"), Claim.time(json, "nbf"), Claim.time(json, "exp")),
                Claim.required(TokenUse.parse(Claim.text(json, "use")), "use"));
    }

    private static boolean isVersion(JsonNumber number) {
        try {
            return number.toString().equals(Integer.toString(VERSION));
        } catch (NumberFormatException | ArithmeticException tooLarge) {
            return false; // 1e99999999999: parsson reads it, and fails when it is looked at
        }
    }
}
