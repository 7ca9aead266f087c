package org.baton.embed;

import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** What home does from time to time, on every node, on a thread of the server's. */
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Upkeep.class.getName());

    private final ScheduledFuture<?> timer;

    private Upkeep(ScheduledFuture<?> timer) {
        this.timer = timer;
    }

    /**
     * Starts the timer.
     *
     * @param executor the server's
     * @param interval between the end of one run and the next, and before the first
     * @param chores what is done, one after the other; one that fails does not keep the others from being done
     * @return the timer, to be closed by the caller
     */
    public static Upkeep start(ManagedScheduledExecutorService executor, Duration interval, List<Runnable> chores) {
        return new Upkeep(executor.scheduleWithFixedDelay(
                () -> chores.forEach(Upkeep::done), interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS));
    }

    /** A failure must not end the timer, and there is nobody else to tell. */
    private static void done(Runnable chore) {
        try {
            chore.run();
        } catch (RuntimeException failed) {
            LOG.log(
                    Level.ERROR,
                    "upkeep failed, it will be tried again: " + chore.getClass().getSimpleName(),
                    failed);
        }
    }

    @Override
    public void close() {
        timer.cancel(false);
    }
}
