package org.baton.handoff;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.baton.http.BackChannel;
import org.baton.session.LeasedSessions;

/**
 * Renews the leases of a sibling's sessions at home, those that have run out too: home may have been away. What home says is
 * over ends here; a user whose groups changed there has them here. Safe for many threads, and on several nodes at once.
 */
public final class Renewal implements Runnable {
    /** Renewed when no more than this is left of five minutes: so that several tries may fail. */
    private static final Duration LEFT = Duration.ofMinutes(4);

    private static final int MOST_BATCHES = 100;
    private static final Logger LOG = System.getLogger(Renewal.class.getName());

    private final HomeCalls home;
    private final HomeAnswers answers;
    private final LeasedSessions sessions;

    /**
     * Renews leases.
     *
     * @param home how home is called
     * @param answers how its answers are read
     * @param sessions the sibling's
     */
    public Renewal(HomeCalls home, HomeAnswers answers, LeasedSessions sessions) {
        this.home = home;
        this.answers = answers;
        this.sessions = sessions;
    }

    /** Renews all that are due, in calls of at most 500; stops at the first that home does not answer. */
    @Override
    public void run() {
        for (int batch = 0; batch < MOST_BATCHES; batch++) {
            List<LeasedSessions.Due> due = sessions.due(LEFT, RenewAddress.MOST);
            if (due.isEmpty() || !renew(due) || due.size() < RenewAddress.MOST) {
                return;
            }
        }
    }

    private boolean renew(List<LeasedSessions.Due> due) {
        String asked = due.stream()
                .map(session -> session.session() + ":" + session.idle().toSeconds())
                .collect(Collectors.joining(","));
        Optional<BackChannel.Reply> reply = home.post(RenewAddress.PATH, Map.of("sessions", asked));
        if (reply.isEmpty() || reply.get().status() != 200) {
            LOG.log(
                    Level.WARNING,
                    "{0} leases not renewed, home answers {1}; they will be tried again",
                    due.size(),
                    HomeAnswers.status(reply));
            return false;
        }
        List<String> ended = new ArrayList<>();
        for (LeasedSessions.Due session : due) {
            answers.renewed(reply.get(), session.session())
                    .ifPresent(renewed -> renewed.lease()
                            .ifPresentOrElse(
                                    lease -> sessions.renew(session.session(), lease.length(), lease.user()),
                                    () -> ended.add(session.session())));
        }
        if (!ended.isEmpty()) {
            sessions.end(ended);
        }
        return true;
    }
}
