package org.baton.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.JsonAddress;
import org.baton.session.Channel;
import org.baton.session.OpenedLogin;
import org.baton.session.Opening;
import org.baton.session.Recognition;
import org.baton.session.Session;
import org.baton.session.SessionCookie;
import org.baton.user.Password;

/** {@code PUT /api/password}: the same for programs; whoever shows a token gets the new one in the answer. */
public final class PasswordAddress extends JsonAddress {
    private final PasswordChange changes;
    private final LoginAudit audit;

    /**
     * Changes passwords.
     *
     * @param changes how
     * @param audit where refused guesses are written
     */
    public PasswordAddress(PasswordChange changes, LoginAudit audit) {
        super("PUT", Set.of("current", "new"));
        this.changes = changes;
        this.audit = audit;
    }

    @Override
    protected Answer answer(Call call) {
        Optional<Session> session = Recognition.sessionOf(call.request());
        if (session.isEmpty()) {
            return Answer.notLoggedIn();
        }
        Optional<Password> current = Password.of(text(call, "current"));
        if (current.isEmpty()) {
            return Answer.problem(400, "No such password", "A password has 1 to " + Password.MAX + " characters.");
        }
        Opening.Client client = new Opening.Client(call.ip(), call.userAgent());
        return answer(changes.change(session.get(), current.get(), text(call, "new"), client), session.get(), call);
    }

    private Answer answer(ChangeOutcome outcome, Session session, Call call) {
        if (outcome instanceof ChangeOutcome.Changed changed) {
            return changed(changed.login(), session.channel());
        }
        if (outcome instanceof ChangeOutcome.Unfit unfit) {
            return Answer.problem(
                    400, "Another password, please", unfit.reason().advice());
        }
        if (outcome instanceof ChangeOutcome.Later later) {
            audit.refused(later.cause(), call);
            return BearerTokens.later(later.cause(), later.seconds());
        }
        audit.refused(((ChangeOutcome.Refused) outcome).reason(), call);
        return Answer.problem(403, "Not changed", "The present password is not right.");
    }

    private static Answer changed(OpenedLogin login, Channel channel) {
        return channel == Channel.BEARER
                ? new Answer(200, Map.of(), List.of(), new Answer.Json(BearerTokens.document(login)))
                : new Answer(204, Map.of(), List.of(SessionCookie.set(login)), new Answer.Nothing());
    }
}
