package org.baton.assertion;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Documents;
import org.baton.paseto.KeyList;
import org.baton.paseto.SigningKeys;

/**
 * {@code GET /.well-known/baton} on a sibling that shares home's database and issues assertions: the public keys that services
 * pin.
 */
public final class AssertionKeysPage extends Address {
    private final JsonObject document;

    /**
     * Publishes keys.
     *
     * @param document what {@link #document} made
     */
    public AssertionKeysPage(JsonObject document) {
        this.document = document;
    }

    /**
     * What a sibling publishes for its services.
     *
     * @param issuer the sibling's origin
     * @param keys the sibling's own
     * @param audiences the services
     * @return issuer and keys
     */
    public static JsonObject document(String issuer, SigningKeys keys, Audiences audiences) {
        KeyList list = new KeyList(keys);
        audiences.publish(list);
        return Documents.object().add("issuer", issuer).add("keys", list.json()).build();
    }

    @Override
    protected Optional<Answer> get(Call call) {
        return Optional.of(
                new Answer(200, Map.of("Cache-Control", "max-age=300"), List.of(), new Answer.Json(document)));
    }

    @Override
    protected String allow() {
        return "GET, HEAD";
    }
}
