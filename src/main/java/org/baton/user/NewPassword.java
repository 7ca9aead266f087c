package org.baton.user;

import java.util.Optional;

/**
 * What becomes of a password that somebody wants to have from now on (OWASP ASVS 5.0, 6.2: a length, no rules of
 * composition, no common and no personal ones).
 */
public sealed interface NewPassword {
    /** The shortest new password, in code points (OWASP ASVS 5.0, 6.2.1). */
    int MIN = 8;

    /**
     * It may be used.
     *
     * @param password the password
     */
    record Accepted(Password password) implements NewPassword {}

    /**
     * It may not.
     *
     * @param reason why; its advice is for the user
     */
    record Refused(Reason reason) implements NewPassword {}

    /** Why a new password is refused. */
    enum Reason {
        /** Fewer than {@link #MIN} or more than {@link Password#MAX} code points, or no text. */
        LENGTH("The new password must have " + MIN + " to " + Password.MAX + " characters."),
        /** One of the 10,000 that are tried first. */
        COMMON("The new password is one that many people use, and that is tried first. Choose another."),
        /** The user's own name, or little more. */
        PERSONAL("The new password is little more than your name or e-mail address. Choose another."),
        /** The one that is to be replaced. */
        SAME("The new password is the present one. Choose another.");

        private final String advice;

        Reason(String advice) {
            this.advice = advice;
        }

        /**
         * What to tell the user.
         *
         * @return one or two sentences
         */
        public String advice() {
            return advice;
        }
    }

    /**
     * Judges what was typed.
     *
     * @param text what was typed
     * @param whose the user's names
     * @param present what was typed as the password that is to be replaced
     * @return the password, or why not
     */
    static NewPassword of(String text, Names whose, Password present) {
        Optional<Password> password = Password.of(text).filter(typed -> typed.length() >= MIN);
        if (password.isEmpty()) {
            return new Refused(Reason.LENGTH);
        }
        if (CommonPasswords.contain(password.get())) {
            return new Refused(Reason.COMMON);
        }
        if (password.get().text().equals(present.text())) {
            return new Refused(Reason.SAME);
        }
        return whose.areMostOf(password.get()) ? new Refused(Reason.PERSONAL) : new Accepted(password.get());
    }
}
