package org.baton.measure;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import org.baton.run.RunFailure;

/** One client that goes through handoffs as a browser does, on connections of its own to both hosts. */
final class HandoffVisitor implements AutoCloseable {
    private static final String NAVIGATION =
            "Accept: text/html\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\nUser-Agent: measure\r\n";
    private static final Pattern LOCATION = Pattern.compile("\r\nLocation: ([^\r]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern COOKIE = Pattern.compile("\r\nSet-Cookie: ([^;\r]*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SESSION =
            Pattern.compile("\r\nSet-Cookie: __Host-sid=[A-Za-z0-9_-]{32};", Pattern.CASE_INSENSITIVE);

    private final URI home;
    private final URI sibling;
    private final Connections toHome;
    private final Connections toSibling;

    HandoffVisitor(SSLContext trusted, URI home, URI sibling) throws IOException {
        this.home = home;
        this.sibling = sibling;
        this.toHome = new Connections(trusted, home.getPort());
        this.toSibling = new Connections(trusted, sibling.getPort());
    }

    /**
     * A handoff that the sibling has begun.
     *
     * @param authorize where it sends the browser
     * @param binding the cookie that the browser keeps
     */
    record Begun(URI authorize, String binding) {}

    /** {@code GET /handoff/start} at the sibling. */
    Begun begin() throws IOException {
        String head = toSibling.next().headOf(303, get(sibling, "/handoff/start?target=/", "a=b"));
        return new Begun(URI.create(found(LOCATION, head)), found(COOKIE, head));
    }

    /** {@code GET /handoff/authorize} at home with this login, then {@code POST /handoff/callback} at the sibling. */
    void finish(Begun begun, String login) throws IOException {
        KeepAlive connection = toHome.next();
        String path = begun.authorize().getRawPath() + "?" + begun.authorize().getRawQuery();
        connection.headOf(200, get(home, path, "__Host-sid=" + login));
        String page = connection.body();
        String form =
                "token=%s&state=%s&iss=%s".formatted(field(page, "token"), field(page, "state"), field(page, "iss"));
        String head = toSibling.next().headOf(303, post("/handoff/callback", begun.binding(), form));
        found(SESSION, head);
    }

    @Override
    public void close() throws IOException {
        try (toHome) {
            toSibling.close();
        }
    }

    private static byte[] get(URI host, String path, String cookie) {
        return ascii("GET %s HTTP/1.1\r\nHost: %s\r\n%sCookie: %s\r\n\r\n"
                .formatted(path, host.getAuthority(), NAVIGATION, cookie));
    }

    private byte[] post(String path, String cookie, String form) {
        return ascii(("POST %s HTTP/1.1\r\nHost: %s\r\n%sOrigin: %s\r\nCookie: %s\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: %d\r\n\r\n%s")
                .formatted(path, sibling.getAuthority(), NAVIGATION, home, cookie, form.length(), form));
    }

    private static String field(String page, String name) {
        return URLEncoder.encode(
                found(Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\""), page), StandardCharsets.UTF_8);
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new RunFailure("A handoff should have brought " + pattern + ", but brought: " + text);
        }
        return matcher.group(Math.min(1, matcher.groupCount()));
    }

    private static byte[] ascii(String request) {
        return request.getBytes(StandardCharsets.US_ASCII);
    }
}
