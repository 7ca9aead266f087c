package org.baton.handoff;

import java.util.UUID;
import org.baton.paseto.Token;

/** What became of a request for a handoff. */
sealed interface IssueResult {
    /**
     * A token was issued, and its row inserted.
     *
     * @param token for the sibling's callback
     * @param trace the id of this handoff on both hosts
     */
    record Issued(Token token, UUID trace) implements IssueResult {}

    /** An OFFLINE sibling is told all by the token, and the user's names and groups do not fit into one. */
    record TooLarge() implements IssueResult {}

    /** The login ended meanwhile, its user may not be handed over, or must choose a password first. */
    record Refused() implements IssueResult {}
}
