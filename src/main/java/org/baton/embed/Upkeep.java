package org.baton.embed;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** What a host does from time to time, on every node, on two threads of the server's. */
public final class Upkeep implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Upkeep.class.getName());
    private static final Duration LAST_RUN = Duration.ofSeconds(10);

    /**
     * Not one in the server's own scheduler: WildFly's keeps a cancelled timer, and with it the whole application, until it
     * would have been due.
     */
    private final ScheduledThreadPoolExecutor timer;

    private Upkeep(ScheduledThreadPoolExecutor timer) {
        this.timer = timer;
    }

    /**
     * One thing to be done.
     *
     * @param interval between the end of one run and the next, and before the first
     * @param work what is done; a failure is logged, and it is done again
     */
    public record Chore(Duration interval, Runnable work) {}

    /**
     * Starts the timer.
     *
     * @param threads the server's; two are made, and end with the timer: what waits for another host holds up nothing else
     * @param chores what is done
     * @return the timer, to be closed by the caller
     */
    @SuppressWarnings("FutureReturnValueIgnored") // What a chore throws is logged; the timer is ended as a whole.
    public static Upkeep start(ThreadFactory threads, List<Chore> chores) {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(2, threads);
        for (Chore chore : chores) {
            long interval = chore.interval().toMillis();
            timer.scheduleWithFixedDelay(() -> done(chore.work()), interval, interval, TimeUnit.MILLISECONDS);
        }
        return new Upkeep(timer);
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

    /** Ends the timer and its thread. A run that is under way is waited for, at most 10 s, then interrupted. */
    @Override
    public void close() {
        timer.shutdown();
        try {
            if (!timer.awaitTermination(LAST_RUN.toMillis(), TimeUnit.MILLISECONDS)) {
                timer.shutdownNow();
            }
        } catch (InterruptedException stopped) {
            timer.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
