package org.baton.paseto;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.baton.secret.Base64Url;

/** What a token's text consists of, before anything is known about its truth. */
final class TokenParts {

    private static final int MOST_CHARACTERS = 2_048;
    private static final Pattern SHAPE = Pattern.compile("(v[24]\\.public)\\.([A-Za-z0-9_-]++)\\.([A-Za-z0-9_-]++)");

    private final TokenVersion version;
    private final byte[] body;
    private final byte[] footer;

    /** The body is the message with the 64 bytes of its signature behind it. */
    TokenParts(TokenVersion version, byte[] body, byte[] footer) {
        this.version = version;
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
        return TokenVersion.parse(shape.group(1))
                .flatMap(version -> Base64Url.decode(shape.group(2))
                        .filter(body -> body.length > Ed25519.SIGNATURE_BYTES)
                        .flatMap(body ->
                                Base64Url.decode(shape.group(3)).map(footer -> new TokenParts(version, body, footer))));
    }

    TokenVersion version() {
        return version;
    }

    /** The text that these are the parts of: it is canonical, so there is only one. */
    Token token() {
        String end = footer.length == 0 ? "" : "." + Base64Url.encode(footer);
        return new Token(version.text() + "." + Base64Url.encode(body) + end);
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
