package org.baton.login;

import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.session.Opening;
import org.baton.session.Recognition;
import org.baton.session.Session;
import org.baton.session.SessionCookie;
import org.baton.user.Password;

/** {@code /password}: changes the user's own password; the only page of a user who must change it. */
public final class PasswordPage extends Address {
    private static final String ADDRESS = "/password";

    private final PasswordChange changes;
    private final LoginAudit audit;

    /**
     * Changes passwords.
     *
     * @param changes how
     * @param audit where refused guesses are written
     */
    public PasswordPage(PasswordChange changes, LoginAudit audit) {
        this.changes = changes;
        this.audit = audit;
    }

    /**
     * What the page shows.
     *
     * @param username whose password, for a browser that keeps passwords
     * @param mustChange whether an administrator gave the present one
     * @param error what was wrong with the last try, by its key among the words; empty at the first
     */
    public record View(String username, boolean mustChange, String error) {}

    @Override
    protected Optional<Answer> get(Call call) {
        return Optional.of(Recognition.sessionOf(call.request())
                .map(session -> form(session, ""))
                .orElse(Answer.seeOther("/login?continue=" + ADDRESS)));
    }

    @Override
    protected Optional<Answer> post(Call call) {
        Optional<Session> session = Recognition.sessionOf(call.request());
        if (session.isEmpty()) {
            return Optional.of(Answer.seeOther("/login?continue=" + ADDRESS));
        }
        Optional<Password> current = call.parameter("current").flatMap(Password::of);
        Optional<String> wanted = call.parameter("new");
        if (current.isEmpty() || wanted.isEmpty()) {
            return Optional.of(form(session.get(), "password.missing").withStatus(400));
        }
        Opening.Client client = new Opening.Client(call.ip(), call.userAgent());
        return Optional.of(
                answer(changes.change(session.get(), current.get(), wanted.get(), client), session.get(), call));
    }

    @Override
    protected String allow() {
        return "GET, HEAD, POST";
    }

    private Answer answer(ChangeOutcome outcome, Session session, Call call) {
        if (outcome instanceof ChangeOutcome.Changed changed) {
            return Answer.page("password-changed", session.user().displayName())
                    .withCookie(SessionCookie.set(changed.login()));
        }
        if (outcome instanceof ChangeOutcome.Unfit unfit) {
            return form(session, "password." + unfit.reason().name()).withStatus(400);
        }
        if (outcome instanceof ChangeOutcome.Later later) {
            audit.refused(later.cause(), call);
            return form(session, later.cause().key())
                    .withStatus(later.cause().status())
                    .withHeader("Retry-After", Long.toString(later.seconds()));
        }
        audit.refused(((ChangeOutcome.Refused) outcome).reason(), call);
        return form(session, "password.wrong").withStatus(403);
    }

    private static Answer form(Session session, String error) {
        return Answer.page(
                "password", new View(session.user().username(), session.user().mustChangePassword(), error));
    }
}
