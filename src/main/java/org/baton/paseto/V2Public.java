package org.baton.paseto;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.paseto.jpaseto.FooterClaims;
import dev.paseto.jpaseto.KeyResolver;
import dev.paseto.jpaseto.PasetoException;
import dev.paseto.jpaseto.PasetoParser;
import dev.paseto.jpaseto.Pasetos;
import dev.paseto.jpaseto.Purpose;
import dev.paseto.jpaseto.UnsupportedPasetoException;
import dev.paseto.jpaseto.Version;
import java.security.PublicKey;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.SecretKey;

/**
 * v2.public by jpaseto: Ed25519 over header, message and footer (PASETO specification, Version2.md). It has no implicit
 * assertion, and the one that is given here is not looked at: {@link BindClaim} stands for it.
 *
 * <p>jpaseto gets the message as one opaque value and parses no JSON, neither that of a footer that nobody has verified yet
 * nor the claims: those are read as strictly as in every other version, by {@link TokenVerifier}, after it has verified.
 */
final class V2Public implements TokenCodec {

    private static final String MESSAGE = "message";

    @Override
    public Token sign(byte[] seed, byte[] message, byte[] footer, String implicitAssertion) {
        return amongOwnClasses(() -> new Token(Pasetos.V2
                .PUBLIC
                .builder()
                .setSerializer(claims -> message)
                .setFooter(new String(footer, UTF_8))
                .setPrivateKey(Ed25519.privateKey(seed))
                .compact()));
    }

    @Override
    public Optional<byte[]> open(VerificationKey key, TokenParts parts, String implicitAssertion) {
        return amongOwnClasses(() -> {
            PasetoParser parser = Pasetos.parserBuilder()
                    .setKeyResolver(new PinnedKey(Ed25519.publicKeyOf(key.bytes())))
                    .setDeserializer(bytes -> Map.of(MESSAGE, bytes))
                    .build();
            return verified(parser, parts);
        });
    }

    private static Optional<byte[]> verified(PasetoParser parser, TokenParts parts) {
        try {
            return Optional.of(parser.parse(parts.token().text()).getClaims().get(MESSAGE, byte[].class));
        } catch (PasetoException | IllegalArgumentException refused) {
            return Optional.empty();
        }
    }

    /** jpaseto finds its own parts by the thread's class loader, which is anybody's on a server's pooled threads. */
    private static <T> T amongOwnClasses(Supplier<T> call) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(V2Public.class.getClassLoader());
        try {
            return call.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** The one key for the one version and purpose, whatever a token says of itself. */
    record PinnedKey(PublicKey key) implements KeyResolver {

        @Override
        public PublicKey resolvePublicKey(Version version, Purpose purpose, FooterClaims footer) {
            if (version != Version.V2 || purpose != Purpose.PUBLIC) {
                throw new UnsupportedPasetoException("only v2.public is read with this key");
            }
            return key;
        }

        @Override
        public SecretKey resolveSharedKey(Version version, Purpose purpose, FooterClaims footer) {
            throw new UnsupportedPasetoException("no token is read with a shared key");
        }
    }
}
