package org.baton.scene;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.baton.http.TrustedProxies;
import org.jspecify.annotations.Nullable;

/**
 * Requests with a peer's address, headers and attributes, to a host that trusts no proxy, and nothing else: whatever else is asked of
 * them throws.
 */
public final class Requests {
    private static final ServletContext HOST = (ServletContext) Proxy.newProxyInstance(
            Requests.class.getClassLoader(),
            new Class<?>[] {ServletContext.class},
            (self, method, values) -> installed(method.getName(), values));

    private Requests() {}

    /** A request with these lines of Cookie. */
    public static HttpServletRequest withCookies(String... lines) {
        return with(Map.of("Cookie", List.of(lines)));
    }

    /** A request with these headers, from 192.0.2.7. */
    public static HttpServletRequest with(Map<String, List<String>> headers) {
        return from("192.0.2.7", headers);
    }

    /** A request with these headers, over a connection from that address. */
    public static HttpServletRequest from(String peer, Map<String, List<String>> headers) {
        Map<Object, Object> attributes = new HashMap<>();
        return (HttpServletRequest) Proxy.newProxyInstance(
                Requests.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, values) -> switch (method.getName()) {
                    case "getAttribute" -> attributes.get(values[0]);
                    case "setAttribute" -> attributes.put(values[0], values[1]);
                    case "removeAttribute" -> attributes.remove(values[0]);
                    default -> answer(peer, headers, method.getName(), values);
                });
    }

    /** A request with this first line. */
    public static HttpServletRequest asking(
            String method, String path, @Nullable String query, Map<String, List<String>> headers) {
        HttpServletRequest rest = with(headers);
        return (HttpServletRequest) Proxy.newProxyInstance(
                Requests.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, called, values) -> switch (called.getName()) {
                    case "getMethod" -> method;
                    case "getRequestURI" -> path;
                    case "getQueryString" -> query;
                    default -> called.invoke(rest, values);
                });
    }

    private static @Nullable Object answer(
            String peer, Map<String, List<String>> headers, String method, Object @Nullable [] values) {
        List<String> lines = values == null ? List.of() : headers.getOrDefault(String.valueOf(values[0]), List.of());
        return switch (method) {
            case "getRemoteAddr" -> peer;
            case "getServletContext" -> HOST;
            case "getHeaders" -> Collections.enumeration(lines);
            case "getHeader" -> lines.isEmpty() ? null : lines.get(0);
            default -> throw new UnsupportedOperationException(method);
        };
    }

    private static @Nullable Object installed(String method, Object @Nullable [] values) {
        if (!method.equals("getAttribute") || values == null) {
            throw new UnsupportedOperationException(method);
        }
        return TrustedProxies.class.getName().equals(values[0]) ? TrustedProxies.NONE : null;
    }
}
