package org.baton.fuzz;

import java.util.Locale;
import org.baton.paseto.ClaimsFuzz;
import org.baton.paseto.TokenFuzz;

/** What is fuzzed. */
enum FuzzTarget {
    /** Any text as a token, to a verifier with keys of both versions. */
    TOKENS(TokenFuzz.class),
    /** Any bytes as the message of a token that is signed with the right key. */
    CLAIMS(ClaimsFuzz.class),
    /** Any bytes as JSON. */
    JSON(JsonFuzz.class),
    /** Any lines of the header Cookie. */
    COOKIES(CookieFuzz.class),
    /** Any text as a return path. */
    RETURN_PATHS(ReturnPathFuzz.class);

    private final Class<?> type;

    FuzzTarget(Class<?> type) {
        this.type = type;
    }

    /** Its name in settings and files. */
    String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The class that Jazzer calls. */
    String className() {
        return type.getName();
    }

    /** Runs it once; throws if something is wrong. */
    void run(byte[] input) {
        switch (this) {
            case TOKENS -> TokenFuzz.fuzzerTestOneInput(input);
            case CLAIMS -> ClaimsFuzz.fuzzerTestOneInput(input);
            case JSON -> JsonFuzz.fuzzerTestOneInput(input);
            case COOKIES -> CookieFuzz.fuzzerTestOneInput(input);
            case RETURN_PATHS -> ReturnPathFuzz.fuzzerTestOneInput(input);
        }
    }
}
