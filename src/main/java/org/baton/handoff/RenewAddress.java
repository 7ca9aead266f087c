package org.baton.handoff;

import jakarta.json.JsonObjectBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.baton.database.Database;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Documents;

/**
 * Home's {@code POST /handoff/renew}: which of a sibling's sessions go on, and with which users and groups; and home learns
 * that their users are busy there.
 */
public final class RenewAddress extends CallAddress {
    /** Where siblings call. */
    public static final String PATH = "/handoff/renew";

    /** How many sessions one call may renew. */
    public static final int MOST = 500;

    private static final String ONE = "[1-9][0-9]{0,17}:[0-9]{1,9}";

    private final Callers callers;
    private final Database database;
    private final EndpointTable table;

    /**
     * Renews leases.
     *
     * @param database home's
     * @param calls how callers are verified
     */
    public RenewAddress(Database database, EndpointCalls calls) {
        super(calls.callers(), PATH);
        this.callers = calls.callers();
        this.database = database;
        this.table = new EndpointTable(database);
    }

    @Override
    protected Answer answer(Call call, Callers.Caller caller) {
        Optional<Map<Long, EndpointTable.Asked>> asked =
                call.parameter("sessions").flatMap(RenewAddress::asked);
        if (asked.isEmpty()) {
            return Answer.problem(
                    400,
                    "Malformed sessions",
                    "sessions is 1 to " + MOST + " times <session>:<whole seconds since it was last seen>, with commas"
                            + " between, each session once.");
        }
        return database.transaction(
                () -> callers.use(caller) ? renewed(caller, asked.get()) : EndpointCalls.unknownCaller());
    }

    private Answer renewed(Callers.Caller caller, Map<Long, EndpointTable.Asked> asked) {
        Map<Long, EndpointTable.Person> live = new LinkedHashMap<>();
        table.renew(caller.id(), asked.values(), ExchangeAddress.LEASE)
                .forEach(renewed -> live.put(renewed.id(), renewed.user()));
        JsonObjectBuilder sessions = Documents.object();
        asked.keySet().forEach(id -> sessions.add(Long.toString(id), session(Optional.ofNullable(live.get(id)))));
        return new Answer(
                200,
                Map.of(),
                List.of(),
                new Answer.Json(Documents.object().add("sessions", sessions).build()));
    }

    private static JsonObjectBuilder session(Optional<EndpointTable.Person> user) {
        return user.map(person -> EndpointCalls.person(person).add("lease_seconds", ExchangeAddress.LEASE.toSeconds()))
                .orElseGet(() -> Documents.object().add("ended", true));
    }

    private static Optional<Map<Long, EndpointTable.Asked>> asked(String text) {
        String[] all = text.split(",", MOST + 1);
        Map<Long, EndpointTable.Asked> asked = new LinkedHashMap<>();
        for (String one : all) {
            if (!one.matches(ONE) || asked.size() == MOST) {
                return Optional.empty();
            }
            String[] parts = one.split(":", 2);
            long id = Long.parseLong(parts[0]);
            if (asked.put(id, new EndpointTable.Asked(id, Long.parseLong(parts[1]))) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(asked);
    }
}
