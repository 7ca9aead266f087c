package org.baton.handoff;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.baton.http.BackChannel;
import org.baton.paseto.VerifiedToken;
import org.baton.session.LeasedSessions;
import org.baton.session.Opened;
import org.baton.session.Opening;
import org.baton.session.Session;
import org.baton.session.SessionId;

/**
 * The exchange of a sibling with a database of its own: home is called, closes its row and records the session; then the
 * session opens here. Home is asked once; where no answer comes, the flow starts anew. Safe for many threads.
 */
public final class EndpointExchange implements Exchanging {
    private static final Logger LOG = System.getLogger(EndpointExchange.class.getName());

    private final HomeCalls home;
    private final HomeAnswers answers;
    private final LeasedSessions sessions;

    /**
     * Exchanges handoffs by calling home.
     *
     * @param home how home is called
     * @param answers how its answers are read
     * @param sessions where the sessions open
     */
    public EndpointExchange(HomeCalls home, HomeAnswers answers, LeasedSessions sessions) {
        this.home = home;
        this.answers = answers;
        this.sessions = sessions;
    }

    @Override
    public ExchangeResult exchange(
            VerifiedToken token, Binding binding, Optional<SessionId> replaced, Opening.Client client) {
        Map<String, String> form =
                new HashMap<>(Map.of("token", token.wire().text(), "verifier", binding.verifier(), "ip", client.ip()));
        client.userAgent().ifPresent(text -> form.put("user_agent", text));
        replaced.flatMap(sessions::homeSessionOf).ifPresent(id -> form.put("replaces", id));
        Optional<BackChannel.Reply> reply = home.post(ExchangeAddress.PATH, form);
        if (reply.isEmpty() || reply.get().status() >= 500) {
            LOG.log(Level.ERROR, "home does not answer {0}: {1}", ExchangeAddress.PATH, HomeAnswers.status(reply));
            return new ExchangeResult.Refused(ExchangeResult.Reason.HOME_AWAY);
        }
        if (reply.get().status() == 401) {
            LOG.log(
                    Level.ERROR,
                    "home does not know this sibling by its key: is siblings.public_key there the one of"
                            + " /.well-known/baton here, exchange ENDPOINT, and are the clocks right?");
        }
        return answers.granted(reply.get())
                .map(answer -> opened(answer, token.claims().trace(), replaced, client))
                .orElseGet(() -> new ExchangeResult.Refused(ExchangeResult.Reason.REFUSED_BY_HOME));
    }

    /** Home burns what is shown without its verifier. */
    @Override
    public void reject(VerifiedToken token, String reason, String ip) {
        Optional<BackChannel.Reply> reply =
                home.post(ExchangeAddress.PATH, Map.of("token", token.wire().text(), "ip", ip));
        LOG.log(Level.INFO, "home was told to burn a handoff: {0}", HomeAnswers.status(reply));
    }

    @Override
    public boolean isOf(Session session, String userId) {
        return sessions.isOf(session.user().id(), userId);
    }

    @Override
    public Optional<UUID> traceOf(SessionId session) {
        return sessions.traceOf(session);
    }

    private ExchangeResult opened(
            HomeAnswers.Answer answer, UUID trace, Optional<SessionId> replaced, Opening.Client client) {
        Optional<Opened> opened = sessions.open(answer.user(), answer.granted(), trace, replaced, client);
        return opened.<ExchangeResult>map(ExchangeResult.Exchanged::new)
                .orElseGet(() -> new ExchangeResult.Refused(ExchangeResult.Reason.ROOT_ENDED));
    }
}
