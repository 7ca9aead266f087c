package org.baton.user;

import java.util.Optional;

/** A password as it was typed; never shown, logged or kept. */
public final class Password {
    /** The longest password taken, in characters (OWASP ASVS 5.0, 6.2.9: at least 64 must be possible). */
    public static final int MAX = 256;

    private final String text;

    private Password(String text) {
        this.text = text;
    }

    /**
     * Takes what was typed.
     *
     * @param text what was typed
     * @return the password; empty if it has no or more than {@link #MAX} characters
     */
    public static Optional<Password> of(String text) {
        return text.isEmpty() || text.length() > MAX ? Optional.empty() : Optional.of(new Password(text));
    }

    char[] characters() {
        return text.toCharArray();
    }

    @Override
    public String toString() {
        return "Password[redacted]";
    }
}
