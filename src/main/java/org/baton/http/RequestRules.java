package org.baton.http;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What holds for every request before any address sees it: a plain path, for a changing request the Origin rule, which
 * is why no page needs a CSRF token, and no such request for a file. Safe for many threads.
 */
public final class RequestRules implements Filter {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final String origin;
    private final Set<String> exempt;

    /**
     * Holds the rules for one host.
     *
     * @param origin this host's own origin, from its settings
     * @param exempt paths with an Origin rule of their own, where no session cookie is read
     */
    public RequestRules(String origin, Set<String> exempt) {
        this.origin = origin;
        this.exempt = Set.copyOf(exempt);
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        SecurityHeaders.set(answer);
        boolean file = http.getRequestURI().startsWith("/static/");
        if (file) {
            answer.setHeader("Cache-Control", "max-age=300");
        }
        if (!isPlain(http.getRequestURI())) {
            Answers.write(
                    Answer.problem(400, "Malformed path", "No dot segments, path parameters or encoded separators."),
                    http,
                    answer);
        } else if (!SAFE.contains(http.getMethod()) && !exempt.contains(http.getRequestURI()) && !isOwn(http)) {
            Answers.write(
                    Answer.problem(403, "Refused", "A change may only be asked for by a page of this host."),
                    http,
                    answer);
        } else if (file && !SAFE.contains(http.getMethod())) {
            // The server's own servlet for files: Payara's takes a POST for a GET.
            Answers.write(
                    Answer.problem(405, "Method not allowed", "This address takes GET, HEAD.")
                            .withHeader("Allow", "GET, HEAD"),
                    http,
                    answer);
        } else {
            chain.doFilter(request, response);
        }
    }

    /**
     * Origin is ours; or it is absent or null, and the browser vouches that the page was ours. A client with a bearer token
     * is no browser and sends no Origin; no cookie is read then.
     */
    private boolean isOwn(HttpServletRequest request) {
        Optional<String> claimed = Optional.ofNullable(request.getHeader("Origin"));
        if (claimed.filter(origin::equals).isPresent()) {
            return true;
        }
        if (claimed.isEmpty() && (BearerHeader.isPresent(request) || bringsAssertion(request))) {
            return true;
        }
        return claimed.orElse("null").equals("null") && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    /** Of a host that calls a service, which this application may be too: no page sends that header without an Origin. */
    private static boolean bringsAssertion(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization"))
                .filter(line -> line.startsWith("PASETO "))
                .isPresent();
    }

    private static boolean isPlain(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return path.startsWith("/")
                && !path.contains("//")
                && !path.contains("/..")
                && !path.contains("/./")
                && !path.endsWith("/.")
                && path.chars().allMatch(c -> c > 0x20 && c < 0x7f && c != ';' && c != '\\')
                && !lower.contains("%2f")
                && !lower.contains("%5c")
                && !lower.contains("%2e")
                && !lower.contains("%3b")
                && !lower.contains("%00");
    }
}
