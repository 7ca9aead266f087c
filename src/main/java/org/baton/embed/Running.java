package org.baton.embed;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * What a start has brought up, to be taken down at the end. A start that fails takes it down itself, since a server need not
 * tell a listener of the end whose start has failed.
 */
public final class Running implements AutoCloseable {
    private final Deque<Runnable> ends = new ArrayDeque<>();

    private Running() {}

    /**
     * Starts; whoever hears of a failure finds nothing running.
     *
     * @param start brings things up, and tells after each how it is taken down
     * @return what runs now
     */
    public static Running start(Consumer<Running> start) {
        Running running = new Running();
        boolean started = false;
        try {
            start.accept(running);
            started = true;
        } finally {
            if (!started) {
                running.close();
            }
        }
        return running;
    }

    /**
     * Tells how to take down what has just been brought up.
     *
     * @param end is run once, before those that were told earlier
     */
    public void atEnd(Runnable end) {
        ends.push(end);
    }

    /** Takes everything down, the latest first, whatever fails meanwhile; a second time it does nothing. */
    @Override
    public void close() {
        if (!ends.isEmpty()) {
            try {
                ends.pop().run();
            } finally {
                close();
            }
        }
    }
}
