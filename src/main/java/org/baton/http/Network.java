package org.baton.http;

import java.math.BigInteger;
import java.net.InetAddress;

/**
 * The addresses that begin alike (CIDR, RFC 4632).
 *
 * @param first the first of them: its other bits are 0
 * @param bits how many bits they share: 1 to all, which is that address alone
 */
record Network(InetAddress first, int bits) {
    /** Refuses what no network is; 0 bits, too: everybody. */
    Network {
        int free = size(first) - bits;
        if (bits < 1 || free < 0 || number(first).and(allOf(free)).signum() != 0) {
            throw new IllegalArgumentException(first.getHostAddress() + "/" + bits
                    + " is no network; write the first of its addresses and how many bits they share, 1 to "
                    + size(first)
                    + ", such as 10.0.0.0/8 or 2001:db8::/32");
        }
    }

    /**
     * Reads a network, or an address for itself alone.
     *
     * @throws IllegalArgumentException if the text is neither; the message says what to write
     */
    static Network parse(String text) {
        int slash = text.indexOf('/');
        String bits = text.substring(slash + 1);
        InetAddress first = IpAddress.parse(slash < 0 ? text : text.substring(0, slash))
                .filter(address -> slash < 0 || bits.matches("0|[1-9][0-9]{0,2}"))
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "\"" + text
                                        + "\" is neither an address nor a network; write such as 192.0.2.7, 10.0.0.0/8 or 2001:db8::/32"));
        return new Network(first, slash < 0 ? size(first) : Integer.parseInt(bits));
    }

    boolean contains(InetAddress address) {
        return size(first) == size(address)
                && number(first).xor(number(address)).bitLength() <= size(first) - bits;
    }

    private static BigInteger allOf(int bits) {
        return BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
    }

    private static int size(InetAddress address) {
        return address.getAddress().length * Byte.SIZE;
    }

    private static BigInteger number(InetAddress address) {
        return new BigInteger(1, address.getAddress());
    }
}
