package org.baton.admin.pages;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.baton.admin.Administrator;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.ReturnPath;
import org.baton.session.EndReason;
import org.baton.session.SessionId;
import org.baton.session.Sessions;

/** {@code POST /admin/sessions/{id}/end}: out with one session, and back to the page of its button. */
final class SessionEnding extends AdminPage {
    private static final Logger LOG = System.getLogger(SessionEnding.class.getName());
    private static final String END = "/end";

    private final Sessions sessions;

    SessionEnding(Sessions sessions) {
        this.sessions = sessions;
    }

    @Override
    Optional<Answer> change(Call call, Administrator administrator) {
        String path = call.request().getRequestURI().substring(AdminAddresses.SESSIONS.length() + 1);
        String note = administrator.note();
        return Optional.of(path)
                .filter(text -> text.endsWith(END))
                .flatMap(text -> SessionId.parse(text.substring(0, text.length() - END.length())))
                .filter(id -> sessions.end(id, EndReason.ADMIN, note))
                .map(id -> {
                    LOG.log(Level.INFO, "session {0} ended {1}", id, note);
                    return Answer.seeOther(back(call));
                })
                .or(() -> notThere("No such session"));
    }

    @Override
    protected String allow() {
        return "POST";
    }

    private static String back(Call call) {
        return call.parameter("back")
                .flatMap(ReturnPath::parse)
                .filter(path -> path.isUnder(AdminAddresses.OVERVIEW + "/"))
                .map(ReturnPath::text)
                .orElse(AdminAddresses.SESSIONS);
    }
}
