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

/**
 * {@code /login}: a name and a password open a session with a fresh secret, whatever cookie came along (OWASP ASVS 5.0,
 * 7.2.4). The answer is the same for a wrong password, an unknown and a suspended user.
 */
public final class LoginPage extends Address {
    private static final Logger LOG = System.getLogger(LoginPage.class.getName());

    /** The longest name taken, in UTF-16 units; a user's name has at most as many characters. */
    static final int LONGEST_NAME = 200;

    static final String WRONG = "That name and password do not fit. Please try again.";

    private final PasswordLogin passwords;
    private final Sessions sessions;
    private final LoginAudit audit;
    private final Supplier<Set<String>> siblingOrigins;

    /**
     * Logs people in.
     *
     * @param passwords checks names and passwords
     * @param sessions home's sessions
     * @param audit where refused logins are written
     * @param siblingOrigins where a login may lead on to, for the page's form policy
     */
    public LoginPage(
            PasswordLogin passwords, Sessions sessions, LoginAudit audit, Supplier<Set<String>> siblingOrigins) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.siblingOrigins = siblingOrigins;
    }

    /**
     * What the page shows.
     *
     * @param username what was typed before
     * @param continuation where to go after the login
     * @param error what was wrong with the last try, by its key among the words; empty at the first
     * @param over whether the browser still has the cookie of a session that is over
     */
    public record View(String username, String continuation, String error, boolean over) {}

    @Override
    protected Optional<Answer> get(Call call) {
        boolean dead = SessionCookie.isPresent(call.request())
                && Recognition.sessionOf(call.request()).isEmpty()
                && call.isNavigation()
                && !isStrangers(call);
        Answer form = form(new View("", continuation(call).text(), "", dead));
        return Optional.of(dead ? form.withCookie(SessionCookie.clear()) : form);
    }

    /** What somebody who is not logged in has gathered so far stays, and goes over to the login. */
    private static boolean isStrangers(Call call) {
        return call.request().getSession(false) != null;
    }

    @Override
    protected Optional<Answer> post(Call call) {
        String username = call.parameter("username").orElse("");
        Optional<Password> password = call.parameter("password").flatMap(Password::of);
        if (username.isEmpty() || username.length() > LONGEST_NAME || password.isEmpty()) {
            return Optional.of(incomplete());
        }
        return Optional.of(answer(passwords.check(username, password.get(), call.ip()), username, call));
    }

    @Override
    protected String allow() {
        return "GET, HEAD, POST";
    }

    static Answer incomplete() {
        return Answer.problem(
                400,
                "Name or password missing",
                "Send username (at most " + LONGEST_NAME + " characters) and password (at most " + Password.MAX + ").");
    }

    private Answer answer(LoginOutcome outcome, String username, Call call) {
        if (outcome instanceof LoginOutcome.Later later) {
            audit.refused(later.cause(), call);
            return form(new View(
                            username, continuation(call).text(), later.cause().key(), false))
                    .withStatus(later.cause().status())
                    .withHeader("Retry-After", Long.toString(later.seconds()));
        }
        if (outcome instanceof LoginOutcome.Passed passed) {
            return opened(passed.login(), username, call);
        }
        return refused(((LoginOutcome.Refused) outcome).reason(), username, call);
    }

    private Answer opened(Login.Checked login, String username, Call call) {
        Optional<OpenedLogin> opened = sessions.open(new Opening(
                login.standing(),
                call.parameter("keep").isPresent() ? Kind.KEPT_BROWSER : Kind.BROWSER,
                Set.of("pwd"),
                SessionCookie.read(call.request()),
                new Opening.Client(call.ip(), call.userAgent())));
        if (opened.isEmpty()) {
            return refused(Login.Reason.CHANGED_MEANWHILE, username, call);
        }
        LOG.log(
                Level.INFO,
                "session {0} opened for user {1}, trace {2}",
                opened.get().session().id(),
                login.user().id(),
                call.trace());
        return Answer.seeOther(continuation(call).text()).withCookie(SessionCookie.set(opened.get()));
    }

    private Answer refused(Login.Reason reason, String username, Call call) {
        audit.refused(reason, call);
        return form(new View(username, continuation(call).text(), "login.wrong", false))
                .withStatus(401);
    }

    private Answer form(View view) {
        return Answer.page("login", view)
                .withHeader("Content-Security-Policy", SecurityHeaders.policyWithFormsTo(siblingOrigins.get()));
    }

    private static ReturnPath continuation(Call call) {
        return call.parameter("continue").flatMap(ReturnPath::parse).orElse(ReturnPath.ROOT);
    }
}
