package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** v4.public: Ed25519 over header, message, footer and implicit assertion (PASETO specification, Version4.md). */
final class V4Public implements TokenCodec {

    private static final String HEADER = "v4.public.";

    @Override
    public Token sign(byte[] seed, byte[] message, byte[] footer, String implicitAssertion) {
        byte[] signature = Ed25519.sign(seed, signed(message, footer, implicitAssertion));
        byte[] body = ByteBuffer.allocate(message.length + signature.length)
                .put(message)
                .put(signature)
                .array();
        return new TokenParts(TokenVersion.V4_PUBLIC, body, footer).token();
    }

    @Override
    public Optional<byte[]> open(VerificationKey key, TokenParts parts, String implicitAssertion) {
        byte[] input = signed(parts.message(), parts.footer(), implicitAssertion);
        return Ed25519.verify(key.bytes(), input, parts.signature()) ? Optional.of(parts.message()) : Optional.empty();
    }

    private static byte[] signed(byte[] message, byte[] footer, String implicitAssertion) {
        return preAuthenticationEncoding(HEADER.getBytes(UTF_8), message, footer, implicitAssertion.getBytes(UTF_8));
    }

    /** PAE (PASETO specification, Common.md): how many pieces, then each with its length, as 64 bits little endian. */
    static byte[] preAuthenticationEncoding(byte[]... pieces) {
        int size = Arrays.stream(pieces)
                .mapToInt(piece -> Long.BYTES + piece.length)
                .sum();
        ByteBuffer encoding = ByteBuffer.allocate(Long.BYTES + size).order(ByteOrder.LITTLE_ENDIAN);
        encoding.putLong(pieces.length);
        for (byte[] piece : pieces) {
            encoding.putLong(piece.length).put(piece);
        }
        return encoding.array();
    }
}
