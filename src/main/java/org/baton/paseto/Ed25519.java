package org.baton.paseto;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.EdECPrivateKey;
import java.security.interfaces.EdECPublicKey;
import java.security.spec.EdECPoint;
import java.security.spec.EdECPrivateKeySpec;
import java.security.spec.EdECPublicKeySpec;
import java.security.spec.NamedParameterSpec;
import java.util.Arrays;
import java.util.Set;

/** Ed25519 (RFC 8032) of the JDK, on raw keys: a seed or a public key is 32 bytes, a signature 64. Thread-safe. */
final class Ed25519 {

    static final int KEY_BYTES = 32;
    static final int SIGNATURE_BYTES = 64;

    private static final String NAME = "Ed25519";
    private static final String NEEDED = "Baton needs a JDK with Ed25519 (15 or newer), and this one failed to ";

    /** The prime field's size, 2^255 - 19. */
    private static final BigInteger P = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    /** One of the two y of the points of order 8; P minus this is the other. */
    private static final BigInteger Y_OF_ORDER_8 =
            new BigInteger("05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826", 16);

    /** The y of the eight points of small order: for such a "key" anybody can make signatures, and the JDK accepts it. */
    private static final Set<BigInteger> SMALL_ORDER =
            Set.of(BigInteger.ZERO, BigInteger.ONE, P.subtract(BigInteger.ONE), Y_OF_ORDER_8, P.subtract(Y_OF_ORDER_8));

    private Ed25519() {}

    static byte[] sign(byte[] seed, byte[] message) {
        try {
            Signature signature = Signature.getInstance(NAME);
            signature.initSign(privateKey(seed));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(NEEDED + "sign", broken);
        }
    }

    /** Whether the signature is good; false for one that is malformed or not reduced (RFC 8032 section 5.1.7). */
    static boolean verify(byte[] publicKey, byte[] message, byte[] signature) {
        try {
            Signature verifier = verifier(publicKey);
            verifier.update(message);
            return verifier.verify(signature);
        } catch (SignatureException malformed) {
            return false;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(NEEDED + "verify", broken);
        }
    }

    /** Whether these 32 bytes are a point on the curve, in its only form, and not of small order. */
    static boolean isPublicKey(byte[] bytes) {
        if (SMALL_ORDER.contains(y(bytes))) {
            return false;
        }
        try {
            verifier(bytes);
            return true;
        } catch (InvalidKeyException notOnTheCurve) {
            return false;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(NEEDED + "read a public key", broken);
        }
    }

    /**
     * The public key of a seed. The JDK computes one only while it generates a pair, so it is given the seed as its
     * randomness; that the seed was used as it is, is checked.
     */
    static byte[] publicKey(byte[] seed) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance(NAME);
            generator.initialize(NamedParameterSpec.ED25519, new SeedAsRandomness(seed));
            KeyPair pair = generator.generateKeyPair();
            byte[] used = ((EdECPrivateKey) pair.getPrivate()).getBytes().orElseThrow();
            if (!Arrays.equals(used, seed)) {
                throw new IllegalStateException("the provider " + generator.getProvider()
                        + " does not use 32 random bytes as the Ed25519 seed; let SunEC come first");
            }
            return bytes(((EdECPublicKey) pair.getPublic()).getPoint());
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(NEEDED + "derive a public key", broken);
        }
    }

    /** The seed as the JDK's own type, which libraries ask for. */
    static PrivateKey privateKey(byte[] seed) {
        try {
            return KeyFactory.getInstance(NAME)
                    .generatePrivate(new EdECPrivateKeySpec(NamedParameterSpec.ED25519, seed));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(NEEDED + "read a private key", broken);
        }
    }

    /** A public key as the JDK's own type; whether it is a point on the curve is not looked at here. */
    static PublicKey publicKeyOf(byte[] bytes) {
        boolean xOdd = bytes[KEY_BYTES - 1] < 0;
        try {
            return KeyFactory.getInstance(NAME)
                    .generatePublic(new EdECPublicKeySpec(NamedParameterSpec.ED25519, new EdECPoint(xOdd, y(bytes))));
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(NEEDED + "read a public key", broken);
        }
    }

    private static Signature verifier(byte[] publicKey) throws GeneralSecurityException {
        Signature verifier = Signature.getInstance(NAME);
        verifier.initVerify(publicKeyOf(publicKey));
        return verifier;
    }

    /** The lower 255 bits, little endian (RFC 8032 section 5.1.3). */
    private static BigInteger y(byte[] publicKey) {
        return new BigInteger(1, reversed(publicKey)).clearBit(255);
    }

    private static byte[] bytes(EdECPoint point) {
        BigInteger y = point.isXOdd() ? point.getY().setBit(255) : point.getY();
        byte[] bigEndian = y.setBit(256).toByteArray();
        return reversed(Arrays.copyOfRange(bigEndian, bigEndian.length - KEY_BYTES, bigEndian.length));
    }

    private static byte[] reversed(byte[] bytes) {
        byte[] reversed = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            reversed[i] = bytes[bytes.length - 1 - i];
        }
        return reversed;
    }

    /** Gives the seed when it is asked for random bytes. */
    private static final class SeedAsRandomness extends SecureRandom {

        private final byte[] seed;

        SeedAsRandomness(byte[] seed) {
            this.seed = seed.clone();
        }

        @Override
        public void nextBytes(byte[] bytes) {
            if (bytes.length != seed.length) {
                throw new IllegalStateException("32 bytes were expected to be asked for, not " + bytes.length);
            }
            System.arraycopy(seed, 0, bytes, 0, seed.length);
        }
    }
}
