package org.baton.measure;

import java.time.Duration;

/**
 * What one kind of request took.
 *
 * @param rows how many sessions the table held
 * @param name which kind
 * @param seen what the clients saw
 * @param time how long it was measured
 * @param cpu what server and database used in that time
 */
record Figures(int rows, String name, Seen seen, Duration time, CpuTime cpu) {
    /** Answers a second. */
    double rate() {
        return seen.answers() / (time.toNanos() / 1e9);
    }

    /** Microseconds of processor time of the server a request. */
    double server() {
        return (double) cpu.server() / seen.answers();
    }

    /** What of it Java's compilers used. */
    double compiling() {
        return (double) cpu.compiling() / seen.answers();
    }

    /** Microseconds of processor time of PostgreSQL a request. */
    double postgres() {
        return (double) cpu.postgres() / seen.answers();
    }

    /** Server and PostgreSQL together. */
    double all() {
        return server() + postgres();
    }
}
