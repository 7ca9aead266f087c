package org.baton.http;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * One address: reads a request strictly, asks its subclass for the answer, and writes that.
 * Safe for many threads if the subclass is.
 */
public abstract class Address extends AnsweringServlet {
    /** The largest form that any address takes, in bytes: a token of 2 KB, and room. */
    static final int MAX_FORM = 16 * 1024;

    /** The longest query that any address takes, in characters. */
    static final int MAX_QUERY = 4 * 1024;

    /**
     * Answers GET, and HEAD, which gets the same answer without its body.
     *
     * @param call the request
     * @return the answer; empty where the address does not take GET
     */
    protected Optional<Answer> get(Call call) {
        return Optional.empty();
    }

    /**
     * Answers POST of a form.
     *
     * @param call the request
     * @return the answer; empty where the address does not take POST
     */
    protected Optional<Answer> post(Call call) {
        return Optional.empty();
    }

    /**
     * The methods that this address takes.
     *
     * @return the value of the Allow header, such as {@code GET, HEAD, POST}
     */
    protected abstract String allow();

    @Override
    protected final Answer answerTo(HttpServletRequest request) throws IOException {
        String method = request.getMethod();
        if (!List.of(allow().split(", ")).contains(method)) {
            return Answer.problem(405, "Method not allowed", "This address takes " + allow() + ".")
                    .withHeader("Allow", allow());
        }
        boolean posted = method.equals("POST");
        if (posted) {
            Optional<Answer> refused = Form.refused(request);
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        String text = posted
                ? Form.body(request)
                : Optional.ofNullable(request.getQueryString()).orElse("");
        if (text.length() > (posted ? MAX_FORM : MAX_QUERY)) {
            return Answer.problem(posted ? 413 : 414, "Too long", "Nothing here takes that much.");
        }
        Optional<Parameters> parameters = Parameters.parse(text);
        if (parameters.isEmpty()) {
            return Answer.problem(
                    400, "Malformed parameters", "Each parameter may be given once, percent-encoded UTF-8.");
        }
        Call call = new Call(request, parameters.get());
        return (posted ? post(call) : get(call))
                .orElseThrow(() -> new IllegalStateException(
                        getClass().getSimpleName() + " allows " + method + " and does not answer it"));
    }

    /** How a posted form is taken in. */
    private static final class Form {
        static Optional<Answer> refused(HttpServletRequest request) {
            String type = Optional.ofNullable(request.getContentType()).orElse("");
            if (!type.split(";", 2)[0].strip().equalsIgnoreCase("application/x-www-form-urlencoded")) {
                return Optional.of(Answer.problem(
                        415, "Unsupported media type", "Post a form: application/x-www-form-urlencoded."));
            }
            return request.getContentLengthLong() > MAX_FORM
                    ? Optional.of(Answer.problem(413, "Too long", "A form here is at most " + MAX_FORM + " bytes."))
                    : Optional.empty();
        }

        static String body(HttpServletRequest request) throws IOException {
            byte[] body = request.getInputStream().readNBytes(MAX_FORM + 1);
            // ISO-8859-1 keeps each byte: one that is not ASCII is refused when the form is parsed.
            return new String(body, StandardCharsets.ISO_8859_1);
        }
    }
}
