package org.baton.handoff;

/** What a token is signed for but does not carry (PASETO's implicit assertion): both hosts say it from configuration. */
final class TokenBinding {
    private TokenBinding() {}

    static String of(String audience, String callbackUrl) {
        return "baton/1|handoff|" + audience + "|" + callbackUrl;
    }

    static String ofCall(String sibling, String endpoint) {
        return "baton/1|exchange|" + sibling + "|" + endpoint;
    }
}
