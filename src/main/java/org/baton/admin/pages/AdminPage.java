package org.baton.admin.pages;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.baton.admin.Administrator;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.SecurityHeaders;
import org.baton.session.Recognition;

/** A page that only administrators see: whoever adds one cannot forget to ask who is there. */
abstract class AdminPage extends Address {
    /** The group whose members administrate. */
    static final String GROUP = "admin";

    /** How many rows a page has. */
    static final int ROWS = 50;

    /** Answers GET of an administrator. */
    Optional<Answer> show(Call call) {
        return Optional.empty();
    }

    /** Answers POST of an administrator. */
    Optional<Answer> change(Call call, Administrator administrator) {
        return Optional.empty();
    }

    @Override
    protected final Optional<Answer> get(Call call) {
        HttpServletRequest request = call.request();
        String query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        Optional<Answer> refused = refused(call, request.getRequestURI() + query);
        return refused.isPresent() ? refused : show(call);
    }

    @Override
    protected final Optional<Answer> post(Call call) {
        Optional<Answer> refused = refused(call, AdminAddresses.OVERVIEW);
        return refused.isPresent() ? refused : change(call, Administrator.of(call.request()));
    }

    @Override
    protected String allow() {
        return "GET, HEAD";
    }

    /** A page whose script shows times in the viewer's zone. */
    static Optional<Answer> page(String template, Object view) {
        return Optional.of(Answer.page("admin/" + template, view)
                .withHeader("Content-Security-Policy", SecurityHeaders.POLICY_WITH_SCRIPT));
    }

    static Optional<Answer> malformed(String what) {
        return Optional.of(Answer.problem(400, "Malformed parameters", what));
    }

    static Optional<Answer> notThere(String title) {
        return Optional.of(Answer.problem(404, title, "There is none, or it is over already."));
    }

    private static Optional<Answer> refused(Call call, String comeBack) {
        if (Recognition.sessionOf(call.request()).isEmpty()) {
            return Optional.of(
                    Answer.seeOther("/login?continue=" + URLEncoder.encode(comeBack, StandardCharsets.UTF_8)));
        }
        return call.request().isUserInRole(GROUP)
                ? Optional.empty()
                : Optional.of(
                        Answer.problem(403, "Only for administrators", "Your user is not in the group " + GROUP + "."));
    }
}
