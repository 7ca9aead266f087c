package org.baton.http;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes answers: the one place that does, so that no answer lacks a header. */
public final class Answers {
    private Answers() {}

    /**
     * Writes an answer.
     *
     * @param answer what to write
     * @param request what is answered
     * @param response where to
     * @throws IOException if the client is gone
     */
    public static void write(Answer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        response.setStatus(answer.status());
        SecurityHeaders.set(response);
        answer.headers().forEach(response::setHeader);
        answer.cookies().forEach(line -> response.addHeader("Set-Cookie", line));
        if (answer.body() instanceof Answer.Page page) {
            send("text/html;charset=UTF-8", Pages.render(page.template(), page.model(), words(request)), response);
        } else if (answer.body() instanceof Answer.Json json) {
            send("application/json", json.object().toString(), response);
        } else if (answer.body() instanceof Answer.Problem problem) {
            problem(answer.status(), problem, request, response);
        }
    }

    private static void problem(
            int status, Answer.Problem problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String trace = Trace.of(request).toString();
        if (isForPeople(request)) {
            send(
                    "text/html;charset=UTF-8",
                    Pages.render("problem", new ProblemView(problem.title(), problem.detail(), trace), words(request)),
                    response);
        } else {
            send("application/problem+json", document(status, problem, trace).toString(), response);
        }
    }

    private static Words words(HttpServletRequest request) {
        return Words.accepted(Optional.ofNullable(request.getHeader("Accept-Language")));
    }

    private static JsonObject document(int status, Answer.Problem problem, String trace) {
        return Documents.object()
                .add("title", problem.title())
                .add("status", status)
                .add("detail", problem.detail())
                .add("trace", trace)
                .build();
    }

    private static boolean isForPeople(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/")
                && Optional.ofNullable(request.getHeader("Accept"))
                        .filter(accept -> accept.contains("text/html"))
                        .isPresent();
    }

    private static void send(String type, String text, HttpServletResponse response) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
