package org.baton.run;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;

/** Lines that tell a waiting person what happens, each with the seconds since the start. Safe for several threads. */
public final class Progress {
    private final PrintStream out;
    private final Instant start = Instant.now();

    /** Tells it there. */
    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Tells nobody: for tests. */
    public static Progress silent() {
        return new Progress(new PrintStream(PrintStream.nullOutputStream()));
    }

    /** Prints one line, the seconds first. */
    public void say(String line) {
        out.printf("[%3d s] %s%n", Duration.between(start, Instant.now()).toSeconds(), line);
        out.flush();
    }
}
