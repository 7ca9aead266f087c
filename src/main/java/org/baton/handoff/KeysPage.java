package org.baton.handoff;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Documents;
import org.baton.paseto.KeyId;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenUse;

/**
 * {@code GET /.well-known/baton}: home's public keys for each sibling, as PASERK: the one that signs, and the next, so that an
 * operator can pin both at the sibling before {@code siblings.key_generation} is raised; the setting there is {@code baton.home.keys}.
 */
public final class KeysPage extends Address {
    private static final List<TokenUse> WITH_NOTICES = List.of(TokenUse.HANDOFF, TokenUse.LOGOUT);

    private final Siblings siblings;
    private final SigningKeys keys;
    private final String issuer;

    /**
     * Publishes keys.
     *
     * @param siblings whose tokens they sign
     * @param keys the keys
     * @param issuer home's origin
     */
    public KeysPage(Siblings siblings, SigningKeys keys, String issuer) {
        this.siblings = siblings;
        this.keys = keys;
        this.issuer = issuer;
    }

    @Override
    protected Optional<Answer> get(Call call) {
        JsonArrayBuilder published = Documents.array();
        for (Sibling sibling : siblings.enabled()) {
            for (TokenUse use : sibling.ownDatabase() ? WITH_NOTICES : List.of(TokenUse.HANDOFF)) {
                published.add(key(sibling, use, sibling.keyGeneration(), "ACTIVE"));
                published.add(key(sibling, use, sibling.keyGeneration() + 1, "NEXT"));
            }
        }
        return Optional.of(new Answer(
                200,
                Map.of("Cache-Control", "max-age=300"),
                List.of(),
                new Answer.Json(Documents.object()
                        .add("issuer", issuer)
                        .add("keys", published)
                        .build())));
    }

    private JsonObjectBuilder key(Sibling sibling, TokenUse use, int generation, String state) {
        KeyId id = new KeyId(sibling.id(), use, generation);
        return Documents.object()
                .add("kid", id.text())
                .add("key", keys.verificationKey(id).paserk())
                .add("state", state);
    }

    @Override
    protected String allow() {
        return "GET, HEAD";
    }
}
