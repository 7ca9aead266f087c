package org.baton.session;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import java.util.Set;
import org.baton.database.DatabaseUnavailable;
import org.baton.http.Answer;
import org.baton.http.Answers;
import org.baton.http.BearerHeader;
import org.baton.http.Call;
import org.baton.http.Parameters;
import org.baton.http.Trace;

/**
 * Recognises who asks, on every request, and tells the container: caller and groups as they are in the database now. Safe
 * for many threads.
 */
public final class Recognition {
    private static final Logger LOG = System.getLogger(Recognition.class.getName());
    private static final String ATTRIBUTE = Recognition.class.getName();
    private static final String SESSION = Session.class.getName();
    private static final String RESUMED = Resumed.class.getName();
    private static final String FOR_STRANGERS = Recognition.class.getName() + ".forStrangers";

    private final Sessions sessions;
    private final Set<String> strangersOnly;
    private final Optional<PasswordChange> passwordChange;
    private final Optional<LoginRequest> loginRequest;

    /**
     * Recognises by the session cookie or a bearer token.
     *
     * @param sessions this host's sessions
     * @param strangersOnly paths where nobody is recognised (health, calls between hosts); one that ends with a slash stands
     *     for all below it
     * @param passwordChange where a password is changed; empty on a host that has none
     * @param loginRequest what a stranger is answered where a security constraint protects an address; empty: the container's 401
     */
    public Recognition(
            Sessions sessions,
            Set<String> strangersOnly,
            Optional<PasswordChange> passwordChange,
            Optional<LoginRequest> loginRequest) {
        this.sessions = sessions;
        this.strangersOnly = Set.copyOf(strangersOnly);
        this.passwordChange = passwordChange;
        this.loginRequest = loginRequest;
    }

    /** Asks a stranger for a login. */
    @FunctionalInterface
    public interface LoginRequest {
        /**
         * Asks.
         *
         * @param call a request for a protected address; its form is not read
         * @return the answer
         */
        Answer answerTo(Call call);
    }

    /**
     * Where a user goes whose password must be changed.
     *
     * @param page the page that changes it
     * @param open all paths that such a user may ask for: the page, its API, and the way out
     */
    public record PasswordChange(String page, Set<String> open) {}

    /**
     * Makes this the recognition of an application; its mechanism finds it there.
     *
     * @param context the application's
     */
    public void install(ServletContext context) {
        context.setAttribute(ATTRIBUTE, this);
    }

    /**
     * That of an application.
     *
     * @param context the application's
     * @return its recognition
     * @throws IllegalStateException if Baton has not been started there
     */
    public static Recognition installed(ServletContext context) {
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

    /**
     * What a request's session holds, as it was when the request was recognised.
     *
     * @param request a request that the mechanism has seen
     * @return a JSON object with a key for each attribute; empty for a stranger, and where {@link Sessions#bringAttributes} has
     *     not been called before that request: then a statement reads them
     */
    public static Optional<String> attributesOf(HttpServletRequest request) {
        return request.getAttribute(RESUMED) instanceof Resumed resumed ? resumed.attributes() : Optional.empty();
    }

    /**
     * Whether a request's address is one where nobody is recognised, whatever it shows.
     *
     * @param request a request that the mechanism has seen
     * @return true if it is
     */
    public static boolean isForStrangers(HttpServletRequest request) {
        return request.getAttribute(FOR_STRANGERS) != null;
    }

    AuthenticationStatus recognise(HttpMessageContext message) {
        HttpServletRequest request = message.getRequest();
        if (isForStrangers(request.getRequestURI())) {
            request.setAttribute(FOR_STRANGERS, true);
            return message.doNothing();
        }
        Optional<Resumed> resumed;
        try {
            resumed = shown(request);
        } catch (DatabaseUnavailable away) {
            LOG.log(Level.ERROR, "nobody recognised, trace {0}: {1}", Trace.of(request), away.getMessage());
            return answered(Answer.unavailable(), message);
        } catch (RuntimeException fault) {
            // Payara's answer to what a mechanism throws is an empty page.
            LOG.log(Level.ERROR, "request failed, trace " + Trace.of(request), fault);
            return answered(Answer.failed(), message);
        }
        if (resumed.isEmpty()) {
            return stranger(message);
        }
        Session session = resumed.get().session();
        if (session.user().mustChangePassword()) {
            Optional<Answer> first = changeFirst(request);
            if (first.isPresent()) {
                return answered(first.get(), message);
            }
        }
        request.setAttribute(SESSION, session);
        request.setAttribute(RESUMED, resumed.get());
        return message.notifyContainerAboutLogin(
                new CallerPrincipal(session.user().username()), session.user().groups());
    }

    /** Somebody who is logged in and may not go there gets the container's 403. */
    private AuthenticationStatus stranger(HttpMessageContext message) {
        if (!message.isProtected() || loginRequest.isEmpty()) {
            return message.doNothing();
        }
        answered(loginRequest.get().answerTo(new Call(message.getRequest(), Parameters.NONE)), message);
        return AuthenticationStatus.SEND_CONTINUE;
    }

    /**
     * Ends the session of a request, and has its browser forget the cookie, if it came by one. For a stranger nothing happens.
     *
     * @param request the request
     * @param response its answer
     */
    public void logout(HttpServletRequest request, HttpServletResponse response) {
        sessionOf(request).ifPresent(session -> {
            boolean ended = sessions.end(session.id(), EndReason.LOGOUT);
            LOG.log(
                    Level.INFO,
                    "session {0} logged out ({1}), trace {2}",
                    session.id(),
                    ended ? "LOGOUT" : "ended before",
                    Trace.of(request));
            request.removeAttribute(SESSION);
            request.removeAttribute(RESUMED);
            if (session.channel() == Channel.COOKIE) {
                response.addHeader("Set-Cookie", SessionCookie.clear());
            }
        });
    }

    /** A request that brings a bearer token is judged by that alone, so that no cookie acts for a client that sends none. */
    private Optional<Resumed> shown(HttpServletRequest request) {
        return BearerHeader.isPresent(request)
                ? BearerToken.read(request).flatMap(secret -> sessions.resumeForRequest(secret, Channel.BEARER))
                : SessionCookie.read(request).flatMap(secret -> sessions.resumeForRequest(secret, Channel.COOKIE));
    }

    private Optional<Answer> changeFirst(HttpServletRequest request) {
        return passwordChange
                .filter(change -> !change.open().contains(request.getRequestURI()))
                .map(change -> new Call(request, Parameters.NONE).isNavigation()
                        ? Answer.seeOther(change.page())
                        : Answer.problem(
                                403,
                                "Change your password first",
                                "An administrator gave you this password. Choose another at " + change.page() + "."));
    }

    private static AuthenticationStatus answered(Answer answer, HttpMessageContext message) {
        try {
            Answers.write(answer, message.getRequest(), message.getResponse());
            if (answer.status() >= 400) {
                // WildFly would put the application's error page in the place of an answer that is not under way.
                message.getResponse().flushBuffer();
            }
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
