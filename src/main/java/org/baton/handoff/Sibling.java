package org.baton.handoff;

import java.time.Duration;
import org.baton.paseto.TokenVersion;

/**
 * A host that accepts handoffs, as home's registry knows it.
 *
 * @param id the audience of its tokens
 * @param origin where people reach it
 * @param callbackPath where a token is delivered
 * @param initiatePath where the portal sends people
 * @param tokenTtl how long its tokens may be exchanged
 * @param keys which of its keys sign
 * @param exchange how it exchanges its tokens
 * @param delivery how its tokens travel
 */
public record Sibling(
        String id,
        String origin,
        String callbackPath,
        String initiatePath,
        Duration tokenTtl,
        Keys keys,
        ExchangeWay exchange,
        Delivery delivery) {
    /**
     * Which keys sign a sibling's tokens.
     *
     * @param version the PASETO version of its tokens
     * @param generation which generation signs, 1 or more
     * @param revokedBelow generations below this are revoked, 1 up to the generation that signs
     */
    public record Keys(TokenVersion version, int generation, int revokedBelow) {}

    String callbackUrl() {
        return origin + callbackPath;
    }
}
