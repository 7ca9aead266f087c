package org.baton.measure;

import java.time.Duration;

/**
 * What one part of many handoffs took.
 *
 * @param name which part
 * @param seen what the clients saw
 * @param time how long it took them
 * @param home what home and the database used
 * @param sibling what the sibling and the database used
 */
record HandoffFigures(String name, Seen seen, Duration time, CpuTime home, CpuTime sibling) {
    /** How many a second. */
    double rate() {
        return seen.answers() / (time.toNanos() / 1e9);
    }

    /** Microseconds of processor time each, of both servers and the database. */
    double all() {
        return atHome() + atSibling() + database();
    }

    /** Of home's server. */
    double atHome() {
        return each(home.server());
    }

    /** Of the sibling's server. */
    double atSibling() {
        return each(sibling.server());
    }

    /** What of both Java's compilers used. */
    double compiling() {
        return each(home.compiling() + sibling.compiling());
    }

    /** Of all PostgreSQL processes. */
    double database() {
        return each(home.postgres());
    }

    private double each(long micros) {
        return (double) micros / seen.answers();
    }
}
