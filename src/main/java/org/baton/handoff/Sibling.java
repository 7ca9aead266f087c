package org.baton.handoff;

import java.time.Duration;

/**
 * A host that accepts handoffs, as home's registry knows it.
 *
 * @param id the audience of its tokens
 * @param origin where people reach it
 * @param callbackPath where a token is delivered
 * @param initiatePath where the portal sends people
 * @param tokenTtl how long its tokens may be exchanged
 * @param keyGeneration which generation of its key signs
 * @param ownDatabase whether its sessions are in a database of its own, so that it is sent notices
 * @param delivery how its tokens travel
 */
public record Sibling(
        String id,
        String origin,
        String callbackPath,
        String initiatePath,
        Duration tokenTtl,
        int keyGeneration,
        boolean ownDatabase,
        Delivery delivery) {
    String callbackUrl() {
        return origin + callbackPath;
    }
}
