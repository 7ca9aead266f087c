package org.baton.database;

/** The database's schema is not the one that this program needs; the start stops. */
public final class SchemaMismatch extends RuntimeException {
    /**
     * Tells what does not fit and what to do.
     *
     * @param message what does not fit, and what to do about it
     */
    public SchemaMismatch(String message) {
        super(message);
    }

    SchemaMismatch(String message, Throwable cause) {
        super(message, cause);
    }
}
