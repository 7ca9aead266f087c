package org.baton.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The three kinds of request that are measured, the floors first. */
final class MeasuredRequests {
    /** The document without any session. */
    static final String NO_SESSION = "no session";

    /** The document for a login in the container's memory. */
    static final String MEMORY = "in memory";

    private static final String BATON = "Baton";

    /** More than are asked for in a few seconds, and a million requests of these bytes need not be kept. */
    private static final int DIFFERENT = 50_000;

    private static final long SEED = 1;

    private final Requests noSession;
    private final Requests memory;
    private final SessionRows rows;

    /** Opens a thousand sessions in the container's memory. */
    MeasuredRequests(FloorVisitors floor, SessionRows rows) {
        floor.await();
        List<String> cookies = floor.logIn(1000);
        this.noSession = Requests.get(NO_SESSION, "/floor/no-session", List.of("a=b"));
        this.memory = Requests.get(MEMORY, "/floor/memory", cookies);
        this.rows = rows;
    }

    /** All three; Baton's for live logins drawn from all rows that there are now. */
    List<Requests> now() {
        List<String> cookies = new ArrayList<>();
        rows.liveLogins(DIFFERENT, new Random(SEED)).forEach(secret -> cookies.add("__Host-sid=" + secret));
        return List.of(noSession, memory, Requests.get(BATON, "/api/session", cookies));
    }
}
