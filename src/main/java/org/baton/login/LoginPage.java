package org.baton.login;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.ReturnPath;
import org.baton.http.SecurityHeaders;
import org.baton.session.Kind;
import org.baton.session.OpenedLogin;
import org.baton.session.Opening;
import org.baton.session.Recognition;
import org.baton.session.SessionCookie;
import org.baton.session.Sessions;
import org.baton.user.Login;
import org.baton.user.Password;
import org.baton.user.Users;

/**
 * {@code /login}: a name and a password open a session with a fresh secret, whatever cookie came along (OWASP ASVS 5.0,
 * 7.2.4). The answer is the same for a wrong password, an unknown and a suspended user.
 */
public final class LoginPage extends Address {
    private static final Logger LOG = System.getLogger(LoginPage.class.getName());

    private final Users users;
    private final Sessions sessions;
    private final LoginAudit audit;
    private final Supplier<Set<String>> siblingOrigins;

    /**
     * Logs people in.
     *
     * @param users who may log in
     * @param sessions home's sessions
     * @param audit where refused logins are written
     * @param siblingOrigins where a login may lead on to, for the page's form policy
     */
    public LoginPage(Users users, Sessions sessions, LoginAudit audit, Supplier<Set<String>> siblingOrigins) {
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
        this.siblingOrigins = siblingOrigins;
    }

    /**
     * What the page shows.
     *
     * @param username what was typed before
     * @param continuation where to go after the login
     * @param failed whether the last try was refused
     */
    public record View(String username, String continuation, boolean failed) {}

    @Override
    protected Optional<Answer> get(Call call) {
        Answer form = form(new View("", continuation(call).text(), false));
        boolean dead = SessionCookie.isPresent(call.request())
                && Recognition.sessionOf(call.request()).isEmpty()
                && call.isNavigation();
        return Optional.of(dead ? form.withCookie(SessionCookie.clear()) : form);
    }

    @Override
    protected Optional<Answer> post(Call call) {
        String username = call.parameter("username").orElse("");
        Optional<Password> password = call.parameter("password").flatMap(Password::of);
        if (username.isEmpty() || username.length() > 200 || password.isEmpty()) {
            return Optional.of(Answer.problem(
                    400,
                    "Name or password missing",
                    "Send username (at most 200 characters) and password (at most " + Password.MAX + ")."));
        }
        return Optional.of(answer(users.login(username, password.get()), username, call));
    }

    @Override
    protected String allow() {
        return "GET, HEAD, POST";
    }

    private Answer answer(Login login, String username, Call call) {
        if (login instanceof Login.Checked checked) {
            Optional<OpenedLogin> opened = sessions.open(new Opening(
                    checked.standing(),
                    call.parameter("keep").isPresent() ? Kind.KEPT_BROWSER : Kind.BROWSER,
                    Set.of("pwd"),
                    SessionCookie.read(call.request()),
                    new Opening.Client(call.ip(), call.userAgent())));
            if (opened.isPresent()) {
                LOG.log(
                        Level.INFO,
                        "session {0} opened for user {1}, trace {2}",
                        opened.get().session().id(),
                        checked.user().id(),
                        call.trace());
                return Answer.seeOther(continuation(call).text()).withCookie(SessionCookie.set(opened.get()));
            }
        }
        audit.refused(login, call);
        return form(new View(username, continuation(call).text(), true)).withStatus(401);
    }

    private Answer form(View view) {
        return Answer.page("login", view)
                .withHeader("Content-Security-Policy", SecurityHeaders.policyWithFormsTo(siblingOrigins.get()));
    }

    private static ReturnPath continuation(Call call) {
        return call.parameter("continue").flatMap(ReturnPath::parse).orElse(ReturnPath.ROOT);
    }
}
