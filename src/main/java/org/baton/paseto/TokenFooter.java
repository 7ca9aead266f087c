package org.baton.paseto;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A token's footer, {@code {"kid":"..."}}. It is read before the signature can be, so it is matched, not parsed: no library
 * sees a byte that an attacker wrote.
 */
final class TokenFooter {

    private static final int MOST_BYTES = 200;
    private static final Pattern FOOTER =
            Pattern.compile("[ \\t\\r\\n]*+\\{[ \\t\\r\\n]*+\"kid\"[ \\t\\r\\n]*+:[ \\t\\r\\n]*+\"([a-z0-9.-]{1,100})\""
                    + "[ \\t\\r\\n]*+}[ \\t\\r\\n]*+");

    private TokenFooter() {}

    static byte[] write(KeyId id) {
        return ("{\"kid\":\"" + id.text() + "\"}").getBytes(StandardCharsets.US_ASCII);
    }

    /** The key id, or empty if this is not a flat JSON object of at most 200 bytes with nothing but a well-formed kid. */
    static Optional<KeyId> read(byte[] footer) {
        if (footer.length > MOST_BYTES) {
            return Optional.empty();
        }
        Matcher matcher = FOOTER.matcher(new String(footer, StandardCharsets.ISO_8859_1));
        return matcher.matches() ? KeyId.parse(matcher.group(1)) : Optional.empty();
    }
}
