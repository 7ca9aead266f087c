package org.baton.session;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import org.baton.database.DatabaseUnavailable;
import org.baton.http.Answer;
import org.baton.http.Answers;
import org.baton.http.Trace;

/**
 * Recognises who asks, on every request, and tells the container: caller and groups as they are in the database now. Safe
 * for many threads.
 */
public final class Recognition {
    private static final Logger LOG = System.getLogger(Recognition.class.getName());
    private static final String ATTRIBUTE = Recognition.class.getName();
    private static final String SESSION = Session.class.getName();

    private final Sessions sessions;
    private final Set<String> strangersOnly;

    /**
     * Recognises by the session cookie.
     *
     * @param sessions this host's sessions
     * @param strangersOnly paths where no cookie is read (health, calls between hosts); one that ends with a slash stands
     *     for all below it
     */
    public Recognition(Sessions sessions, Set<String> strangersOnly) {
        this.sessions = sessions;
        this.strangersOnly = Set.copyOf(strangersOnly);
    }

    /**
     * Makes this the recognition of an application; its mechanism finds it there.
     *
     * @param context the application's
     */
    public void install(ServletContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    static Recognition installed(ServletContext context) {
        if (context.getAttribute(ATTRIBUTE) instanceof Recognition recognition) {
            return recognition;
        }
        throw new IllegalStateException(
                "Baton has not been started in this application: look for its first error in the log");
    }

    /**
     * The live session of a request.
     *
     * @param request a request that the mechanism has seen
     * @return its session; empty for a stranger
     */
    public static Optional<Session> sessionOf(HttpServletRequest request) {
        return request.getAttribute(SESSION) instanceof Session session ? Optional.of(session) : Optional.empty();
    }

    AuthenticationStatus recognise(HttpMessageContext message) {
        HttpServletRequest request = message.getRequest();
        if (isForStrangers(request.getRequestURI())) {
            return message.doNothing();
        }
        Optional<Session> session;
        try {
            session = SessionCookie.read(request).flatMap(sessions::resume);
        } catch (DatabaseUnavailable away) {
            LOG.log(Level.ERROR, "nobody recognised, trace {0}: {1}", Trace.of(request), away.getMessage());
            return unavailable(message);
        }
        if (session.isEmpty()) {
            return message.doNothing();
        }
        request.setAttribute(SESSION, session.get());
        return message.notifyContainerAboutLogin(
                new CallerPrincipal(session.get().user().username()),
                session.get().user().groups());
    }

    private static AuthenticationStatus unavailable(HttpMessageContext message) {
        try {
            Answers.write(Answer.unavailable(), message.getRequest(), message.getResponse());
        } catch (IOException clientGone) {
            throw new UncheckedIOException(clientGone);
        }
        return AuthenticationStatus.SEND_FAILURE;
    }

    private boolean isForStrangers(String path) {
        return strangersOnly.stream()
                .anyMatch(known -> known.endsWith("/") ? path.startsWith(known) : path.equals(known));
    }
}
