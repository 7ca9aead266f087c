package org.baton.scene;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Requests with headers and the address 192.0.2.7, and nothing else: whatever else is asked of them throws. */
public final class Requests {
    private Requests() {}

    /** A request with these lines of Cookie. */
    public static HttpServletRequest withCookies(String... lines) {
        return with(Map.of("Cookie", List.of(lines)));
    }

    /** A request with these headers. */
    public static HttpServletRequest with(Map<String, List<String>> headers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                Requests.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (self, method, values) -> answer(headers, method.getName(), values));
    }

    private static @Nullable Object answer(
            Map<String, List<String>> headers, String method, Object @Nullable [] values) {
        List<String> lines = values == null ? List.of() : headers.getOrDefault(String.valueOf(values[0]), List.of());
        return switch (method) {
            case "getRemoteAddr" -> "192.0.2.7";
            case "getHeaders" -> Collections.enumeration(lines);
            case "getHeader" -> lines.isEmpty() ? null : lines.get(0);
            default -> throw new UnsupportedOperationException(method);
        };
    }
}
