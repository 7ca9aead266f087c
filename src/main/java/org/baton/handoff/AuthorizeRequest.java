package org.baton.handoff;

import java.util.Optional;
import org.baton.http.Call;
import org.baton.secret.SecretHash;

/**
 * What a sibling asks of home.
 *
 * @param sibling who asks, enabled
 * @param state what its browser is bound with
 * @param challenge SHA-256 of the verifier that only the browser has
 * @param demand what login it asks for
 * @param asked home's own sealed note that it has asked for the password, where the user comes back from that
 */
record AuthorizeRequest(
        Sibling sibling, String state, SecretHash challenge, LoginDemand demand, Optional<String> asked) {
    static final String ADDRESS = "/handoff/authorize";

    /** Empty unless everything is there and well-formed, and the sibling is enabled. */
    static Optional<AuthorizeRequest> of(Call call, Siblings siblings) {
        Optional<String> state = call.parameter("state").filter(Binding::isState);
        Optional<SecretHash> challenge = call.parameter("challenge").flatMap(SecretHash::parse);
        Optional<LoginDemand> demand = LoginDemand.of(call);
        if (state.isEmpty() || challenge.isEmpty() || demand.isEmpty()) {
            return Optional.empty();
        }
        return call.parameter("sibling")
                .flatMap(siblings::enabled)
                .map(sibling -> new AuthorizeRequest(
                        sibling, state.get(), challenge.get(), demand.get(), call.parameter("asked")));
    }

    /** Where the same is asked again, with that note. */
    String address(String note) {
        return ADDRESS + "?sibling=" + sibling.id() + "&state=" + state + "&challenge=" + challenge.text()
                + demand.query() + (note.isEmpty() ? "" : "&asked=" + note);
    }
}
