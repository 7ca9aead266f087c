package org.baton.assertion;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;

/**
 * Who asks a service.
 *
 * @param user as a host has vouched for them
 * @param secure whether the call came by TLS
 */
record AssertedContext(AssertedUser user, boolean secure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
        return user;
    }

    @Override
    public boolean isUserInRole(String group) {
        return user.groups().contains(group);
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public String getAuthenticationScheme() {
        return "PASETO";
    }
}
