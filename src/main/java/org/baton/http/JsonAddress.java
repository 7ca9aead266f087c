package org.baton.http;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.baton.json.StrictJson;

/**
 * One address for programs, which takes a flat JSON object of texts: each field is given, once, and no other but switches,
 * which may be left out. Safe for many threads if the subclass is.
 */
public abstract class JsonAddress extends AnsweringServlet {
    /** The largest document taken, in bytes: a name and two passwords, each character escaped, and room. */
    static final int MAX_BODY = 8 * 1024;

    private static final StrictJson JSON = new StrictJson();

    private final String method;
    private final Set<String> fields;
    private final Set<String> switches;

    /**
     * Takes one method.
     *
     * @param method the method, such as {@code PUT}
     * @param fields the names of the fields
     */
    protected JsonAddress(String method, Set<String> fields) {
        this(method, fields, Set.of());
    }

    /**
     * Takes one method, and fields that may be left out.
     *
     * @param method the method, such as {@code PUT}
     * @param fields the names of the fields
     * @param switches the names of fields that are {@code true} or {@code false}, and may be left out
     */
    protected JsonAddress(String method, Set<String> fields, Set<String> switches) {
        this.method = method;
        this.fields = Set.copyOf(fields);
        this.switches = Set.copyOf(switches);
    }

    /**
     * Whether a request is refused before its document is read.
     *
     * @param request the request
     * @return the refusal; empty if it is not refused
     */
    protected Optional<Answer> refused(HttpServletRequest request) {
        return Optional.empty();
    }

    /**
     * Answers a document.
     *
     * @param call the request, with the document's fields as its parameters
     * @return the answer
     */
    protected abstract Answer answer(Call call);

    /**
     * A field's text.
     *
     * @param call the request
     * @param field the field's name
     * @return its text, which is there
     */
    protected static String text(Call call, String field) {
        return call.parameter(field)
                .orElseThrow(() -> new IllegalStateException("no field " + field + " was asked for"));
    }

    @Override
    protected final Answer answerTo(HttpServletRequest request) throws IOException {
        if (!request.getMethod().equals(method)) {
            return Answer.problem(405, "Method not allowed", "This address takes " + method + ".")
                    .withHeader("Allow", method);
        }
        Optional<Answer> refused = refused(request);
        if (refused.isPresent()) {
            return refused.get();
        }
        String type = Optional.ofNullable(request.getContentType()).orElse("");
        if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/json")) {
            return Answer.problem(415, "Unsupported media type", "Send application/json.");
        }
        byte[] body = request.getInputStream().readNBytes(MAX_BODY + 1);
        if (body.length > MAX_BODY) {
            return Answer.problem(413, "Too long", "A document here is at most " + MAX_BODY + " bytes.");
        }
        return JSON.value(body, 1)
                .filter(JsonObject.class::isInstance)
                .map(JsonValue::asJsonObject)
                .filter(this::isAsked)
                .map(document -> answer(new Call(request, Parameters.of(document))))
                .orElseGet(() -> Answer.problem(
                        400,
                        "Malformed document",
                        "Send one JSON object in UTF-8 with exactly these texts, each once: "
                                + listed(fields)
                                + (switches.isEmpty()
                                        ? "."
                                        : "; and, if you like, each true or false: " + listed(switches) + ".")));
    }

    private boolean isAsked(JsonObject document) {
        return document.keySet().containsAll(fields)
                && document.entrySet().stream().allMatch(field -> isAsked(field.getKey(), field.getValue()));
    }

    private boolean isAsked(String name, JsonValue value) {
        return switches.contains(name)
                ? value == JsonValue.TRUE || value == JsonValue.FALSE
                : fields.contains(name) && value instanceof JsonString text && isWhole(text.getString());
    }

    private static String listed(Set<String> names) {
        return String.join(", ", names.stream().sorted().toList());
    }

    /** No half characters, and none that PostgreSQL does not take. */
    private static boolean isWhole(String text) {
        return text.codePoints().noneMatch(c -> c == 0 || Character.getType(c) == Character.SURROGATE);
    }
}
