package org.baton.session;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.IntSupplier;
import org.baton.database.Database;

/**
 * Closes sessions that are over, so that the audit has their end, and deletes those whose retention is over. No request
 * depends on it: what is over is refused by the read. Several nodes may sweep at once. Safe for many threads.
 */
public final class SessionSweep implements Runnable {
    /** So that one run ends, whatever has piled up; the next one goes on. */
    private static final int MOST_BATCHES = 1000;

    private static final Logger LOG = System.getLogger(SessionSweep.class.getName());

    private final SessionSweepTable table;
    private final SweepPolicy policy;

    /**
     * Sweeps home's database.
     *
     * @param database where the sessions are
     * @param policy what is kept for how long
     */
    public SessionSweep(Database database, SweepPolicy policy) {
        this.table = new SessionSweepTable(database);
        this.policy = policy;
    }

    /**
     * What one run did.
     *
     * @param expired logins and sessions of siblings that were closed because they were over
     * @param logins logins deleted
     * @param children sessions of siblings deleted with them
     * @param handoffs handoffs deleted with them
     */
    public record Swept(int expired, int logins, int children, int handoffs) {
        private static final Swept NOTHING = new Swept(0, 0, 0, 0);
    }

    /** Sweeps once, and logs what it did. */
    @Override
    public void run() {
        long start = System.nanoTime();
        Swept swept = sweep();
        LOG.log(
                swept.equals(Swept.NOTHING) ? Level.DEBUG : Level.INFO,
                "sweep: {0} sessions expired; deleted {1} logins, {2} sessions of siblings, {3} handoffs; {4} ms",
                swept.expired,
                swept.logins,
                swept.children,
                swept.handoffs,
                (System.nanoTime() - start) / 1_000_000);
    }

    /**
     * Sweeps batch by batch until nothing is left.
     *
     * @return what it did
     */
    public Swept sweep() {
        int expired = untilNothingIsLeft(() -> table.closeRoots(policy.batch()))
                + untilNothingIsLeft(() -> table.closeChildren(policy.batch()));
        int logins = 0;
        int children = 0;
        int handoffs = 0;
        for (int batches = 0; batches < MOST_BATCHES; batches++) {
            SessionSweepTable.Deleted deleted = table.delete(policy.retention(), policy.batch());
            logins += deleted.roots();
            children += deleted.children();
            handoffs += deleted.handoffs();
            if (deleted.roots() < policy.batch()) {
                break;
            }
        }
        return new Swept(expired, logins, children, handoffs);
    }

    private int untilNothingIsLeft(IntSupplier oneBatch) {
        int all = 0;
        for (int batches = 0; batches < MOST_BATCHES; batches++) {
            int done = oneBatch.getAsInt();
            all += done;
            if (done < policy.batch()) {
                break;
            }
        }
        return all;
    }
}
