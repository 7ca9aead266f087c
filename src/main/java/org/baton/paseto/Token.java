package org.baton.paseto;

/**
 * A token's text, whoever wrote it: as signed here, or as a request brought it, which may be anything at all. It proves
 * nothing before {@link TokenVerifier#verify} has made a {@link VerifiedToken} of it.
 *
 * @param text the token in the clear; never logged
 */
public record Token(String text) {

    @Override
    public String toString() {
        return "Token[redacted]";
    }
}
