package org.baton.admin;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.baton.http.IpAddress;
import org.baton.http.Parameters;
import org.baton.http.Times;
import org.baton.session.ActiveSessions;
import org.baton.session.ActiveSessions.By;
import org.baton.session.SessionId;

/** The query of a page of sessions: strict, since a filter that is misspelt would list everybody. */
public final class PageQuery {
    static final String GRAMMAR =
            "Write at most one of user, host and address (an IPv4 or IPv6 address), and since (a moment"
                    + " such as 2026-01-31T23:59:59Z), after (a session's id) and limit (1 to " + ActiveSessions.MAX
                    + ", 50 by default), each once.";

    private static final Set<String> NAMES = Set.of("user", "host", "address", "since", "after", "limit");
    private static final int DEFAULT_LIMIT = 50;

    private PageQuery() {}

    /** What was asked for; empty where anything in it is wrong. */
    static Optional<ActiveSessions.Query> parse(String text) {
        return Parameters.parse(text)
                .filter(parameters -> parameters.onlyOf(NAMES))
                .flatMap(PageQuery::query);
    }

    private static Optional<ActiveSessions.Query> query(Parameters parameters) {
        Optional<Integer> limit = limit(parameters);
        Optional<Narrowed> narrowed = narrowed(parameters);
        Optional<SessionId> after = parameters.one("after").flatMap(SessionId::parse);
        boolean afterIsWrong = parameters.one("after").isPresent() && after.isEmpty();
        Optional<Instant> since = parameters.one("since").flatMap(Times::parse);
        boolean sinceIsWrong = parameters.one("since").isPresent() && since.isEmpty();
        return limit.isEmpty() || narrowed.isEmpty() || afterIsWrong || sinceIsWrong
                ? Optional.empty()
                : Optional.of(new ActiveSessions.Query(
                        narrowed.get().by(), narrowed.get().value(), since, after, limit.get()));
    }

    private static Optional<Integer> limit(Parameters parameters) {
        return parameters
                .one("limit")
                .or(() -> Optional.of(Integer.toString(DEFAULT_LIMIT)))
                .filter(text -> text.matches("[1-9][0-9]{0,2}"))
                .map(Integer::valueOf)
                .filter(limit -> limit <= ActiveSessions.MAX);
    }

    private static Optional<Narrowed> narrowed(Parameters parameters) {
        List<By> asked = Stream.of(By.USER, By.HOST, By.ADDRESS)
                .filter(by -> parameters.one(name(by)).isPresent())
                .toList();
        if (asked.isEmpty()) {
            return Optional.of(new Narrowed(By.NOTHING, ""));
        }
        By by = asked.get(0);
        return parameters
                .one(name(by))
                .filter(text -> asked.size() == 1)
                .flatMap(text -> value(by, text))
                .map(value -> new Narrowed(by, value));
    }

    private static String name(By by) {
        return by.name().toLowerCase(Locale.ROOT);
    }

    /**
     * What a list may be narrowed to.
     *
     * @param by by what
     * @param text the name, host or address that was asked for
     * @return it as the database takes it; empty where it is none
     */
    public static Optional<String> value(By by, String text) {
        return switch (by) {
            case NOTHING -> Optional.empty();
            case USER -> Optional.of(text).filter(name -> !name.isBlank() && name.length() <= 400);
            case HOST -> Optional.of(text).filter(host -> host.matches("[a-z0-9-]{1,40}"));
            case ADDRESS -> IpAddress.parse(text).map(InetAddress::getHostAddress);
        };
    }

    /** By what, and its value as the database takes it. */
    private record Narrowed(By by, String value) {}
}
