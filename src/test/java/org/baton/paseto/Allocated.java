package org.baton.paseto;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much memory a call takes, which unlike its time is the same on every machine. */
final class Allocated {

    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocated() {}

    /** Bytes that this thread allocates in the call, once its classes are loaded. */
    static long by(Runnable call) {
        call.run();
        long before = THREADS.getCurrentThreadAllocatedBytes();
        call.run();
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }
}
