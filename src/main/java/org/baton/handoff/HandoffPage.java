package org.baton.handoff;

import java.util.Map;
import org.baton.http.Answer;

/** The page that posts a token to a callback: by a script from a file, or by its button where script is off. */
public final class HandoffPage {
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; form-action %s 'self'; "
                    + "frame-ancestors 'none'; base-uri 'none'";

    private HandoffPage() {}

    /**
     * What the page posts.
     *
     * @param callback where to
     * @param fields what, by name
     */
    public record View(String callback, Map<String, String> fields) {
        @Override
        public String toString() {
            return "View[callback=" + callback + "]";
        }
    }

    /** The page; its form, and what that redirects to, may lead to this host and to one more. */
    static Answer answer(View view, String otherOrigin) {
        return Answer.page("handoff", view).withHeader("Content-Security-Policy", POLICY.formatted(otherOrigin));
    }
}
