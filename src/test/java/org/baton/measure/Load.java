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
 * Clients that ask at once, each on a connection of its own and again as soon as it has its answer (a closed loop).
 *
 * @param trusted what they trust the server's certificate with
 * @param port of the server
 * @param connections how many clients
 */
record Load(SSLContext trusted, int port, int connections) {
    /** Asks for this long, or until there are so many answers. */
    Seen run(Requests requests, Duration time, long atMost) {
        long end = System.nanoTime() + time.toNanos();
        long share = atMost / connections;
        Executor threads = task -> new Thread(task, "client").start();
        List<CompletableFuture<Seen>> clients = IntStream.range(0, connections)
                .mapToObj(n -> CompletableFuture.supplyAsync(() -> ask(requests, end, share), threads))
                .toList();
        return Seen.together(clients.stream().map(CompletableFuture::join).toList());
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
        try (KeepAlive connection = new KeepAlive(trusted, port)) {
            for (long now = System.nanoTime(); now < end && count < atMost; count++) {
                if (count == nanos.length) {
                    nanos = Arrays.copyOf(nanos, 2 * count);
                }
                length = connection.bodyOf(requests.next());
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
