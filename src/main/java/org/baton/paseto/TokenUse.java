package org.baton.paseto;

import java.util.Arrays;
import java.util.Optional;

/** What a token is for. A key signs for one use only, so no token can be shown as another. */
public enum TokenUse {
    /** Home hands a login over to a sibling host, once. */
    HANDOFF("handoff", Signer.HOME),
    /** A sibling with a database of its own calls home: to exchange a handoff, or to renew leases. */
    EXCHANGE("exchange", Signer.SIBLING),
    /** Home tells such a sibling that a session there is over. */
    LOGOUT("logout", Signer.HOME),
    /** Home, or a sibling for its own requests, tells a service further in for whom it calls; named after the service. */
    ASSERTION("assertion", Signer.HOME),
    /** Home lets whoever shows it fetch one file from a sibling host, once. */
    TICKET("ticket", Signer.HOME);

    private final String wireName;
    private final Signer signer;

    TokenUse(String wireName, Signer signer) {
        this.wireName = wireName;
        this.signer = signer;
    }

    /** Which of the two hosts holds the private key. */
    private enum Signer {
        HOME,
        SIBLING
    }

    /** The use with this name in a claim or a key id, or empty if there is none. */
    public static Optional<TokenUse> parse(String wireName) {
        return Arrays.stream(values())
                .filter(use -> use.wireName.equals(wireName))
                .findFirst();
    }

    /** The name in the claim {@code use} and in key ids: lower-case letters. */
    public String wireName() {
        return wireName;
    }

    /**
     * What a token of this use is signed for besides its claims, which both ends say from their configuration: in v4 its implicit
     * assertion (PASETO specification, Version4.md), which no token carries, in v2 the claim {@code bind}.
     *
     * @param name the sibling or service that its key is named after
     * @param address where it is shown, or, of an assertion, the origin of the host that signs
     * @return the text
     */
    public String binding(String name, String address) {
        return "baton/1|" + wireName + "|" + name + "|" + address;
    }

    /** Which of a token's two ends is the sibling that its key is named after. */
    String sibling(String issuer, String audience) {
        return signer == Signer.HOME ? audience : issuer;
    }
}
