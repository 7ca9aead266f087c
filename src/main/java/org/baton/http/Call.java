package org.baton.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;

/**
 * One request, as an address sees it: its parameters are already known to be well-formed and single.
 *
 * @param request the servlet's request, for what the others do not cover
 * @param parameters the query's parameters for GET, the form's for POST
 */
public record Call(HttpServletRequest request, Parameters parameters) {
    /**
     * A parameter of the query (GET) or the form (POST).
     *
     * @param name its name
     * @return its value, empty where it is absent
     */
    public Optional<String> parameter(String name) {
        return parameters.one(name);
    }

    /**
     * A header that must not be doubled to count.
     *
     * @param name its name, in any case
     * @return its first value, empty where it is absent
     */
    public Optional<String> header(String name) {
        return Optional.ofNullable(request.getHeader(name));
    }

    /**
     * The client's address, by what {@link TrustedProxies} the role has installed.
     *
     * @return the address in text form, as PostgreSQL's {@code inet} takes it
     */
    public String ip() {
        return Installed.of(request, TrustedProxies.class).client(request);
    }

    /**
     * The browser's name for itself.
     *
     * @return User-Agent, cut to the 400 characters that a session's row keeps; empty where it is absent
     */
    public Optional<String> userAgent() {
        return header("User-Agent")
                .map(text -> text.replaceAll("\\p{Cntrl}", " "))
                .map(text -> text.substring(0, Math.min(400, text.length())));
    }

    /**
     * The id that this request has in the log and on its error page.
     *
     * @return the trace id
     */
    public UUID trace() {
        return Trace.of(request);
    }

    /**
     * Whether a person's browser asks for a page of its own, so that a redirect to another host makes sense.
     *
     * @return true for a top-level navigation (Fetch Metadata), or, from a client without it, for one that accepts HTML
     */
    public boolean isNavigation() {
        boolean accepted =
                header("Accept").filter(accept -> accept.contains("text/html")).isPresent();
        return header("Sec-Fetch-Mode").map("navigate"::equals).orElse(accepted)
                && header("Sec-Fetch-Dest").map("document"::equals).orElse(true);
    }

    /**
     * Whether the browser only prepares for a page that its user may never open.
     *
     * @return true if Sec-Purpose says prefetch or prerender
     */
    public boolean isPrefetch() {
        return header("Sec-Purpose")
                .filter(purpose -> purpose.startsWith("prefetch"))
                .isPresent();
    }
}
