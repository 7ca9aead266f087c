package org.baton.login;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baton.http.Answer;
import org.baton.http.BearerHeader;
import org.baton.http.Call;
import org.baton.http.Documents;
import org.baton.http.JsonAddress;
import org.baton.session.BearerToken;
import org.baton.session.Kind;
import org.baton.session.OpenedLogin;
import org.baton.session.Opening;
import org.baton.session.Sessions;
import org.baton.user.Login;
import org.baton.user.Password;

/**
 * {@code POST /api/bearer-tokens}: a name, a password and what the device is called open a session for a client that is no
 * browser. No cookie is read here; a page of another host is refused, and so is who has a token already.
 */
public final class BearerTokens extends JsonAddress {
    private static final Logger LOG = System.getLogger(BearerTokens.class.getName());

    private final PasswordLogin passwords;
    private final Sessions sessions;
    private final LoginAudit audit;
    private final String origin;

    /**
     * Gives tokens.
     *
     * @param passwords checks names and passwords
     * @param sessions home's sessions
     * @param audit where refused logins are written
     * @param origin this host's own origin, the only one that a page may ask from
     */
    public BearerTokens(PasswordLogin passwords, Sessions sessions, LoginAudit audit, String origin) {
        super("POST", Set.of("username", "password", "label"));
        this.passwords = passwords;
        this.sessions = sessions;
        this.audit = audit;
        this.origin = origin;
    }

    @Override
    protected Optional<Answer> refused(HttpServletRequest request) {
        Optional<String> asking = Optional.ofNullable(request.getHeader("Origin"));
        if (asking.filter(other -> !other.equals(origin)).isPresent()) {
            return Optional.of(Answer.problem(403, "Refused", "A page of another host may not ask for a token."));
        }
        return BearerHeader.isPresent(request)
                ? Optional.of(Answer.problem(403, "Refused", "A token is had for a password, not for a token."))
                : Optional.empty();
    }

    @Override
    protected Answer answer(Call call) {
        String username = text(call, "username");
        String label = text(call, "label");
        Optional<Password> password = Password.of(text(call, "password"));
        if (username.isEmpty() || username.length() > LoginPage.LONGEST_NAME || password.isEmpty()) {
            return LoginPage.incomplete();
        }
        if (!Kind.isLabel(label)) {
            return Answer.problem(
                    400, "No such label", "A label has 1 to 100 characters, none of them a control character.");
        }
        return answer(passwords.check(username, password.get(), call.ip()), label, call);
    }

    private Answer answer(LoginOutcome outcome, String label, Call call) {
        if (outcome instanceof LoginOutcome.Later later) {
            audit.refused(later.cause(), call);
            return later(later.cause(), later.seconds());
        }
        if (outcome instanceof LoginOutcome.Passed passed) {
            return passed.login().user().mustChangePassword() ? changeFirst(call) : opened(passed.login(), label, call);
        }
        return wrong(((LoginOutcome.Refused) outcome).reason(), call);
    }

    private Answer opened(Login.Checked login, String label, Call call) {
        Optional<OpenedLogin> opened = sessions.open(new Opening(
                login.standing(),
                Kind.bearer(label),
                Set.of("pwd"),
                Optional.empty(),
                new Opening.Client(call.ip(), call.userAgent())));
        if (opened.isEmpty()) {
            return wrong(Login.Reason.CHANGED_MEANWHILE, call);
        }
        LOG.log(
                Level.INFO,
                "session {0} opened for a bearer token of user {1}, trace {2}",
                opened.get().session().id(),
                login.user().id(),
                call.trace());
        return new Answer(201, Map.of(), List.of(), new Answer.Json(document(opened.get())));
    }

    private Answer wrong(Login.Reason reason, Call call) {
        audit.refused(reason, call);
        return Answer.problem(401, "Not logged in", LoginPage.WRONG)
                .withHeader("WWW-Authenticate", "Bearer realm=\"Baton\"");
    }

    private Answer changeFirst(Call call) {
        audit.refused(Login.Reason.MUST_CHANGE_PASSWORD, call);
        return Answer.problem(
                403,
                "Change your password first",
                "An administrator gave you this password. Log in with a browser and choose another.");
    }

    static Answer later(LoginOutcome.Cause cause, long seconds) {
        return Answer.problem(cause.status(), cause.title(), cause.advice())
                .withHeader("Retry-After", Long.toString(seconds));
    }

    /** What a client gets of a bearer token's session. */
    static JsonObject document(OpenedLogin opened) {
        return Documents.object()
                .add("token", BearerToken.text(opened.session().secret()))
                .add("sessionId", opened.session().id().toString())
                .add("expiresAt", opened.expiresAt().toString())
                .build();
    }
}
