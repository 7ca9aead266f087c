package org.baton.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads IP addresses that are written as text (RFC 4291, 2.2, and dotted numbers), and never looks a name up. */
public final class IpAddress {
    /** No leading zeros: some read such a number as octal, others as decimal. */
    private static final String BYTE = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    private static final String IPV4 = BYTE + "(?:\\." + BYTE + "){3}";

    /** With a colon after at most four hexadecimal digits, a text is an IPv6 address for Java too, or an error. */
    private static final String IPV6 = "[0-9a-fA-F]{0,4}:(?:[0-9a-fA-F:]{1,37}|[0-9a-fA-F:]{0,29}(?<=:)" + IPV4 + ")";

    private static final Pattern SHAPE = Pattern.compile(IPV4 + "|" + IPV6);

    private IpAddress() {}

    /**
     * Reads an address.
     *
     * @param text an IPv4 or IPv6 address, without brackets, port or zone
     * @return the address, as IPv4 where IPv6 only wraps that ({@code ::ffff:192.0.2.7}); empty for any other text
     */
    public static Optional<InetAddress> parse(String text) {
        if (!SHAPE.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException notAnAddress) {
            return Optional.empty();
        }
    }
}
