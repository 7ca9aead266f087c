package org.baton.paseto;

/** The PASETO versions that are spoken here; all are public (signed, not encrypted). A key belongs to exactly one. */
enum TokenVersion {
    V4_PUBLIC("v4.public", "k4.public.");

    private final String text;
    private final String paserkHeader;

    TokenVersion(String text, String paserkHeader) {
        this.text = text;
        this.paserkHeader = paserkHeader;
    }

    /** Version and purpose, as in a token's first two parts and in a key's derivation. */
    String text() {
        return text;
    }

    /** What a public key of this version begins with (PASERK, types/public.md). */
    String paserkHeader() {
        return paserkHeader;
    }

    TokenCodec codec() {
        return switch (this) {
            case V4_PUBLIC -> new V4Public();
        };
    }
}
