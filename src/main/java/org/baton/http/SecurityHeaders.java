package org.baton.http;

import jakarta.servlet.http.HttpServletResponse;

/** The headers of every answer (OWASP ASVS 5.0, V3.4); an address that needs more widens the policy by a header of its own. */
public final class SecurityHeaders {
    /** What a page may do unless it says more: show itself and its stylesheet, and post its forms to its own host. */
    public static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    /** The same for a page with a script of this host. */
    public static final String POLICY_WITH_SCRIPT =
            POLICY.replace("default-src 'none';", "default-src 'none'; script-src 'self';");

    private SecurityHeaders() {}

    /**
     * Sets them.
     *
     * @param response the answer, not yet committed
     */
    public static void set(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", POLICY);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "strict-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Strict-Transport-Security", "max-age=31536000");
    }

    /**
     * The policy with more places that a form may be sent to; Chromium applies it to redirects of a form's answer too.
     *
     * @param origins origins besides the page's own
     * @return the header's value
     */
    public static String policyWithFormsTo(Iterable<String> origins) {
        return POLICY.replace("form-action 'self'", "form-action 'self' " + String.join(" ", origins))
                .replace(" ;", ";");
    }
}
