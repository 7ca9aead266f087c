package org.baton.logout;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.baton.database.Database;
import org.baton.http.BackChannel;
import org.baton.paseto.Jti;
import org.baton.paseto.NoticeClaims;
import org.baton.paseto.TokenLife;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenUse;

/**
 * Delivers what is owed: each notice as a token of its own, minted anew for each try, until the sibling has taken it or the
 * session would have expired. Several nodes deliver at once. Safe for many threads.
 */
public final class Notices implements Runnable {
    /** A notice lives this long on its way: 2 minutes. */
    private static final Duration LIFE = Duration.ofMinutes(2);

    private static final int BATCH = 20;
    private static final int MOST_BATCHES = 50;

    /** The sibling says that it never will take it: RFC 9110's words for a request that is wrong in itself. */
    private static final Set<Integer> FOR_GOOD = Set.of(400, 404, 410);

    private static final Logger LOG = System.getLogger(Notices.class.getName());

    private final NoticeTable table;
    private final BackChannel channel;
    private final TokenSigner signer;
    private final String issuer;
    private final Clock clock;

    /**
     * Delivers notices.
     *
     * @param database home's
     * @param channel how siblings are reached
     * @param signer signs with the key of each sibling
     * @param issuer home's origin
     * @param clock for the tokens' times
     */
    public Notices(Database database, BackChannel channel, TokenSigner signer, String issuer, Clock clock) {
        this.table = new NoticeTable(database);
        this.channel = channel;
        this.signer = signer;
        this.issuer = issuer;
        this.clock = clock;
    }

    /**
     * The mapping of this room's table.
     *
     * @return the entity class
     */
    public static List<Class<?>> rows() {
        return List.of(NoticeRow.class);
    }

    /** Sends all that is due now, once. */
    @Override
    public void run() {
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            List<NoticeTable.Owed> owed = table.claim(BATCH);
            List<CompletableFuture<Optional<BackChannel.Reply>>> answers =
                    owed.stream().map(this::sent).toList();
            for (int i = 0; i < owed.size(); i++) {
                settle(
                        owed.get(i),
                        answers.get(i).join().map(BackChannel.Reply::status).orElse(0));
            }
            if (owed.size() < BATCH) {
                return;
            }
        }
    }

    /**
     * Gives up what nobody needs to know any more, and deletes what was closed long ago.
     *
     * @param retention how long closed ones stay
     */
    public void sweep(Duration retention) {
        int lapsed = table.lapse();
        if (lapsed > 0) {
            LOG.log(
                    Level.WARNING,
                    "{0} logout notices were not delivered before their sessions would have expired",
                    lapsed);
        }
        table.forget(retention);
    }

    private CompletableFuture<Optional<BackChannel.Reply>> sent(NoticeTable.Owed notice) {
        NoticeClaims claims = new NoticeClaims(
                issuer,
                notice.siblingId(),
                Jti.random(),
                TokenLife.from(clock.instant(), LIFE),
                Long.toString(notice.rootId()),
                Long.toString(notice.sessionId()),
                Long.toString(notice.id()));
        String token = signer.sign(
                        claims, notice.keyGeneration(), TokenUse.LOGOUT.binding(notice.siblingId(), notice.address()))
                .text();
        return channel.posting(URI.create(notice.reachedAt()), Optional.empty(), Map.of("token", token));
    }

    private void settle(NoticeTable.Owed notice, int status) {
        String answer = status == 0 ? "no answer within 3 s" : "HTTP " + status;
        if (status >= 200 && status < 300) {
            table.close(notice, "DONE", answer);
            LOG.log(
                    Level.INFO,
                    "notice {0} delivered: session {1} at {2} is over",
                    notice.id(),
                    notice.sessionId(),
                    notice.siblingId());
        } else if (FOR_GOOD.contains(status)) {
            table.close(notice, "DEAD", answer);
            LOG.log(Level.ERROR, "notice {0} refused by {1}: {2}", notice.id(), notice.siblingId(), answer);
        } else {
            table.note(notice, answer);
            LOG.log(
                    Level.WARNING,
                    "notice {0} not delivered to {1}, try {2}: {3}; it will be tried again",
                    notice.id(),
                    notice.siblingId(),
                    notice.tries(),
                    answer);
        }
    }
}
