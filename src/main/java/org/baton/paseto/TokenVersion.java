package org.baton.paseto;

import java.util.Arrays;
import java.util.Optional;

/** The PASETO versions that are spoken here; all are public (signed, not encrypted). A key belongs to exactly one. */
public enum TokenVersion {
    /** The default: it signs what a token is bound to, the implicit assertion, without carrying it. */
    V4_PUBLIC("v4.public", "k4.public."),
    /** For siblings whose platform knows no newer one: what a token is bound to is its claim {@code bind}. */
    V2_PUBLIC("v2.public", "k2.public.");

    private final String text;
    private final String paserkHeader;

    TokenVersion(String text, String paserkHeader) {
        this.text = text;
        this.paserkHeader = paserkHeader;
    }

    /** The version with this text, as in {@code siblings.token_format}, or empty if there is none. */
    public static Optional<TokenVersion> parse(String text) {
        return Arrays.stream(values())
                .filter(version -> version.text.equals(text))
                .findFirst();
    }

    /** Version and purpose, as in a token's first two parts and in a key's derivation. */
    public String text() {
        return text;
    }

    /** What a public key of this version begins with (PASERK, types/public.md). */
    String paserkHeader() {
        return paserkHeader;
    }

    /** Whether what a token is bound to has to be a claim, since the version has no implicit assertion. */
    boolean bindsByClaim() {
        return this == V2_PUBLIC;
    }

    TokenCodec codec() {
        return switch (this) {
            case V4_PUBLIC -> new V4Public();
            case V2_PUBLIC -> new V2Public();
        };
    }
}
