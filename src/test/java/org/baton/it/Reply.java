package org.baton.it;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An answer as it came.
 *
 * @param response status, headers and text
 */
record Reply(HttpResponse<String> response) {
    private static final Pattern UUID = Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    /** A header's one value. */
    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }

    /** The Set-Cookie lines. */
    List<String> cookies() {
        return response.headers().allValues("Set-Cookie");
    }

    /** Where a redirect leads to, as it was sent. */
    String location() {
        return header("Location").orElseThrow(() -> new AssertionError("No redirect, but " + status() + ": " + body()));
    }

    /** The same, where it leads to another host. */
    URI target() {
        URI target = URI.create(location());
        if (!target.isAbsolute()) {
            throw new AssertionError("No redirect to another host, but to " + target);
        }
        return target;
    }

    /** The document of a program's answer. */
    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(body()))) {
            return reader.readObject();
        }
    }

    /** A form's field on the page. */
    String field(String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(body());
        if (!field.find()) {
            throw new AssertionError("No field " + name + ", but " + status() + ": " + body());
        }
        return field.group(1).replace("&amp;", "&");
    }

    /** The trace id that it quotes. */
    String trace() {
        Matcher trace = UUID.matcher(body());
        if (!trace.find()) {
            throw new AssertionError("No trace, but " + status() + ": " + body());
        }
        return trace.group();
    }

    /** The page with its trace ids blotted out. */
    String bodyWithoutTrace() {
        return UUID.matcher(body()).replaceAll("TRACE");
    }
}
