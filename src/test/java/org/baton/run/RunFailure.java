package org.baton.run;

/** What keeps the servers from running, as the one line that a person is shown: what is wrong, and what to do. */
public final class RunFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Fails with this line. */
    public RunFailure(String line) {
        super(line);
    }

    /** Fails with this line, and keeps what led to it for whoever debugs. */
    public RunFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
