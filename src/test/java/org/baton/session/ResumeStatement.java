package org.baton.session;

/** The statement that recognises a session, for those who measure it alone. */
public final class ResumeStatement {
    private ResumeStatement() {}

    /** Its text as the program sends it, with the parameters secret_hash, host, channel and touch_interval (seconds) named. */
    public static String text() {
        return SessionTable.RESUME;
    }
}
