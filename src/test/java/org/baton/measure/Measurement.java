package org.baton.measure;

/** One thing that the measure command measures; closing it ends what it has started, also in the middle of it. */
interface Measurement extends AutoCloseable {
    /** Starts what is measured, asks it, and prints the figures. */
    void run();

    @Override
    void close();
}
