package org.baton.paseto;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.secret.Base64Url;

/** What a token's text consists of, before anything is known about its truth. */
final class TokenParts {

    private static final int MOST_CHARACTERS = 2_048;
    private static final Pattern SHAPE = Pattern.compile("v4\\.public\\.([A-Za-z0-9_-]++)\\.([A-Za-z0-9_-]++)");

    private final byte[] body;
    private final byte[] footer;

    /** The body is the message with the 64 bytes of its signature behind it. */
    TokenParts(byte[] body, byte[] footer) {
        this.body = body;
        this.footer = footer;
    }

    /**
     * The parts, or empty unless the text is at most 2,048 characters, a version that is spoken here, a body with a
     * signature, and a footer, each canonical base64url.
     */
    static Optional<TokenParts> parse(Token token) {
        if (token.text().length() > MOST_CHARACTERS) {
            return Optional.empty();
        }
        Matcher shape = SHAPE.matcher(token.text());
        if (!shape.matches()) {
            return Optional.empty();
        }
        return Base64Url.decode(shape.group(1))
                .filter(body -> body.length > Ed25519.SIGNATURE_BYTES)
                .flatMap(body -> Base64Url.decode(shape.group(2)).map(footer -> new TokenParts(body, footer)));
    }

    TokenVersion version() {
        return TokenVersion.V4_PUBLIC;
    }

    byte[] message() {
        return Arrays.copyOf(body, body.length - Ed25519.SIGNATURE_BYTES);
    }

    byte[] signature() {
        return Arrays.copyOfRange(body, body.length - Ed25519.SIGNATURE_BYTES, body.length);
    }

    byte[] footer() {
        return footer.clone();
    }
}
