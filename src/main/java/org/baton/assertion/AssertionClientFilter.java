package org.baton.assertion;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Tells one service who asks, in a call by a client of Jakarta REST: {@code Authorization: PASETO} and an assertion about the
 * user of a request. Without a user the call goes out as it is, and the service refuses it. An application makes one for a
 * call, or for some in a row, and registers it with the target. It holds the assertion of the moment in which it was made: the
 * request's own proxy says nothing inside of a call on WildFly, and one that is kept by mistake is refused after 30 seconds,
 * instead of telling one user's name in another's requests.
 */
public final class AssertionClientFilter implements ClientRequestFilter {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private final String audience;
    private final URI service;
    private final AssertionResult assertion;

    /**
     * For one service.
     *
     * @param request whose user is named
     * @param audience the service's name, one of {@code baton.assertion.audiences}
     * @param service where it is: {@code https://} and the host, with its port unless that is 443; {@code http://} on this
     *     machine alone
     * @throws IllegalArgumentException if the settings do not name that service, or the assertion would travel in the clear
     */
    public AssertionClientFilter(HttpServletRequest request, String audience, URI service) {
        if (!isPrivate(service)) {
            throw new IllegalArgumentException("the service " + audience + " is at " + service
                    + ", where everybody on the way could read its assertions; call it by https");
        }
        this.audience = audience;
        this.service = service;
        this.assertion = Assertions.of(request, audience);
    }

    @Override
    public void filter(ClientRequestContext call) {
        requireService(call.getUri());
        if (assertion instanceof AssertionResult.Issued issued) {
            call.getHeaders()
                    .putSingle("Authorization", "PASETO " + issued.token().text());
            // Jersey would follow a redirect to anywhere, with this header; RESTEasy follows none.
            call.setProperty("jersey.config.client.followRedirects", false);
        }
    }

    private void requireService(URI called) {
        if (!origin(called).equals(origin(service))) {
            throw new IllegalStateException("assertions for " + audience + " go to " + origin(service) + ", not to "
                    + origin(called) + "; register the filter with that service's target only");
        }
    }

    private static boolean isPrivate(URI service) {
        String scheme = Optional.ofNullable(service.getScheme()).orElse("");
        return service.getHost() != null
                && (scheme.equalsIgnoreCase("https")
                        || (scheme.equalsIgnoreCase("http")
                                && LOOPBACK.contains(service.getHost().toLowerCase(Locale.ROOT))));
    }

    /** Scheme, host and port (RFC 6454, 4). */
    private static String origin(URI address) {
        String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
        int port = address.getPort() == -1 ? (scheme.equals("https") ? 443 : 80) : address.getPort();
        return scheme + "://" + String.valueOf(address.getHost()).toLowerCase(Locale.ROOT) + ":" + port;
    }
}
