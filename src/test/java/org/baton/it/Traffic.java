package org.baton.it;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Requests of several kinds, each sent again and again by a thread of its own until the traffic is ended. */
final class Traffic implements AutoCloseable {
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);

    private final Queue<Seen> seen = new ConcurrentLinkedQueue<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<String> kinds;
    private volatile boolean ended;

    /**
     * A kind of request.
     *
     * @param name what is asked for
     * @param works the status while the database is there
     * @param send sends one
     */
    record Kind(String name, int works, Supplier<Reply> send) {}

    /**
     * One answer.
     *
     * @param kind to what
     * @param works the status that it has while the database is there
     * @param reply the answer
     * @param asked when it was asked for
     * @param took how long it took
     */
    record Seen(String kind, int works, Reply reply, Instant asked, Duration took) {
        boolean worked() {
            return reply.status() == works;
        }
    }

    Traffic(List<Kind> kinds) {
        this.kinds = kinds.stream().map(Kind::name).toList();
        kinds.forEach(kind -> threads.execute(() -> repeat(kind)));
    }

    /** Waits until each kind has an answer like that, to a request made after now. */
    void await(String what, Predicate<Seen> like) {
        Instant now = Instant.now();
        Awaited.until(
                what,
                () -> kinds.stream()
                        .allMatch(kind -> seen.stream()
                                .anyMatch(answer -> answer.kind().equals(kind)
                                        && answer.asked().isAfter(now)
                                        && like.test(answer))));
    }

    /** All answers so far. */
    List<Seen> seen() {
        return List.copyOf(seen);
    }

    /** Sends nothing more, and waits for the answers that are still due. */
    @Override
    public void close() {
        ended = true;
        threads.shutdown();
        Awaited.until("all answers have come", threads::isTerminated);
    }

    private void repeat(Kind kind) {
        while (!ended) {
            Instant asked = Instant.now();
            Reply reply = kind.send().get();
            Duration took = Duration.between(asked, Instant.now());
            seen.add(new Seen(kind.name(), kind.works(), reply, asked, took));
            LockSupport.parkNanos(pauseAfter(took).toNanos());
        }
    }

    /** People pause; else this machine would be busy with passwords and stack traces alone, and no server could start beside. */
    private static Duration pauseAfter(Duration request) {
        Duration pause = request.multipliedBy(3);
        if (pause.compareTo(SHORTEST_PAUSE) < 0) {
            return SHORTEST_PAUSE;
        }
        return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }
}
