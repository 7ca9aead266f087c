package org.baton.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A browser by hand: cookies by host, headers like a navigation's, and no step taken unasked, so that a test can stop in
 * the middle. It sends every cookie of a host along; what SameSite does is a matter for the tests in a real browser.
 */
final class Visitor {
    private static final String SESSION = "__Host-sid";

    private final Hosts hosts;
    private final Map<String, Map<String, String>> jar = new ConcurrentHashMap<>();

    Visitor(Hosts hosts) {
        this.hosts = hosts;
    }

    /** Opens a page, as by typing its address. */
    Reply open(URI address) {
        return send(address, request -> navigation(request).GET());
    }

    /** Asks for something by script. */
    Reply fetch(URI address) {
        return send(
                address,
                request -> request.header("Accept", "application/json")
                        .header("Sec-Fetch-Mode", "cors")
                        .header("Sec-Fetch-Dest", "empty")
                        .GET());
    }

    /** Sends a form that a page of that origin shows. */
    Reply post(URI address, URI origin, Map<String, String> form) {
        return send(
                address,
                request -> navigation(request)
                        .header("Origin", origin.toString())
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(form))));
    }

    /** Asks by script for a change: a method, an address, and JSON, which may be empty. */
    Reply change(String method, URI address, String json) {
        return send(
                address,
                request -> request.header("Accept", "application/json")
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "application/json")
                        .method(method, json.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(json)));
    }

    /** Sends whatever the test makes of it, with this browser's cookies of that host. */
    Reply send(URI address, UnaryOperator<HttpRequest.Builder> how) {
        Map<String, String> cookies = cookies(address);
        HttpRequest.Builder request = HttpRequest.newBuilder(byNumber(address)).header("User-Agent", "Visitor/1");
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            Reply reply = new Reply(
                    hosts.client().send(how.apply(request).build(), BodyHandlers.ofString(StandardCharsets.UTF_8)));
            reply.cookies().forEach(line -> keep(cookies, line));
            return reply;
        } catch (IOException e) {
            throw new UncheckedIOException("No answer from " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + address, e);
        }
    }

    /** Logs in at home. */
    Reply login(Person person) {
        return login(person, "/");
    }

    /** Logs in at home, and asks to go on to that path. */
    Reply login(Person person, String continuation) {
        return post(
                hosts.home("/login"),
                hosts.home(),
                Map.of("username", person.username(), "password", person.password(), "continue", continuation));
    }

    /**
     * Has logged in at home before: the row is there, and the cookie. For a test that is not about logging in, since a
     * password's hash takes as long as a hundred other requests.
     */
    void hasLoggedIn(Person person) {
        cookies(hosts.home()).put(SESSION, person.login(hosts.database()));
    }

    /** Logs out at home. */
    Reply logout() {
        return post(hosts.home("/logout"), hosts.home(), Map.of());
    }

    /** Opens the shop and goes as far as home's page that holds the token; needs a login at home. */
    Handoff handoff() {
        return handoff("/");
    }

    /** The same, for that path of the shop. */
    Handoff handoff(String target) {
        URI start = hosts.shop("/handoff/start?target=" + URLEncoder.encode(target, StandardCharsets.UTF_8));
        return Handoff.on(open(open(start).target()));
    }

    /** Posts the token to the shop, as home's page does. */
    Reply present(Handoff handoff) {
        return post(hosts.shop("/handoff/callback"), hosts.home(), handoff.form());
    }

    /** Has logged in at home, and hands the login over to the shop. */
    Reply enterShop(Person person) {
        hasLoggedIn(person);
        return enterShop();
    }

    /** Hands its login over to the shop. */
    Reply enterShop() {
        return present(handoff());
    }

    /** Opens the shop and lets home hand the login over, as far as the answers lead. */
    Reply tryShop() {
        Reply started = open(hosts.shop("/handoff/start?target=%2F"));
        if (started.status() != 303 || !URI.create(started.location()).isAbsolute()) {
            return started;
        }
        Reply page = open(started.target());
        return page.status() == 200 ? present(Handoff.on(page)) : page;
    }

    /** The shop's or home's answer to "who am I?". */
    Reply session(URI origin) {
        return fetch(URI.create(origin + "/api/session"));
    }

    /** The secret of this browser's session on that host. */
    Optional<String> secret(URI origin) {
        return Optional.ofNullable(cookies(origin).get(SESSION));
    }

    /** This browser's cookies of that host, which a test may change. */
    Map<String, String> cookies(URI origin) {
        return jar.computeIfAbsent(origin.getAuthority(), host -> new TreeMap<>());
    }

    /** Another browser with the same cookies. */
    Visitor copy() {
        return copyAt(hosts);
    }

    /** Another browser with the same cookies, which these nodes of the hosts answer. */
    Visitor copyAt(Hosts others) {
        Visitor copy = new Visitor(others);
        jar.forEach((host, cookies) -> copy.jar.put(host, new TreeMap<>(cookies)));
        return copy;
    }

    static HttpRequest.Builder navigation(HttpRequest.Builder request) {
        return request.header("Accept", "text/html,application/xhtml+xml")
                .header("Sec-Fetch-Mode", "navigate")
                .header("Sec-Fetch-Dest", "document");
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> URLEncoder.encode(field.getKey(), StandardCharsets.UTF_8) + "="
                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    /** Java does not resolve names below localhost; the certificate is for this number too. */
    private URI byNumber(URI address) {
        return URI.create(address.toString().replaceFirst("^https://[^:/]+", "https://" + hosts.number(address)));
    }

    private static void keep(Map<String, String> cookies, String line) {
        String[] pair = line.split(";", 2)[0].split("=", 2);
        if (line.endsWith("Max-Age=0")) {
            cookies.remove(pair[0]);
        } else {
            cookies.put(pair[0], pair[1]);
        }
    }
}
