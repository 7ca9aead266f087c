package org.baton.user;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.Optional;

/** Makes and checks password hashes with the server's own PBKDF2 (Jakarta Security). Safe for many threads. */
public final class PasswordCheck {
    /** OWASP's figures for PBKDF2 with HMAC-SHA-512 (Password Storage Cheat Sheet); about 0.1 s of CPU a check. */
    private static final Map<String, String> STRENGTH = Map.of(
            "Pbkdf2PasswordHash.Algorithm", "PBKDF2WithHmacSHA512",
            "Pbkdf2PasswordHash.Iterations", "210000",
            "Pbkdf2PasswordHash.SaltSizeBytes", "32");

    private final Pbkdf2PasswordHash hash;
    private final String nobodysHash;

    /**
     * Uses the server's hash with Baton's strength.
     *
     * @param hash an instance that nobody else initializes
     */
    public PasswordCheck(Pbkdf2PasswordHash hash) {
        hash.initialize(STRENGTH);
        this.hash = hash;
        this.nobodysHash = hash.generate("nobody has this password".toCharArray());
    }

    /**
     * Hashes a password for {@code users.password_hash}.
     *
     * @param password the password
     * @return the text to store: algorithm, iterations, salt and hash
     */
    public String hashOf(Password password) {
        return hash.generate(password.characters());
    }

    /**
     * Compares; takes the same time where there is no hash, so that nobody learns by a clock who has an account.
     *
     * @param password what was typed
     * @param stored {@code users.password_hash}, empty for an unknown user or one without a password
     * @return whether it is the user's password
     */
    boolean matches(Password password, Optional<String> stored) {
        boolean same = hash.verify(password.characters(), stored.orElse(nobodysHash));
        return same && stored.isPresent();
    }
}
