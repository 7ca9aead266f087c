package org.baton.handoff;

import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.baton.http.BackChannel;
import org.baton.paseto.CallClaims;
import org.baton.paseto.Jti;
import org.baton.paseto.KeyId;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenLife;
import org.baton.paseto.TokenSigner;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVersion;
import org.baton.secret.MasterKey;

/** How a sibling calls home: each call is signed anew with the sibling's own key, sent once. Safe for many threads. */
public final class HomeCalls {
    /** The sibling's key does not rotate by number: home's registry takes two while it changes. */
    private static final int GENERATION = 1;

    private final SiblingRole role;
    private final String backChannel;
    private final BackChannel channel;
    private final SigningKeys keys;
    private final TokenSigner signer;
    private final Clock clock;

    /**
     * Calls home.
     *
     * @param role which sibling calls
     * @param backChannel the address at which home is reached from here: https, host and port
     * @param channel how
     * @param master the sibling's own, from which its key follows
     * @param clock for the assertion's times
     */
    public HomeCalls(SiblingRole role, String backChannel, BackChannel channel, MasterKey master, Clock clock) {
        this.role = role;
        this.backChannel = backChannel;
        this.channel = channel;
        this.keys = new SigningKeys(master);
        this.signer = new TokenSigner(keys);
        this.clock = clock;
    }

    /**
     * The public key that home's registry has to know, {@code siblings.public_key}.
     *
     * @return its PASERK text
     */
    public String publicKey() {
        return keys.verificationKey(TokenVersion.V4_PUBLIC, new KeyId(role.id(), TokenUse.EXCHANGE, GENERATION))
                .paserk();
    }

    /**
     * Posts a form to home, with a fresh assertion.
     *
     * @param path the address at home
     * @param form the fields
     * @return what home answered; empty if it did not in time
     */
    public Optional<BackChannel.Reply> post(String path, Map<String, String> form) {
        String endpoint = role.homeOrigin() + path;
        CallClaims claims =
                new CallClaims(role.id(), endpoint, Jti.random(), TokenLife.from(clock.instant(), CallClaims.LONGEST));
        String assertion = signer.sign(claims, GENERATION, TokenUse.EXCHANGE.binding(role.id(), endpoint))
                .text();
        return channel.post(URI.create(backChannel + path), Optional.of("PASETO " + assertion), form);
    }
}
