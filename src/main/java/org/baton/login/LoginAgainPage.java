package org.baton.login;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.ReturnPath;
import org.baton.http.SecurityHeaders;
import org.baton.secret.Secret;
import org.baton.session.Channel;
import org.baton.session.OpenedLogin;
import org.baton.session.Recognition;
import org.baton.session.Session;
import org.baton.session.SessionCookie;
import org.baton.session.Sessions;
import org.baton.user.Login;
import org.baton.user.Password;

/**
 * {@code /login/again}: the user who is logged in gives the password once more (step-up). The login stays, with its children,
 * and gets a fresh secret; whoever is somebody else logs in at {@code /login}, which ends it.
 */
public final class LoginAgainPage extends Address {
    private static final Logger LOG = System.getLogger(LoginAgainPage.class.getName());

    private final PasswordLogin passwords;
    private final Sessions sessions;
    private final LoginAudit audit;
    private final Supplier<Set<String>> siblingOrigins;

    /**
     * Asks for passwords again.
     *
     * @param passwords checks them
     * @param sessions home's sessions
     * @param audit where refused ones are written
     * @param siblingOrigins where the login may lead on to, for the page's form policy
     */
    public LoginAgainPage(
            PasswordLogin passwords, Sessions sessions, LoginAudit audit, Supplier<Set<String>> siblingOrigins) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.siblingOrigins = siblingOrigins;
    }

    /**
     * What the page shows.
     *
     * @param username who is logged in, which cannot be changed here
     * @param continuation where to go afterwards
     * @param login where somebody else logs in, and goes on to the same place
     * @param error what was wrong with the last try, by its key among the words; empty at the first
     */
    public record View(String username, String continuation, String login, String error) {}

    @Override
    protected Optional<Answer> get(Call call) {
        return Optional.of(
                session(call).map(session -> form(session, call, "")).orElseGet(() -> Answer.seeOther(login(call))));
    }

    @Override
    protected Optional<Answer> post(Call call) {
        Optional<Session> session = session(call);
        Optional<Secret> secret = SessionCookie.read(call.request());
        if (session.isEmpty() || secret.isEmpty()) {
            return Optional.of(Answer.seeOther(login(call)));
        }
        Optional<Password> password = call.parameter("password").flatMap(Password::of);
        return Optional.of(
                password.isEmpty()
                        ? Answer.problem(
                                400, "Password missing", "Send password (at most " + Password.MAX + " characters).")
                        : answer(
                                passwords.check(session.get().user().username(), password.get(), call.ip()),
                                secret.get(),
                                session.get(),
                                call));
    }

    @Override
    protected String allow() {
        return "GET, HEAD, POST";
    }

    private Answer answer(LoginOutcome outcome, Secret secret, Session session, Call call) {
        if (outcome instanceof LoginOutcome.Later later) {
            audit.refused(later.cause(), call);
            return form(session, call, later.cause().key())
                    .withStatus(later.cause().status())
                    .withHeader("Retry-After", Long.toString(later.seconds()));
        }
        if (outcome instanceof LoginOutcome.Passed passed
                && passed.login().user().id().equals(session.user().id())) {
            return renewed(passed.login(), secret, call);
        }
        audit.refused(
                outcome instanceof LoginOutcome.Refused refused ? refused.reason() : Login.Reason.WRONG_PASSWORD, call);
        return form(session, call, "again.wrong").withStatus(401);
    }

    private Answer renewed(Login.Checked login, Secret secret, Call call) {
        Optional<OpenedLogin> renewed = sessions.reauthenticate(secret, login.standing(), Set.of("pwd"));
        if (renewed.isEmpty()) {
            audit.refused(Login.Reason.CHANGED_MEANWHILE, call);
            return Answer.seeOther(login(call));
        }
        LOG.log(
                Level.INFO,
                "session {0} authenticated again, trace {1}",
                renewed.get().session().id(),
                call.trace());
        return Answer.seeOther(continuation(call).text()).withCookie(SessionCookie.set(renewed.get()));
    }

    private Answer form(Session session, Call call, String error) {
        View view = new View(session.user().username(), continuation(call).text(), login(call), error);
        return Answer.page("login-again", view)
                .withHeader("Content-Security-Policy", SecurityHeaders.policyWithFormsTo(siblingOrigins.get()));
    }

    private static Optional<Session> session(Call call) {
        return Recognition.sessionOf(call.request()).filter(session -> session.channel() == Channel.COOKIE);
    }

    private static String login(Call call) {
        return "/login?continue=" + URLEncoder.encode(continuation(call).text(), StandardCharsets.UTF_8);
    }

    private static ReturnPath continuation(Call call) {
        return call.parameter("continue").flatMap(ReturnPath::parse).orElse(ReturnPath.ROOT);
    }
}
