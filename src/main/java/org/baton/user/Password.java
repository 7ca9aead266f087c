package org.baton.user;

import java.text.Normalizer;
import java.util.Optional;

/**
 * A password as it was typed; never shown, logged or kept. Any Unicode, in Normalization Form C, so that it does not matter
 * how a keyboard puts an accent on a letter.
 */
public final class Password {
    /** The longest password taken, in code points (OWASP ASVS 5.0, 6.2.9: at least 64 must be possible). */
    public static final int MAX = 128;

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /**
     * Takes what was typed.
     *
     * @param text what was typed
     * @return the password; empty if it has no or more than {@link #MAX} code points, or half a character (a lone surrogate)
     */
    public static Optional<Password> of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        boolean whole = composed.codePoints().noneMatch(c -> Character.getType(c) == Character.SURROGATE);
        Password password = new Password(composed);
        return whole && password.length() >= 1 && password.length() <= MAX ? Optional.of(password) : Optional.empty();
    }

    /** How many code points it has. */
    int length() {
        return text.codePointCount(0, text.length());
    }

    /** The text in the clear, to be hashed or compared; it stays in this room. */
    String text() {
        return text;
    }

    /**
     * The password in the form in which Jakarta Security hands it to identity stores.
     *
     * @return a copy, which the caller may clear
     */
    public jakarta.security.enterprise.credential.Password forStore() {
        return new jakarta.security.enterprise.credential.Password(characters());
    }

    char[] characters() {
        return text.toCharArray();
    }

    @Override
    public String toString() {
        return "Password[redacted]";
    }
}
