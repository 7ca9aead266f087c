package org.baton.http;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whose {@code X-Forwarded-For} is believed: each proxy appends the address that asked it. What stands left of a stranger's
 * address is the stranger's own word and is never read. Nothing is looked up by name. Safe for many threads.
 */
public final class TrustedProxies {
    /** Nobody's: the client is whoever is connected. */
    public static final TrustedProxies NONE = new TrustedProxies(List.of());

    /** How many entries are read at most; no request comes by so many proxies. */
    static final int MOST = 20;

    private static final String HEADER = "X-Forwarded-For";

    /** An address, which some proxies write with its port, and then IPv6 in brackets. */
    private static final Pattern ENTRY =
            Pattern.compile("\\[(?<six>[^]]{2,80})](?::[0-9]{1,5})?|(?<four>[0-9.]{7,15}):[0-9]{1,5}|(?<bare>.{2,80})");

    private final List<Network> networks;

    private TrustedProxies(List<Network> networks) {
        this.networks = List.copyOf(networks);
    }

    /**
     * Reads the setting {@code baton.trusted-proxies}.
     *
     * @param text addresses and networks (CIDR) with commas between them
     * @return these
     * @throws IllegalArgumentException if one is neither; the message says what to write
     */
    public static TrustedProxies fromSetting(String text) {
        return new TrustedProxies(Arrays.stream(text.split(",", -1))
                .map(String::strip)
                .map(Network::parse)
                .toList());
    }

    /**
     * Who asks, in text form, as PostgreSQL's {@code inet} takes it: the peer if it is no proxy of ours, else the rightmost
     * entry that is none. Where an entry is no address ({@code unknown}, nothing, a name), it is the proxy that wrote it:
     * further left may stand whatever the client chose.
     */
    String client(HttpServletRequest request) {
        String peer = withoutZone(request.getRemoteAddr());
        return IpAddress.parse(peer)
                .map(address -> isTrusted(address) ? behind(address, header(request)) : address)
                .map(InetAddress::getHostAddress)
                .orElse(peer);
    }

    private InetAddress behind(InetAddress peer, String entries) {
        InetAddress proxy = peer;
        int end = entries.length();
        for (int read = 0; read < MOST && end > 0; read++) {
            int comma = entries.lastIndexOf(',', end - 1);
            Optional<InetAddress> asked =
                    address(entries.substring(comma + 1, end).strip());
            if (asked.isEmpty()) {
                return proxy;
            }
            if (!isTrusted(asked.get())) {
                return asked.get();
            }
            proxy = asked.get();
            end = comma;
        }
        return proxy;
    }

    private boolean isTrusted(InetAddress address) {
        return networks.stream().anyMatch(network -> network.contains(address));
    }

    /** Several lines of one field are one list (RFC 9110, 5.3). */
    private static String header(HttpServletRequest request) {
        return String.join(",", Collections.list(request.getHeaders(HEADER)));
    }

    private static Optional<InetAddress> address(String entry) {
        Matcher matcher = ENTRY.matcher(entry);
        return matcher.matches()
                ? Optional.ofNullable(matcher.group("six"))
                        .or(() -> Optional.ofNullable(matcher.group("four")))
                        .or(() -> Optional.ofNullable(matcher.group("bare")))
                        .map(TrustedProxies::withoutZone)
                        .flatMap(IpAddress::parse)
                : Optional.empty();
    }

    /** The zone of a link-local address (RFC 4007, 11) says something on one machine only. */
    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
