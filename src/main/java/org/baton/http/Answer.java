package org.baton.http;

import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What an address answers, as a value: nothing is sent before the whole answer is known.
 *
 * @param status the HTTP status
 * @param headers headers besides the ones that every answer carries
 * @param cookies Set-Cookie lines
 * @param body what is sent
 */
public record Answer(int status, Map<String, String> headers, List<String> cookies, Body body) {
    /** What an answer carries. */
    public sealed interface Body permits Nothing, Page, Json, Problem {}

    /** No body. */
    public record Nothing() implements Body {}

    /**
     * A page for people.
     *
     * @param template the template's name, without its ending
     * @param model what the template shows
     */
    public record Page(String template, Object model) implements Body {}

    /**
     * A document for programs.
     *
     * @param object the document
     */
    public record Json(JsonObject object) implements Body {}

    /**
     * A problem (RFC 9457): a page for a browser, {@code application/problem+json} for a program.
     *
     * @param title what is wrong, in a few words
     * @param detail what to do about it
     */
    public record Problem(String title, String detail) implements Body {}

    /** Keeps copies. */
    public Answer {
        headers = Map.copyOf(headers);
        cookies = List.copyOf(cookies);
    }

    /**
     * A page with status 200.
     *
     * @param template the template's name, without its ending
     * @param model what it shows
     * @return the answer
     */
    public static Answer page(String template, Object model) {
        return new Answer(200, Map.of(), List.of(), new Page(template, model));
    }

    /**
     * A redirect that turns every method into GET (RFC 9110, 303).
     *
     * @param location where to
     * @return the answer
     */
    public static Answer seeOther(String location) {
        return new Answer(303, Map.of("Location", location), List.of(), new Nothing());
    }

    /**
     * A problem.
     *
     * @param status its status, 4xx or 5xx
     * @param title what is wrong, in a few words
     * @param detail what to do about it
     * @return the answer
     */
    public static Answer problem(int status, String title, String detail) {
        return new Answer(status, Map.of(), List.of(), new Problem(title, detail));
    }

    /**
     * What a program is answered at an address that is for whoever is logged in.
     *
     * @return the answer, with WWW-Authenticate
     */
    public static Answer notLoggedIn() {
        return problem(401, "Not logged in", "Log in, and send the session's cookie or a bearer token.")
                .withHeader("WWW-Authenticate", "Bearer realm=\"Baton\"");
    }

    /**
     * What is answered while the database is away: the cookie stays, and the next request may work.
     *
     * @return the answer, with Retry-After
     */
    public static Answer unavailable() {
        return problem(503, "Not available now", "The database cannot be reached. Try again in a moment.")
                .withHeader("Retry-After", "5");
    }

    /**
     * What is answered where something failed that nobody foresaw. The log has it under the answer's trace.
     *
     * @return the answer
     */
    public static Answer failed() {
        return problem(500, "Something failed here", "It is in the log. Try again, or ask for help.");
    }

    /**
     * The same answer with another status.
     *
     * @param other the status
     * @return the answer
     */
    public Answer withStatus(int other) {
        return new Answer(other, headers, cookies, body);
    }

    /**
     * The same answer with one header more.
     *
     * @param name the header's name
     * @param value its value
     * @return the answer
     */
    public Answer withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, cookies, body);
    }

    /**
     * The same answer with one Set-Cookie line more.
     *
     * @param line the header's value
     * @return the answer
     */
    public Answer withCookie(String line) {
        List<String> more = new ArrayList<>(cookies);
        more.add(line);
        return new Answer(status, headers, more, body);
    }
}
