package org.baton.httpsession;

/** What became of changes of a session's attributes. */
public enum Saved {
    /** They are in the row; also where there were none. */
    SAVED,
    /** An attribute was not what the caller expected: nothing was written. */
    DIFFERENT,
    /** All attributes together would have more bytes than the setting allows: nothing was written. */
    FULL,
    /** The session has ended meanwhile: nothing was written. */
    ENDED
}
