package org.baton.paseto;

import java.util.Arrays;
import java.util.Optional;

/** What a token is for. A key signs for one use only, so no token can be shown as another. */
public enum TokenUse {
    /** Hands a login over to a sibling host, once. */
    HANDOFF("handoff");

    private final String wireName;

    TokenUse(String wireName) {
        this.wireName = wireName;
    }

    /** The use with this name in a claim or a key id, or empty if there is none. */
    public static Optional<TokenUse> parse(String wireName) {
        return Arrays.stream(values())
                .filter(use -> use.wireName.equals(wireName))
                .findFirst();
    }

    /** The name in the claim {@code use} and in key ids: lower-case letters. */
    public String wireName() {
        return wireName;
    }
}
