package org.baton.handoff;

/**
 * What a token is signed for: both hosts say it from configuration. A v4 token does not carry it (PASETO's implicit
 * assertion), a v2 token does.
 */
final class TokenBinding {
    private TokenBinding() {}

    static String of(String audience, String callbackUrl) {
        return "baton/1|handoff|" + audience + "|" + callbackUrl;
    }

    static String ofCall(String sibling, String endpoint) {
        return "baton/1|exchange|" + sibling + "|" + endpoint;
    }
}
