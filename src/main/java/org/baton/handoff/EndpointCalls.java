package org.baton.handoff;

import jakarta.json.JsonObjectBuilder;
import java.time.Clock;
import org.baton.database.Database;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Documents;
import org.baton.paseto.SigningKeys;

/** What home's addresses for siblings with a database of their own have in common. Safe for many threads. */
public final class EndpointCalls {
    private final Callers callers;
    private final HomeKeys keys;

    /**
     * Verifies callers and what they bring.
     *
     * @param database home's
     * @param keys home's own
     * @param clock for the tokens' times
     * @param issuer home's origin
     */
    public EndpointCalls(Database database, SigningKeys keys, Clock clock, String issuer) {
        this.callers = new Callers(database, clock, issuer);
        this.keys = new HomeKeys(keys, clock, issuer);
    }

    /** Forgets assertions that nobody could use any more. */
    public void forgetUsed() {
        callers.forgetUsed();
    }

    /**
     * Who may call.
     *
     * @return the callers
     */
    public Callers callers() {
        return callers;
    }

    HomeKeys keys() {
        return keys;
    }

    /** A server sends no Origin; a browser's script does, and has no business here. */
    static boolean isFromPage(Call call) {
        return call.header("Origin").isPresent();
    }

    static Answer refusedPage() {
        return Answer.problem(403, "Refused", "This address is for servers, not for pages.");
    }

    /**
     * What a caller is told who has not proved anything, or not with an assertion that was never used.
     *
     * @return the answer
     */
    public static Answer unknownCaller() {
        return Answer.problem(
                        401,
                        "Unknown caller",
                        "Send Authorization: PASETO and an assertion signed with the sibling's registered key, used once.")
                .withHeader("WWW-Authenticate", "PASETO");
    }

    /** A user, as a sibling is to know them. */
    static JsonObjectBuilder person(EndpointTable.Person user) {
        return Documents.object()
                .add("sub", Long.toString(user.id()))
                .add("username", user.username())
                .add("display_name", user.displayName())
                .add("groups", Documents.array(user.groups()));
    }
}
