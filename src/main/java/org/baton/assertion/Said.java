package org.baton.assertion;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.baton.session.Session;
import org.baton.session.SessionId;
import org.baton.user.UserId;

/**
 * All that an assertion says of a session. Two sessions that differ in any of it, such as one before and after a change of
 * groups, get two assertions.
 */
record Said(
        SessionId session,
        String audience,
        UserId user,
        String username,
        List<String> groups,
        SessionId root,
        Instant authTime) {
    static Said of(Session session, String audience) {
        return new Said(
                session.id(),
                audience,
                session.user().id(),
                session.user().username(),
                List.copyOf(session.user().groups()),
                session.root(),
                session.authentication().at().truncatedTo(ChronoUnit.SECONDS));
    }
}
