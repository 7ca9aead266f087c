package org.baton.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/**
 * Clients that begin or finish handoffs at once, each again as soon as it has its answer (a closed loop).
 *
 * @param trusted what they trust the certificate of both hosts with
 * @param home its origin
 * @param sibling its origin
 * @param clients how many
 */
record HandoffLoad(SSLContext trusted, URI home, URI sibling, int clients) {
    /** Begins this many, into that list. */
    Seen begin(int count, List<HandoffVisitor.Begun> begun) {
        HandoffVisitor.Begun[] made = new HandoffVisitor.Begun[count];
        Seen seen = all(count, (visitor, n) -> made[n] = visitor.begin());
        begun.addAll(Arrays.asList(made));
        return seen;
    }

    /** Finishes them all, for these logins in turn. */
    Seen finish(List<HandoffVisitor.Begun> begun, List<String> logins) {
        return all(begun.size(), (visitor, n) -> visitor.finish(begun.get(n), logins.get(n % logins.size())));
    }

    private interface Step {
        void of(HandoffVisitor visitor, int number) throws IOException;
    }

    private Seen all(int count, Step step) {
        Executor threads = task -> new Thread(task, "client").start();
        List<CompletableFuture<Seen>> working = new ArrayList<>();
        for (int client = 0; client < clients; client++) {
            int[] numbers =
                    IntStream.iterate(client, n -> n < count, n -> n + clients).toArray();
            working.add(CompletableFuture.supplyAsync(() -> each(numbers, step), threads));
        }
        return Seen.together(working.stream().map(CompletableFuture::join).toList());
    }

    private Seen each(int[] numbers, Step step) {
        long[] nanos = new long[numbers.length];
        try (HandoffVisitor visitor = new HandoffVisitor(trusted, home, sibling)) {
            for (int i = 0; i < numbers.length; i++) {
                long before = System.nanoTime();
                step.of(visitor, numbers[i]);
                nanos[i] = System.nanoTime() - before;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Handing a login over", e);
        }
        return new Seen(Arrays.stream(nanos), 0);
    }
}
