package org.baton.handoff;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Documents;

/**
 * {@code GET /.well-known/baton} on a sibling with a database of its own: the public key that its calls are signed with, to be
 * written into {@code siblings.public_key} at home, and what the sibling publishes besides.
 */
public final class CallerKeyPage extends Address {
    private final SiblingRole role;
    private final HomeCalls calls;
    private final JsonObject others;

    /**
     * Publishes the key.
     *
     * @param role which sibling
     * @param calls knows the key
     * @param others what else the sibling publishes there; an empty object if that is nothing
     */
    public CallerKeyPage(SiblingRole role, HomeCalls calls, JsonObject others) {
        this.role = role;
        this.calls = calls;
        this.others = others;
    }

    @Override
    protected Optional<Answer> get(Call call) {
        JsonObjectBuilder document =
                Documents.object().add("sibling", role.id()).add("public_key", calls.publicKey());
        others.forEach(document::add);
        return Optional.of(
                new Answer(200, Map.of("Cache-Control", "max-age=300"), List.of(), new Answer.Json(document.build())));
    }

    @Override
    protected String allow() {
        return "GET, HEAD";
    }
}
