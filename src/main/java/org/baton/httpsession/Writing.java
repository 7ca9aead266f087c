package org.baton.httpsession;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baton.http.Call;
import org.baton.http.Parameters;
import org.baton.http.Trace;
import org.baton.session.Opening;
import org.baton.session.SessionCookie;
import org.baton.session.SessionId;

/** Writes what one request changes. A change is taken out before it is tried: what has failed once is not tried again. */
final class Writing {
    private static final Logger LOG = System.getLogger(Writing.class.getName());

    private final HttpSessions sessions;
    private final HttpServletRequest request;
    private final HttpServletResponse response;

    Writing(HttpSessions sessions, HttpServletRequest request, HttpServletResponse response) {
        this.sessions = sessions;
        this.request = request;
        this.response = response;
    }

    Saved save(RowSession session) {
        Joined row = session.row();
        if (!session.attributes().areChanged(row.id().isPresent())) {
            return Saved.SAVED;
        }
        Changes changes = session.attributes().take();
        Saved saved = row.id().map(id -> sessions.change(id, changes)).orElseGet(() -> open(session, changes));
        if (saved == Saved.ENDED) {
            session.end();
        }
        if (saved != Saved.SAVED) {
            LOG.log(
                    Level.WARNING,
                    "attributes of session {0} not saved: {1}, trace {2}",
                    row.id().map(SessionId::toString).orElse("none"),
                    saved,
                    Trace.of(request));
        }
        return saved;
    }

    /** What was changed before goes first; then the one attribute, if it is as expected. */
    Saved replace(RowSession session, String name, Optional<Object> expected, Optional<Object> value) {
        Saved before = save(session);
        if (before != Saved.SAVED) {
            return before;
        }
        Attributes attributes = session.attributes();
        Optional<SessionId> id = session.row().id();
        if (id.isEmpty()) {
            if (expected.isPresent()) {
                return Saved.DIFFERENT;
            }
            value.ifPresent(first -> attributes.set(name, first));
            return save(session);
        }
        AttributeJson json = sessions.json();
        Changes change = value.map(
                        next -> new Changes(Map.of(json.key(name), json.write(name, next)), Set.of(), Optional.empty()))
                .orElseGet(() -> new Changes(Map.of(), Set.of(name), Optional.empty()));
        String was = expected.map(old -> json.write(name, old)).orElse("null");
        Saved saved = sessions.replace(id.get(), name, was, change);
        switch (saved) {
            case SAVED -> attributes.see(name, value);
            case DIFFERENT -> attributes.forget();
            case ENDED -> session.end();
            case FULL -> {}
        }
        return saved;
    }

    /** The first attribute opens the row; the browser hears of it by this answer, or never. */
    private Saved open(RowSession session, Changes first) {
        if (response.isCommitted()) {
            return Saved.ENDED;
        }
        Call call = new Call(request, Parameters.NONE);
        Joined row = session.row();
        Optional<SessionId> opened =
                sessions.open(row.secret(), first, new Opening.Client(call.ip(), call.userAgent()));
        if (opened.isEmpty()) {
            return Saved.FULL;
        }
        row.opened(opened.get());
        response.addHeader("Set-Cookie", SessionCookie.set(row.secret()));
        LOG.log(Level.INFO, "session {0} opened for a stranger, trace {1}", opened.get(), Trace.of(request));
        sessions.listeners().tell(new SessionOpened(session));
        return Saved.SAVED;
    }
}
