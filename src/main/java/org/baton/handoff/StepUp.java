package org.baton.handoff;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import org.baton.secret.MasterKey;
import org.baton.secret.Sealer;
import org.baton.session.Session;

/**
 * Whether a login is as fresh as a sibling asks. A user who is asked for the password comes back to the same address, which
 * then carries a sealed note of when the password had last been given before: a later time means that it was given since.
 * Only home can seal one, and it counts for one request of one sibling, so nobody can skip the question by writing an address.
 */
final class StepUp {
    private final Sealer sealer;
    private final Clock clock;

    StepUp(MasterKey master, Clock clock) {
        this.sealer = new Sealer(master, "baton/1|step-up");
        this.clock = clock;
    }

    boolean isMet(AuthorizeRequest request, Session session) {
        Instant authenticatedAt = session.authentication().at();
        boolean givenSince = request.asked()
                .flatMap(note -> open(note, request))
                .filter(authenticatedAt::isAfter)
                .isPresent();
        return givenSince
                || (request.demand().prompt() != LoginDemand.Prompt.LOGIN
                        && request.demand().isYoungEnough(authenticatedAt, clock.instant()));
    }

    /** The note for a user who is asked now; empty where any login will do when the user is back. */
    String note(AuthorizeRequest request, Optional<Session> session) {
        if (request.demand().equals(LoginDemand.ANY)) {
            return "";
        }
        Instant before = session.map(known -> known.authentication().at()).orElseGet(clock::instant);
        return sealer.seal(before.toString().getBytes(StandardCharsets.UTF_8), associatedData(request));
    }

    private Optional<Instant> open(String note, AuthorizeRequest request) {
        return sealer.open(note, associatedData(request)).flatMap(StepUp::instant);
    }

    private static Optional<Instant> instant(byte[] plain) {
        try {
            return Optional.of(Instant.parse(new String(plain, StandardCharsets.UTF_8)));
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }

    private static String associatedData(AuthorizeRequest request) {
        return "baton/1|step-up|" + request.address("");
    }
}
