package org.baton.paseto;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** No text makes the verifier throw, and the only texts that it accepts are the very ones that were signed. */
public final class TokenFuzz {

    private static final TokenVerifier VERIFIER = Example.verifier();
    private static final Set<Token> SIGNED =
            Arrays.stream(TokenVersion.values()).map(Example::token).collect(Collectors.toUnmodifiableSet());

    private TokenFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        Token token = new Token(new String(input, ISO_8859_1));

        TokenVerification verification = VERIFIER.verify(token, Example.EXPECTED);

        assertThat(verification instanceof VerifiedToken).isEqualTo(SIGNED.contains(token));
    }
}
