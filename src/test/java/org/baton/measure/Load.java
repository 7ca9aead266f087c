package org.baton.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javax.net.ssl.SSLContext;

/**
 * Clients that ask at once, each on connections of its own and again as soon as it has its answer (a closed loop).
 *
 * @param trusted what they trust the server's certificate with
 * @param port of the server
 * @param clients how many
 */
record Load(SSLContext trusted, int port, int clients) {
    /** Asks for this long, or until there are so many answers. */
    Seen run(Requests requests, Duration time, long atMost) {
        long end = System.nanoTime() + time.toNanos();
        long share = atMost / clients;
        Executor threads = task -> new Thread(task, "client").start();
        List<CompletableFuture<Seen>> asking = IntStream.range(0, clients)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> ask(requests, end, share), threads))
                .toList();
        return Seen.together(asking.stream().map(CompletableFuture::join).toList());
    }

    /** What TLS agrees on. */
    String cipherSuite() {
        try (KeepAlive connection = new KeepAlive(trusted, port)) {
            return connection.cipherSuite();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot connect to port " + port, e);
        }
    }

    private Seen ask(Requests requests, long end, long atMost) {
        long[] nanos = new long[1024];
        int count = 0;
        int length = 0;
        try (Connections turns = new Connections(trusted, port)) {
            for (long now = System.nanoTime(); now < end && count < atMost; count++) {
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * count);
                }
                length = turns.next().bodyOf(requests.next());
                long answered = System.nanoTime();
                nanos[count] = answered - now;
                now = answered;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Asking for " + requests.name(), e);
        }
        return new Seen(Arrays.stream(nanos, 0, count), length);
    }
}
