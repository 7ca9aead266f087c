package org.baton.handoff;

import java.util.Optional;

/**
 * A sibling as administrators see it.
 *
 * @param id its id
 * @param origin where people reach it
 * @param exchange how it exchanges its tokens
 * @param requiredGroup only users in this group get in; empty: everybody
 * @param enabled whether anybody gets in
 * @param liveSessions how many sessions are live there at this moment, counted up to {@link #COUNTED}
 */
public record SiblingState(
        String id,
        String origin,
        ExchangeWay exchange,
        Optional<String> requiredGroup,
        boolean enabled,
        long liveSessions) {
    /** So far sessions are counted: more are many, whatever their number. */
    public static final int COUNTED = 1000;

    /**
     * Whether there are more sessions than were counted.
     *
     * @return true if there are
     */
    public boolean hasMany() {
        return liveSessions > COUNTED;
    }
}
