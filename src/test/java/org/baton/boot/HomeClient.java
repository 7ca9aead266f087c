package org.baton.boot;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/**
 * Asks one home host as a browser with one cookie would.
 *
 * @param client sends
 * @param address where the host answers
 * @param origin what the host's settings call it
 */
public record HomeClient(HttpClient client, URI address, String origin) {
    /** What that address is answered with, with this cookie. */
    public HttpResponse<String> get(String path, String cookie) {
        return send(HttpRequest.newBuilder(address.resolve(path)).header("Cookie", cookie));
    }

    /** The same without a cookie. */
    public HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address.resolve(path)));
    }

    /** What a form of a page of the host's own is answered. */
    public HttpResponse<String> post(String path, String form, String cookie) {
        return send(posted(path, form).header("Cookie", cookie));
    }

    /** Logs in, and returns what the browser sends from then on. */
    public String login(String username, String password) {
        HttpResponse<String> answer = tryLogin(username, password);
        String line = answer.headers()
                .firstValue("Set-Cookie")
                .orElseThrow(() -> new AssertionError("no cookie in " + answer.statusCode() + " " + answer.body()));
        return line.substring(0, line.indexOf(';'));
    }

    /** What a login is answered. */
    public HttpResponse<String> tryLogin(String username, String password) {
        return post("/login", "username=" + encoded(username) + "&password=" + encoded(password), "none=yet");
    }

    /** The same, with a header that says for whom it is asked. */
    HttpResponse<String> loginFrom(String forwardedFor, String username, String password) {
        return send(posted("/login", "username=" + encoded(username) + "&password=" + encoded(password))
                .header("X-Forwarded-For", forwardedFor));
    }

    /** What a program's document is answered. */
    public HttpResponse<String> postJson(String path, String document) {
        return send(HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(document)));
    }

    private HttpRequest.Builder posted(String path, String form) {
        return HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", origin)
                .POST(HttpRequest.BodyPublishers.ofString(form));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(address + " does not answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
