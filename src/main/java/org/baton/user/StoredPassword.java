package org.baton.user;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.secret.SecretHash;

/**
 * {@code users.password_hash} as it was when a password was checked against it: a PBKDF2 text of Jakarta Security, or a
 * one-time password's {@code ONCE:} and SHA-256. Never shown. Immutable, thread-safe.
 */
public final class StoredPassword {
    private static final Pattern PBKDF2 = Pattern.compile(
            "(?<algorithm>PBKDF2With[A-Za-z0-9]+):(?<iterations>[0-9]{1,9}):[A-Za-z0-9+/=]+:[A-Za-z0-9+/=]+");
    private static final Pattern ONE_TIME = Pattern.compile("ONCE:(?<hash>[0-9a-f]{64})");
    private static final Pattern RANDOM = Pattern.compile("[A-Za-z0-9_-]{20,64}");

    private final String text;

    StoredPassword(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    boolean isPbkdf2() {
        return PBKDF2.matcher(text).matches();
    }

    boolean isOneTime() {
        return ONE_TIME.matcher(text).matches();
    }

    /** Whether it was made with this algorithm and at least so many iterations. */
    boolean isMadeWith(String algorithm, int iterations) {
        Matcher parts = PBKDF2.matcher(text);
        return parts.matches()
                && algorithm.equals(parts.group("algorithm"))
                && Integer.parseInt(parts.group("iterations")) >= iterations;
    }

    /** Whether it is the one-time password that was typed: random text of ours, so that one SHA-256 is enough. */
    boolean isOneTime(Password typed) {
        return Optional.of(ONE_TIME.matcher(text))
                .filter(Matcher::matches)
                .map(parts -> SecretHash.of(HexFormat.of().parseHex(parts.group("hash"))))
                .filter(hash -> RANDOM.matcher(typed.text()).matches())
                .filter(hash -> hash.equals(SecretHash.sha256(typed.text())))
                .isPresent();
    }

    @Override
    public String toString() {
        return "StoredPassword[redacted]";
    }
}
