package org.baton.measure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.baton.run.RunFailure;

/** People who are logged in to the floor's WAR, each with a session in the container's memory. */
final class FloorVisitors {
    private final HttpClient client;
    private final URI floor;

    /** For the server at this address. */
    FloorVisitors(HttpClient client, URI server) {
        this.client = client;
        this.floor = server.resolve("/floor/");
    }

    /** Waits until the floor answers, at most a minute. */
    void await() {
        Instant deadline = Instant.now().plus(Duration.ofMinutes(1));
        while (send(HttpRequest.newBuilder(floor.resolve("no-session"))).statusCode() != 200) {
            if (Instant.now().isAfter(deadline)) {
                throw new RunFailure("The floor does not answer at " + floor);
            }
        }
    }

    /** That many logins, as cookies. */
    List<String> logIn(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> send(HttpRequest.newBuilder(floor.resolve("memory?user=user-" + (100_000 + n)))
                                .POST(HttpRequest.BodyPublishers.noBody()))
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElseThrow(() -> new RunFailure("The floor opened no session"))
                        .replaceFirst(";.*", ""))
                .toList();
    }

    private HttpResponse<Void> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(10)).build(), HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException("Asking " + floor, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("Interrupted while asking " + floor, e);
        }
    }
}
