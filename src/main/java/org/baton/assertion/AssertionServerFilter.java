package org.baton.assertion;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.baton.http.Documents;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.TokenVerification.Refused;
import org.baton.paseto.VerifiedAssertion;

/**
 * Lets into a service's REST resources who comes with a good assertion, and tells them by the {@link SecurityContext} who
 * asks: an {@link AssertedUser} and the groups. Everybody else gets 401, in the same words whatever was wrong; the log has the
 * reason. An application makes it and registers it, best in a {@link jakarta.ws.rs.core.Feature}. Safe for many threads.
 */
@Priority(Priorities.AUTHENTICATION)
public final class AssertionServerFilter implements ContainerRequestFilter {
    private static final Logger LOG = System.getLogger(AssertionServerFilter.class.getName());

    private final AssertionVerifier verifier;

    /**
     * For one service.
     *
     * @param verifier knows the service's name and whom it trusts
     */
    public AssertionServerFilter(AssertionVerifier verifier) {
        this.verifier = verifier;
    }

    @Override
    public void filter(ContainerRequestContext call) {
        List<String> authorization = Optional.ofNullable(call.getHeaders().get(HttpHeaders.AUTHORIZATION))
                .orElse(List.of());
        TokenVerification verification = verifier.verify(authorization);
        if (verification instanceof VerifiedAssertion good) {
            boolean secure = call.getSecurityContext().isSecure();
            call.setSecurityContext(new AssertedContext(AssertedUser.of(good.claims()), secure));
        } else if (verification instanceof Refused refused) {
            UUID trace = UUID.randomUUID();
            LOG.log(
                    Level.WARNING,
                    "call of /{0} refused: no good service assertion ({1}), trace {2}",
                    call.getUriInfo().getPath(),
                    refused.reason(),
                    trace);
            call.abortWith(unauthorized(trace));
        }
    }

    private static Response unauthorized(UUID trace) {
        String problem = Documents.object()
                .add("title", "Unknown user")
                .add("status", 401)
                .add(
                        "detail",
                        "Send Authorization: PASETO and an assertion for this service, not older than 30 seconds.")
                .add("trace", trace.toString())
                .build()
                .toString();
        return Response.status(Response.Status.UNAUTHORIZED)
                .type("application/problem+json")
                .header(HttpHeaders.WWW_AUTHENTICATE, "PASETO")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .entity(problem)
                .build();
    }
}
