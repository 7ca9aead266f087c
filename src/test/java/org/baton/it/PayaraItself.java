package org.baton.it;

import java.util.Optional;

/**
 * Where Payara answers otherwise than WildFly: mostly before Baton sees the request, with an empty page.
 *
 * @param status what it answers
 * @param byBaton whether Baton has seen the request after all, so that a trace id is there
 */
record PayaraItself(int status, boolean byBaton) {
    /** What Payara makes of a request that Baton refuses on WildFly; empty where the answers are alike, and on WildFly. */
    static Optional<PayaraItself> answer(Nodes nodes, RawRequest request) {
        if (nodes != Nodes.PAYARA) {
            return Optional.empty();
        }
        String path = request.path().replaceFirst("\\?.*", "");
        if (request.headers().stream().anyMatch(PayaraItself::isStrangeCookie)) {
            return Optional.of(new PayaraItself(400, false));
        }
        if (path.matches(".*(%2f|%5c|%00|%ff).*")) {
            return Optional.of(new PayaraItself(400, false));
        }
        return switch (path) {
            // A session id in the path is taken off it, and read by nobody.
            case "/login;jsessionid=abc" -> Optional.of(new PayaraItself(200, true));
            // A folder is nothing, not something that is kept back.
            case "/static/" -> Optional.of(new PayaraItself(404, true));
            // An empty page.
            case "/%zz" -> Optional.of(new PayaraItself(200, false));
            // What follows the first blank is the protocol's version.
            case "/a b" -> Optional.of(new PayaraItself(505, false));
            default -> Optional.empty();
        };
    }

    /** Names of cookies are ASCII (RFC 6265, 4.1.1). */
    private static boolean isStrangeCookie(String line) {
        return line.startsWith("Cookie: ") && line.chars().anyMatch(c -> c > 0x7e);
    }
}
