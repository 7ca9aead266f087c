package org.baton.login;

import java.net.Inet6Address;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import org.baton.http.IpAddress;
import org.baton.secret.KeyedHash;
import org.baton.secret.SecretHash;

/**
 * Under which keys an attempt is counted in {@code login_attempts}.
 *
 * @param pair the name from the address
 * @param name the name, from wherever
 * @param address the address, for whatever name
 * @param known that the name has logged in from the address
 */
record AttemptKeys(SecretHash pair, SecretHash name, SecretHash address, SecretHash known) {
    /** What one subscriber has of IPv6, and may change at will: the first half of the address. */
    private static final int NETWORK_BYTES = 8;

    static AttemptKeys of(KeyedHash hash, String username, String ip) {
        String name = folded(username);
        String network = network(ip);
        return new AttemptKeys(
                hash.of("PAIR", name, network),
                hash.of("NAME", name),
                hash.of("ADDRESS", network),
                hash.of("KNOWN", name, network));
    }

    /**
     * Without case, width and accents: all spellings that the database may take for one user are one name here, whatever its
     * collation. Names that differ only in an accent share their guesses, which does no harm.
     */
    private static String folded(String username) {
        return Normalizer.normalize(username, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT)
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\p{M}", "");
    }

    /** An IPv4 address whole, an IPv6 address's first 64 bits; what is neither as it is. */
    private static String network(String ip) {
        return IpAddress.parse(ip)
                .map(address -> address instanceof Inet6Address
                        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
                        : address.getHostAddress())
                .orElse(ip);
    }
}
