package org.baton.handoff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Documents;
import org.baton.paseto.KeyId;
import org.baton.paseto.KeyList;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVersion;

/**
 * {@code GET /.well-known/baton}: home's public keys for each sibling, as PASERK, of the version that it reads: the one that
 * signs (ACTIVE); the next, so that an operator can pin it at the sibling before {@code siblings.key_generation} is raised; and
 * unless it is revoked the one before (RETIRING), whose tokens may still be on their way for as long as a token lives. The
 * setting at the sibling is {@code baton.home.keys}.
 */
public final class KeysPage extends Address {
    private final Siblings siblings;
    private final SigningKeys keys;
    private final String issuer;
    private final Consumer<KeyList> others;

    /**
     * Publishes keys.
     *
     * @param siblings whose tokens they sign
     * @param keys the keys
     * @param issuer home's origin
     * @param others adds those that are no sibling's
     */
    public KeysPage(Siblings siblings, SigningKeys keys, String issuer, Consumer<KeyList> others) {
        this.siblings = siblings;
        this.keys = keys;
        this.issuer = issuer;
        this.others = others;
    }

    @Override
    protected Optional<Answer> get(Call call) {
        KeyList published = new KeyList(keys);
        for (Sibling sibling : siblings.enabled()) {
            publish(sibling, TokenUse.HANDOFF, sibling.keys().version(), published);
            publish(sibling, TokenUse.TICKET, sibling.keys().version(), published);
            if (sibling.exchange().ownsDatabase()) {
                publish(sibling, TokenUse.LOGOUT, TokenVersion.V4_PUBLIC, published);
            }
        }
        others.accept(published);
        return Optional.of(new Answer(
                200,
                Map.of("Cache-Control", "max-age=300"),
                List.of(),
                new Answer.Json(Documents.object()
                        .add("issuer", issuer)
                        .add("keys", published.json())
                        .build())));
    }

    private static void publish(Sibling sibling, TokenUse use, TokenVersion version, KeyList published) {
        Sibling.Keys signing = sibling.keys();
        published.add(
                version,
                new KeyId(sibling.id(), use, signing.generation()),
                signing.generation() > signing.revokedBelow());
    }

    @Override
    protected String allow() {
        return "GET, HEAD";
    }
}
