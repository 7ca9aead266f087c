package org.baton.database;

/** PostgreSQL cannot answer now: the caller gets 503 and Retry-After, and keeps the cookie. */
public final class DatabaseUnavailable extends RuntimeException {
    /**
     * Tells what was tried.
     *
     * @param message what was tried and what PostgreSQL or the pool said
     * @param cause the failure underneath
     */
    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
