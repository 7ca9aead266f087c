package org.baton.paseto;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.baton.json.StrictJson;

/**
 * Claims have one form only: what is read from a message writes the same object again. It is read as after the signature,
 * which random bytes would hardly ever get past.
 */
public final class ClaimsFuzz {

    private static final int DEEPEST = 2;
    private static final StrictJson JSON = new StrictJson();
    private static final ClaimsJson CLAIMS = new ClaimsJson();

    private ClaimsFuzz() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        JSON.object(input, DEEPEST).ifPresent(ClaimsFuzz::read);
    }

    private static void read(JsonObject object) {
        boolean bound = BindClaim.says(object, Example.BINDING);
        JsonObject claims = bound ? BindClaim.remove(object) : object;
        boolean known = !CommonClaims.isOtherVersion(claims) && !CommonClaims.isOtherUse(claims, TokenUse.HANDOFF);
        if (known) {
            ClaimsJson.read(claims)
                    .ifPresent(read -> assertThat(CLAIMS.write(read)).isEqualTo(claims));
        }
    }
}
