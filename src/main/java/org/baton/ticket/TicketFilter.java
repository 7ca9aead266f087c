package org.baton.ticket;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.baton.database.DatabaseUnavailable;
import org.baton.handoff.SiblingRole;
import org.baton.http.Answer;
import org.baton.http.Answers;
import org.baton.http.Call;
import org.baton.http.Parameters;
import org.baton.paseto.Token;
import org.baton.paseto.TokenExpectation;
import org.baton.paseto.TokenUse;
import org.baton.paseto.TokenVerification;
import org.baton.paseto.TokenVerifier;
import org.baton.paseto.VerifiedTicket;

/**
 * Lets a request for a file through if it shows a ticket for it. No statement runs before the signature is verified, and
 * every refusal reads the same. Safe for many threads.
 */
public final class TicketFilter implements Filter {
    /** Where a ticket stands in the query; nothing else may stand there. */
    static final String PARAMETER = "ticket";

    private static final Logger LOG = System.getLogger(TicketFilter.class.getName());
    private static final int MAX_QUERY = 4 * 1024;

    private final TokenVerifier verifier;
    private final TokenExpectation expected;
    private final Using using;

    /**
     * Guards files.
     *
     * @param verifier knows home's public keys
     * @param role which sibling this is
     * @param using how a ticket is used up
     */
    public TicketFilter(TokenVerifier verifier, SiblingRole role, Using using) {
        this.verifier = verifier;
        this.expected = new TokenExpectation(
                TokenUse.TICKET, role.homeOrigin(), role.id(), TokenUse.TICKET.binding(role.id(), role.origin()));
        this.using = using;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest http = (HttpServletRequest) request;
        HttpServletResponse answer = (HttpServletResponse) response;
        Optional<Answer> refused = refused(http);
        if (refused.isPresent()) {
            Answers.write(refused.get(), http, answer);
            return;
        }
        answer.setHeader("Cache-Control", "no-store");
        answer.setHeader("Referrer-Policy", "no-referrer");
        chain.doFilter(request, response);
    }

    /** Empty: the ticket is used, and the file may be had. */
    Optional<Answer> refused(HttpServletRequest request) {
        if (!List.of("GET", "HEAD").contains(request.getMethod())) {
            return Optional.of(Answer.problem(405, "Method not allowed", "This address takes GET, HEAD.")
                    .withHeader("Allow", "GET, HEAD"));
        }
        Call call = new Call(request, parameters(request));
        Optional<Token> shown = call.parameter(PARAMETER).map(Token::new);
        if (shown.isEmpty()) {
            return refusal(call, "no ticket, or more than that in the query");
        }
        TokenVerification verification = verifier.verifyTicket(shown.get(), expected);
        if (!(verification instanceof VerifiedTicket ticket)) {
            return refusal(call, verification.toString());
        }
        if (call.isPrefetch()
                || (request.getMethod().equals("HEAD")
                        && ticket.claims().method().equals("GET"))) {
            return refusal(call, "only looked at, and not burnt");
        }
        try {
            return used(call, ticket);
        } catch (DatabaseUnavailable away) {
            LOG.log(Level.ERROR, "ticket not used, trace {0}: {1}", call.trace(), away.getMessage());
            return Optional.of(Answer.unavailable());
        }
    }

    private Optional<Answer> used(Call call, VerifiedTicket ticket) {
        HttpServletRequest request = call.request();
        List<String> ranges = Collections.list(request.getHeaders("Range"));
        Showing showing = new Showing(
                request.getMethod(),
                request.getRequestURI(),
                ranges.isEmpty() ? Optional.empty() : Optional.of(String.join(",", ranges)),
                call.ip());
        TicketUse use = using.use(ticket, showing);
        UUID trace = ticket.claims().trace();
        if (use instanceof TicketUse.Refused refused) {
            return refused.reason() == TicketUse.Reason.HOME_AWAY
                    ? Optional.of(Answer.unavailable())
                    : refusal(call, refused.reason() + " of ticket " + trace);
        }
        LOG.log(Level.INFO, "ticket used, trace {0}", trace);
        UsedTicket.put(request, ticket.claims());
        return Optional.empty();
    }

    private static Parameters parameters(HttpServletRequest request) {
        return Optional.ofNullable(request.getQueryString())
                .filter(query -> query.length() <= MAX_QUERY)
                .flatMap(Parameters::parse)
                .filter(all -> all.onlyOf(Set.of(PARAMETER)))
                .orElse(Parameters.NONE);
    }

    /** One text for every fault, so that nobody can tell an unknown ticket from a used one. */
    private static Optional<Answer> refusal(Call call, String reason) {
        LOG.log(Level.WARNING, "ticket refused: {0}, from {1}, trace {2}", reason, call.ip(), call.trace());
        return Optional.of(Answer.problem(
                403, "No valid ticket", "Go back to where you found this link, and follow it from there."));
    }
}
