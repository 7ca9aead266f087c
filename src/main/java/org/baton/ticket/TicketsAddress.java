package org.baton.ticket;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Documents;
import org.baton.http.JsonAddress;
import org.baton.session.Recognition;
import org.baton.session.Session;

/** Home's {@code POST /api/tickets}: a ticket for one file of a sibling, for whoever is logged in, by cookie or token. */
public final class TicketsAddress extends JsonAddress {
    /** Where it is. */
    public static final String PATH = "/api/tickets";

    private final TicketIssuer issuer;

    /**
     * Issues tickets.
     *
     * @param issuer how
     */
    public TicketsAddress(TicketIssuer issuer) {
        super("POST", Set.of("audience", "resource", "method"), Set.of("resume"));
        this.issuer = issuer;
    }

    @Override
    protected Answer answer(Call call) {
        Optional<Session> session = Recognition.sessionOf(call.request());
        if (session.isEmpty()) {
            return Answer.notLoggedIn();
        }
        if (!Wish.isMethod(text(call, "method"))) {
            return Answer.problem(400, "No such method", "A ticket is for GET or HEAD.");
        }
        Optional<FilePath> resource = FilePath.parse(text(call, "resource"));
        if (resource.isEmpty()) {
            return Answer.problem(
                    400,
                    "No such resource",
                    "A resource is a path of at most 512 characters as it stands in a request line: it begins with a slash,"
                            + " has no query, no empty or dot segments, and no escaped separators.");
        }
        if (!Wish.isAudience(text(call, "audience"))) {
            return noSuchSite();
        }
        boolean mayResume = call.parameter("resume").filter("true"::equals).isPresent();
        Wish wish = new Wish(text(call, "audience"), text(call, "method"), resource.get(), mayResume);
        return issuer.issue(session.get(), wish, call.ip())
                .map(TicketsAddress::issued)
                .orElseGet(TicketsAddress::noSuchSite);
    }

    private static Answer noSuchSite() {
        return Answer.problem(404, "No such site", "There is no site with that audience, or it is not open to you.");
    }

    private static Answer issued(TicketIssuer.Issued issued) {
        return new Answer(
                201,
                Map.of(),
                List.of(),
                new Answer.Json(Documents.object()
                        .add("ticket", issued.token().text())
                        .add("url", issued.url())
                        .add("expiresAt", issued.expiresAt().toString())
                        .build()));
    }
}
