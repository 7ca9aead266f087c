package org.baton.embed;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.servlet.ServletContext;
import java.time.Clock;
import org.baton.assertion.AssertionKeysPage;
import org.baton.assertion.Assertions;
import org.baton.http.Installed;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenSigner;

/** What both roles do so that an application can issue assertions. */
final class AssertionStart {
    private AssertionStart() {}

    /** From now on {@link Assertions#of} finds who issues them. */
    static void install(ServletContext context, HostSettings.Common common) {
        TokenSigner signer = new TokenSigner(new SigningKeys(common.master()));
        Installed.put(
                context,
                Assertions.class,
                new Assertions(signer, common.origin(), common.audiences(), Clock.systemUTC()));
    }

    /** What a sibling publishes for its services; an empty object where it has none. */
    static JsonObject published(HostSettings.Common common) {
        return common.audiences().generations().isEmpty()
                ? JsonValue.EMPTY_JSON_OBJECT
                : AssertionKeysPage.document(common.origin(), new SigningKeys(common.master()), common.audiences());
    }
}
