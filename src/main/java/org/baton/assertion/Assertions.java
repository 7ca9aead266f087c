package org.baton.assertion;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.baton.assertion.AssertionResult.Issued;
import org.baton.assertion.AssertionResult.Reason;
import org.baton.assertion.AssertionResult.Refused;
import org.baton.http.Installed;
import org.baton.http.Trace;
import org.baton.paseto.AssertionClaims;
import org.baton.paseto.Jti;
import org.baton.paseto.Token;
import org.baton.paseto.TokenLife;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenUse;
import org.baton.session.Recognition;
import org.baton.session.Session;

/**
 * Issues assertions for the live session of a request: good for 30 seconds, and the same again for 5 while they would say the
 * same. No statement is made for one. Safe for many threads.
 */
public final class Assertions {
    private static final Logger LOG = System.getLogger(Assertions.class.getName());

    private final TokenSigner signer;
    private final String issuer;
    private final Audiences audiences;
    private final RecentAssertions recent;

    /**
     * Issues them in the name of one host.
     *
     * @param signer signs with the host's own keys
     * @param issuer the host's origin
     * @param audiences for which services
     * @param clock for their times
     */
    public Assertions(TokenSigner signer, String issuer, Audiences audiences, Clock clock) {
        this.signer = signer;
        this.issuer = issuer;
        this.audiences = audiences;
        this.recent = new RecentAssertions(clock);
    }

    /**
     * An assertion about the user of a request, as the request's session was when it began.
     *
     * @param request a request that the mechanism has seen
     * @param audience the name of the service
     * @return the assertion, or why there is none
     * @throws IllegalArgumentException if the settings do not name that service
     */
    public static AssertionResult of(HttpServletRequest request, String audience) {
        return Installed.of(request, Assertions.class)
                .issue(Recognition.sessionOf(request), audience, Trace.of(request));
    }

    AssertionResult issue(Optional<Session> session, String audience, UUID trace) {
        int generation = audiences.generation(audience);
        if (session.isEmpty()) {
            return new Refused(Reason.STRANGER);
        }
        if (session.get().user().mustChangePassword()) {
            return new Refused(Reason.PASSWORD_CHANGE);
        }
        Said said = Said.of(session.get(), audience);
        if (!AssertionClaims.fits(said.username(), said.groups())) {
            LOG.log(
                    Level.WARNING,
                    "no assertion of session {0} for {1}: name and groups of user {2} do not fit into a token, trace {3}",
                    said.session(),
                    audience,
                    said.user(),
                    trace);
            return new Refused(Reason.TOO_LONG);
        }
        return new Issued(recent.get(said, now -> token(said, now, generation, trace)));
    }

    private Token token(Said said, Instant now, int generation, UUID trace) {
        AssertionClaims claims = new AssertionClaims(
                issuer,
                said.audience(),
                Jti.random(),
                TokenLife.from(now, AssertionClaims.LONGEST),
                said.user().toString(),
                said.username(),
                said.groups(),
                said.root().toString(),
                said.authTime(),
                trace);
        return signer.sign(claims, generation, TokenUse.ASSERTION.binding(said.audience(), issuer));
    }
}
