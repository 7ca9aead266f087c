package org.baton.handoff;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.baton.database.Database;
import org.baton.paseto.Jti;
import org.baton.paseto.OfflineGrant;
import org.baton.paseto.TokenClaims;
import org.baton.paseto.TokenLife;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenUse;
import org.baton.secret.SecretHash;
import org.baton.session.Session;
import org.baton.session.SessionId;
import org.baton.user.User;

/** Home's half of a handoff: inserts the row that a sibling will close, and signs its token. Safe for many threads. */
public final class HandoffIssuer {
    private static final Logger LOG = System.getLogger(HandoffIssuer.class.getName());

    private final HandoffTable table;
    private final TokenSigner signer;
    private final String issuer;
    private final Clock clock;

    /**
     * Issues handoffs.
     *
     * @param database where their rows are
     * @param signer signs with the key of each sibling
     * @param issuer home's origin
     * @param clock for the token's times
     */
    public HandoffIssuer(Database database, TokenSigner signer, String issuer, Clock clock) {
        this.table = new HandoffTable(database);
        this.signer = signer;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * Whether a session came from a login by a handoff.
     *
     * @param root the login
     * @param trace the handoff's trace id
     * @return true if that handoff was of this login, and was exchanged
     */
    public boolean handedOver(SessionId root, UUID trace) {
        return table.isExchanged(root, trace);
    }

    String issuer() {
        return issuer;
    }

    IssueResult issue(Session root, Sibling sibling, SecretHash challenge, String ip) {
        if (sibling.exchange() == ExchangeWay.OFFLINE && !fits(root.user())) {
            LOG.log(
                    Level.WARNING,
                    "handoff from session {0} to {1} not issued: names and groups of user {2} do not fit into a token",
                    root.id(),
                    sibling.id(),
                    root.user().id());
            return new IssueResult.TooLarge();
        }
        Jti jti = Jti.random();
        UUID trace = UUID.randomUUID();
        Optional<HandoffTable.Issued> issued = table.issue(jti.hash(), sibling.id(), root.id(), challenge, trace, ip);
        if (issued.isEmpty()) {
            LOG.log(
                    Level.WARNING,
                    "handoff from session {0} to {1} not issued: the login is over or not allowed",
                    root.id(),
                    sibling.id());
            return new IssueResult.Refused();
        }
        LOG.log(Level.INFO, "handoff from session {0} to {1} issued, trace {2}", root.id(), sibling.id(), trace);
        TokenClaims claims = new TokenClaims(
                issuer,
                sibling.id(),
                jti,
                TokenLife.from(clock.instant(), sibling.tokenTtl()),
                TokenUse.HANDOFF,
                root.user().id().toString(),
                root.id().toString(),
                challenge,
                root.authentication().at().truncatedTo(ChronoUnit.SECONDS),
                List.copyOf(root.authentication().methods()),
                trace,
                issued.get().recorded().map(recorded -> grant(root.user(), recorded)));
        String binding = TokenUse.HANDOFF.binding(sibling.id(), sibling.callbackUrl());
        return new IssueResult.Issued(
                signer.sign(claims, issued.get().version(), issued.get().generation(), binding), trace);
    }

    private static boolean fits(User user) {
        return OfflineGrant.fits(user.username(), user.displayName(), user.groups());
    }

    private static OfflineGrant grant(User user, HandoffTable.Recorded recorded) {
        return new OfflineGrant(
                recorded.id().toString(),
                recorded.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                recorded.leaseGrace(),
                user.username(),
                user.displayName(),
                user.groups().stream().sorted().toList());
    }
}
