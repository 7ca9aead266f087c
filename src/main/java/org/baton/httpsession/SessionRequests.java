package org.baton.httpsession;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Gives each request the session of its row, in all its dispatches, and writes what was changed before the answer goes. A
 * request that asks for no attribute costs no statement. Safe for many threads.
 */
public final class SessionRequests implements Filter {
    private final HttpSessions sessions;

    /**
     * Gives requests sessions.
     *
     * @param sessions those of this host
     */
    public SessionRequests(HttpSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Visit visit = Visit.of(sessions, (HttpServletRequest) request, (HttpServletResponse) response);
        SessionResponse answer = wrapped(visit, response);
        HttpServletRequest asked =
                isWrapped(request) ? (HttpServletRequest) request : new SessionRequest(visit, answer, request);
        boolean answered = false;
        answer.restore();
        try {
            chain.doFilter(asked, answer);
            answered = true;
        } finally {
            if (!answered) {
                // The answer is an error page's, or the server's own where there is none: no other dispatch comes then.
                visit.save();
            }
            answer.remember();
        }
        if (!request.isAsyncStarted()) {
            answer.settle();
        }
    }

    private static boolean isWrapped(ServletRequest request) {
        return request instanceof ServletRequestWrapper wrapper
                && (wrapper instanceof SessionRequest || wrapper.isWrapperFor(SessionRequest.class));
    }

    private static SessionResponse wrapped(Visit visit, ServletResponse response) {
        return response instanceof SessionResponse known
                ? known
                : new SessionResponse(visit, (HttpServletResponse) response);
    }
}
