package org.baton.logout;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.paseto.NoticeClaims;
import org.baton.paseto.Token;
import org.baton.paseto.TokenExpectation;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.TokenVerifier;
import org.baton.paseto.VerifiedNotice;
import org.baton.session.LeasedSessions;

/**
 * The sibling's {@code POST /handoff/logout}: takes home's notice that a session here is over. The same notice again, or one
 * about a session that is gone already, is answered 204 like the first: home need only know that it was taken.
 */
public final class NoticeAddress extends Address {
    /** Where home posts, unless {@code siblings.logout_path} says otherwise. */
    public static final String PATH = "/handoff/logout";

    private static final Logger LOG = System.getLogger(NoticeAddress.class.getName());

    private final LeasedSessions sessions;
    private final TokenVerifier verifier;
    private final TokenExpectation expected;

    /**
     * Takes notices.
     *
     * @param sessions the sibling's
     * @param verifier knows home's public keys
     * @param issuer home's origin
     * @param sibling this sibling's id
     * @param origin this sibling's origin
     */
    public NoticeAddress(
            LeasedSessions sessions, TokenVerifier verifier, String issuer, String sibling, String origin) {
        this.sessions = sessions;
        this.verifier = verifier;
        this.expected =
                new TokenExpectation(TokenUse.LOGOUT, issuer, sibling, TokenUse.LOGOUT.binding(sibling, origin + PATH));
    }

    @Override
    protected Optional<Answer> post(Call call) {
        if (call.header("Origin").isPresent()) {
            return Optional.of(Answer.problem(403, "Refused", "This address is for servers, not for pages."));
        }
        TokenVerification verification =
                verifier.verifyNotice(new Token(call.parameter("token").orElse("")), expected);
        if (!(verification instanceof VerifiedNotice notice)) {
            LOG.log(
                    Level.WARNING,
                    "logout notice refused: {0}, from {1}, trace {2}",
                    verification,
                    call.ip(),
                    call.trace());
            return Optional.of(Answer.problem(400, "Not a notice", "The token is none of home's, or is over."));
        }
        return Optional.of(taken(notice.claims()));
    }

    @Override
    protected String allow() {
        return "POST";
    }

    private Answer taken(NoticeClaims claims) {
        boolean live = sessions.endNoticed(claims.session());
        LOG.log(
                Level.INFO,
                "notice {0} of home: session {1} is over ({2})",
                claims.notice(),
                claims.session(),
                live ? "it was live here" : "it was not live here");
        return new Answer(204, Map.of(), List.of(), new Answer.Nothing());
    }
}
