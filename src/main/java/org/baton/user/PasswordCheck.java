package org.baton.user;

import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Makes and checks password hashes with the server's own PBKDF2 (Jakarta Security), only so many at once, so that a flood of
 * logins leaves the processors something to do for those who are logged in. Safe for many threads.
 */
public final class PasswordCheck {
    /** OWASP's figures for PBKDF2 with HMAC-SHA-512 (Password Storage Cheat Sheet); about 0.1 s of CPU a check. */
    private static final String ALGORITHM = "PBKDF2WithHmacSHA512";

    private static final int ITERATIONS = 210_000;

    /** A hash that is no password's, as long as any: 32 zero bytes. Nothing has to be hashed for it at the start. */
    private static final String ZEROS = "A".repeat(43) + "=";

    private static final String NOBODYS_HASH = ALGORITHM + ":" + ITERATIONS + ":" + ZEROS + ":" + ZEROS;

    /** Longer than that nobody waits for a login page. */
    private static final long LONGEST_WAIT_SECONDS = 2;

    private final Pbkdf2PasswordHash hash;
    private final Semaphore free;

    /**
     * Uses the server's hash with Baton's strength.
     *
     * @param hash an instance that nobody else initializes
     * @param atOnce how many passwords are hashed at the same time; the next ones wait in their order
     */
    public PasswordCheck(Pbkdf2PasswordHash hash, int atOnce) {
        hash.initialize(Map.of(
                "Pbkdf2PasswordHash.Algorithm",
                ALGORITHM,
                "Pbkdf2PasswordHash.Iterations",
                Integer.toString(ITERATIONS),
                "Pbkdf2PasswordHash.SaltSizeBytes",
                "32"));
        this.hash = hash;
        this.free = new Semaphore(atOnce, true);
    }

    /** What a check found. */
    enum Result {
        /** It is the password. */
        RIGHT,
        /** It is the password, and stored with less than today's strength. */
        RIGHT_BUT_WEAK,
        /** It is not. */
        WRONG,
        /** Too many others are being hashed: nothing was checked. */
        BUSY
    }

    /**
     * Hashes a password for {@code users.password_hash}.
     *
     * @param password the password
     * @return the text to store: algorithm, iterations, salt and hash; empty if too many others are being hashed
     */
    public Optional<String> hashOf(Password password) {
        if (!enter()) {
            return Optional.empty();
        }
        try {
            return Optional.of(hash.generate(password.characters()));
        } finally {
            free.release();
        }
    }

    /**
     * Compares. It takes at least the time of a full hash whatever is stored, so that nobody learns by a clock who has an
     * account, a weak hash or a one-time password.
     *
     * @param password what was typed
     * @param stored {@code users.password_hash}, empty for an unknown user or one without a password
     * @return whether it is the user's password
     */
    Result check(Password password, Optional<StoredPassword> stored) {
        if (!enter()) {
            return Result.BUSY;
        }
        try {
            return stored.map(known -> checked(password, known)).orElseGet(() -> nobodys(password));
        } finally {
            free.release();
        }
    }

    private Result checked(Password password, StoredPassword stored) {
        if (!stored.isPbkdf2()) {
            Result once = nobodys(password);
            return stored.isOneTime(password) ? Result.RIGHT : once;
        }
        boolean same = hash.verify(password.characters(), stored.text());
        if (stored.isMadeWith(ALGORITHM, ITERATIONS)) {
            return same ? Result.RIGHT : Result.WRONG;
        }
        // A match will be hashed anew with today's strength, which takes as long as this.
        return same ? Result.RIGHT_BUT_WEAK : nobodys(password);
    }

    private Result nobodys(Password password) {
        hash.verify(password.characters(), NOBODYS_HASH);
        return Result.WRONG;
    }

    private boolean enter() {
        try {
            return free.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
