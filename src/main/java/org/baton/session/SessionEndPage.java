package org.baton.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;

/** {@code POST /sessions/{id}/end} and {@code POST /sessions/end-others}: the buttons on the page of one's own sessions. */
public final class SessionEndPage extends Address {
    private static final Logger LOG = System.getLogger(SessionEndPage.class.getName());
    private static final String ABOVE = "/sessions/";
    private static final String END = "/end";

    private final Sessions sessions;

    /**
     * Ends sessions.
     *
     * @param sessions of this host
     */
    public SessionEndPage(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    protected Optional<Answer> post(Call call) {
        return Optional.of(Recognition.sessionOf(call.request())
                .map(session -> answer(call, session))
                .orElse(Answer.seeOther("/login?continue=/sessions")));
    }

    @Override
    protected String allow() {
        return "POST";
    }

    private Answer answer(Call call, Session session) {
        // As it was sent: the server would decode what then is no id any more.
        String path = call.request().getRequestURI().substring(ABOVE.length());
        if (path.equals("end-others")) {
            int ended = sessions.endOthers(session.user().id(), session.root(), EndReason.LOGOUT);
            LOG.log(Level.INFO, "session {0} ended {1} other logins, trace {2}", session.id(), ended, call.trace());
            return Answer.seeOther("/sessions");
        }
        return Optional.of(path)
                .filter(text -> text.endsWith(END))
                .flatMap(text -> SessionId.parse(text.substring(0, text.length() - END.length())))
                .filter(id -> sessions.endOwn(session.user().id(), id, EndReason.LOGOUT))
                .map(id -> ended(call, session, id))
                .orElse(Answer.problem(404, "No such session", "It is not yours, or it is over already."));
    }

    private static Answer ended(Call call, Session session, SessionId id) {
        LOG.log(Level.INFO, "session {0} ended by its user in session {1}, trace {2}", id, session.id(), call.trace());
        return id.equals(session.id())
                ? Answer.seeOther("/login").withCookie(SessionCookie.clear())
                : Answer.seeOther("/sessions");
    }
}
