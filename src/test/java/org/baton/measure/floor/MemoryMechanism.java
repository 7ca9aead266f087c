package org.baton.measure.floor;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.CallerPrincipal;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Tells the container at each request who asks, as Baton's mechanism does, but from the container's memory. */
@ApplicationScoped
public class MemoryMechanism implements HttpAuthenticationMechanism {
    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext message) {
        return MemoryLogin.in(request)
                .map(login -> message.notifyContainerAboutLogin(new CallerPrincipal(login.username()), login.groups()))
                .orElseGet(message::doNothing);
    }

    /** Nothing else is kept. */
    @Override
    public void cleanSubject(HttpServletRequest request, HttpServletResponse response, HttpMessageContext message) {}
}
