package org.baton.session;

import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Jakarta Security's way in: tells the container who asks. It has no scope, so that an application that only has it on its
 * class path gets no mechanism; a subclass of one line with a scope switches it on.
 */
public class SessionMechanism implements HttpAuthenticationMechanism {
    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext message) {
        return Recognition.installed(request.getServletContext()).recognise(message);
    }

    /** {@link HttpServletRequest#logout()}: ends the session of this request, whatever becomes of the caller's transaction. */
    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext message) {
        Recognition.installed(request.getServletContext()).logout(request, response);
    }
}
