package org.baton.handoff;

/** What a handoff asks of the database where it is shared, for those who measure it alone. */
public final class HandoffStatements {
    private HandoffStatements() {}

    /** Home's, with its parameters as the program names them ({@code :root_id}). */
    public static String issue() {
        return HandoffTable.ISSUE.strip();
    }

    /** The sibling's, with its parameters as the program names them. */
    public static String exchange() {
        return HandoffTable.EXCHANGE.strip();
    }
}
