package org.baton.paseto;

import java.util.Optional;

/** How one PASETO version signs and verifies; the seam behind which a version or its library is exchanged. Thread-safe. */
interface TokenCodec {

    /** The token over this message and footer; v2 knows no implicit assertion and signs none. */
    Token sign(byte[] seed, byte[] message, byte[] footer, String implicitAssertion);

    /** The message, if this key signed it together with this footer and implicit assertion; never throws for any parts. */
    Optional<byte[]> open(VerificationKey key, TokenParts parts, String implicitAssertion);
}
