package org.baton.it;

import java.net.URI;
import java.util.Map;
import org.baton.paseto.KeyId;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVersion;
import org.baton.secret.MasterKey;

/** The settings of {@code docs/how-to/assertions.md}, where service and host are one application. */
final class StockSettings {
    /** The key that signs for the service. */
    static final KeyId KEY = new KeyId("stock", TokenUse.ASSERTION, 1);

    private StockSettings() {}

    /** For a host of that origin and master key, which reaches itself at that address. */
    static Map<String, String> of(URI origin, MasterKey master, URI address) {
        return Map.of(
                "baton.assertion.audiences",
                KEY.sibling(),
                "stock.address",
                address.toString(),
                "stock.caller",
                origin.toString(),
                "stock.caller.keys",
                KEY.text() + "="
                        + new SigningKeys(master)
                                .verificationKey(TokenVersion.V4_PUBLIC, KEY)
                                .paserk());
    }
}
