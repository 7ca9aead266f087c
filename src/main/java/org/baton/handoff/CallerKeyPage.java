package org.baton.handoff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Documents;

/**
 * {@code GET /.well-known/baton} on a sibling with a database of its own: the public key that its calls are signed with, to be
 * written into {@code siblings.public_key} at home.
 */
public final class CallerKeyPage extends Address {
    private final SiblingRole role;
    private final HomeCalls calls;

    /**
     * Publishes the key.
     *
     * @param role which sibling
     * @param calls knows the key
     */
    public CallerKeyPage(SiblingRole role, HomeCalls calls) {
        this.role = role;
        this.calls = calls;
    }

    @Override
    protected Optional<Answer> get(Call call) {
        return Optional.of(new Answer(
                200,
                Map.of("Cache-Control", "max-age=300"),
                List.of(),
                new Answer.Json(Documents.object()
                        .add("sibling", role.id())
                        .add("public_key", calls.publicKey())
                        .build())));
    }

    @Override
    protected String allow() {
        return "GET, HEAD";
    }
}
