package org.baton.httpsession;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;
import org.jspecify.annotations.Nullable;

/** A request whose session is a row. */
final class SessionRequest extends HttpServletRequestWrapper {
    private final Visit visit;
    private final SessionResponse answer;

    SessionRequest(Visit visit, SessionResponse answer, ServletRequest request) {
        super((HttpServletRequest) request);
        this.visit = visit;
        this.answer = answer;
    }

    @Override
    public HttpSession getSession() {
        return visit.created();
    }

    @Override
    public @Nullable HttpSession getSession(boolean create) {
        return create ? visit.created() : visit.existing().orElse(null);
    }

    @Override
    public String changeSessionId() {
        String id = visit.changeId();
        answer.rotated();
        return id;
    }

    @Override
    public @Nullable String getRequestedSessionId() {
        return visit.requestedId().orElse(null);
    }

    @Override
    public boolean isRequestedSessionIdValid() {
        return visit.existing().filter(session -> !session.isNew()).isPresent();
    }

    @Override
    public boolean isRequestedSessionIdFromCookie() {
        return visit.cameByCookie();
    }

    /** Never: an address would carry a credential into logs and histories. */
    @Override
    public boolean isRequestedSessionIdFromURL() {
        return false;
    }

    /** What was changed and not yet saved goes with the session. */
    @Override
    public void logout() throws ServletException {
        super.logout();
        visit.loggedOut();
    }

    /** With the wrapped answer, so that what is changed is written before it goes. */
    @Override
    public AsyncContext startAsync() {
        return startAsync(this, answer);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        return new SessionAsync(super.startAsync(request, response), answer);
    }

    @Override
    public AsyncContext getAsyncContext() {
        return new SessionAsync(super.getAsyncContext(), answer);
    }
}
