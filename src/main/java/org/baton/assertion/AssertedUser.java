package org.baton.assertion;

import java.security.Principal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.baton.paseto.AssertionClaims;

/**
 * A user as a host has vouched for them, within the last 30 seconds: the principal of a service's
 * {@link jakarta.ws.rs.core.SecurityContext}.
 *
 * @param issuer the host's origin
 * @param id the user's id there, which never changes
 * @param username the name typed to log in
 * @param groups the groups at that moment
 * @param rootSession the host's id of the login
 * @param authTime when the user last proved who they are
 * @param trace the id of the request for which the assertion was made, in the host's log
 */
public record AssertedUser(
        String issuer, String id, String username, Set<String> groups, String rootSession, Instant authTime, UUID trace)
        implements Principal {
    /** Keeps a copy. */
    public AssertedUser {
        groups = Set.copyOf(groups);
    }

    static AssertedUser of(AssertionClaims claims) {
        return new AssertedUser(
                claims.issuer(),
                claims.userId(),
                claims.username(),
                Set.copyOf(claims.groups()),
                claims.rootSession(),
                claims.authTime(),
                claims.trace());
    }

    /** The username. */
    @Override
    public String getName() {
        return username;
    }
}
