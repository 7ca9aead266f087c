package org.baton.http;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.baton.json.StrictJson;

/**
 * Calls from server to server: a form is posted, once, and the answer is had within 3 seconds or not at all. What the other
 * side's certificate is checked against is the JVM's trust store. Safe for many threads.
 *
 * <p>The JDK's client, since it posts nothing twice by itself. Its threads are given the system's class loader, so that they
 * do not keep an undeployed application in memory.
 */
public final class BackChannel implements AutoCloseable {
    /** For the connection and for the whole answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Logger LOG = System.getLogger(BackChannel.class.getName());
    private static final int DEEPEST = 4;
    private static final int THREADS = 8;
    private static final Duration IDLE = Duration.ofSeconds(10);

    private final ExecutorService threads;
    private final HttpClient client;

    /** Opens no connection yet. */
    public BackChannel() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                IDLE.toMillis(),
                TimeUnit.MILLISECONDS,
                new LinkedBlockingQueue<>(),
                BackChannel::thread);
        pool.allowCoreThreadTimeOut(true);
        this.threads = pool;
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        Thread.currentThread().setContextClassLoader(ClassLoader.getSystemClassLoader());
        try {
            this.client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(PATIENCE)
                    .followRedirects(HttpClient.Redirect.NEVER)
                    .executor(threads)
                    .build();
        } finally {
            Thread.currentThread().setContextClassLoader(before);
        }
    }

    /**
     * What the other side answered.
     *
     * @param status its HTTP status
     * @param body the whole body
     */
    @SuppressWarnings("ArrayRecordComponent") // Read once, compared by nobody.
    public record Reply(int status, byte[] body) {
        private static final StrictJson JSON = new StrictJson();

        /**
         * The body as a JSON object.
         *
         * @return the object; empty if it is none, or none that can be read in one way only
         */
        public Optional<JsonObject> document() {
            return JSON.value(body, DEEPEST)
                    .filter(JsonObject.class::isInstance)
                    .map(JsonValue::asJsonObject);
        }
    }

    /**
     * Posts a form and waits for the answer.
     *
     * @param address where to
     * @param authorization the header of that name; empty for none
     * @param form the fields
     * @return the answer; empty if there was none in time, whatever the other side did with the form
     */
    public Optional<Reply> post(URI address, Optional<String> authorization, Map<String, String> form) {
        return posting(address, authorization, form).join();
    }

    /**
     * Posts a form.
     *
     * @param address where to
     * @param authorization the header of that name; empty for none
     * @param form the fields
     * @return the answer to come, as that of {@link #post}; it never fails
     */
    public CompletableFuture<Optional<Reply>> posting(
            URI address, Optional<String> authorization, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        HttpRequest.Builder request = HttpRequest.newBuilder(address)
                .timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        authorization.ifPresent(value -> request.header("Authorization", value));
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofByteArray())
                .thenApply(response -> Optional.of(new Reply(response.statusCode(), response.body())))
                .exceptionally(failure -> noAnswer(address, failure));
    }

    /** Ends the threads; what is under way gets no answer any more. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Why there was none is for who looks after the network: a refused connection, a certificate that nobody trusts. */
    private static Optional<Reply> noAnswer(URI address, Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        LOG.log(Level.WARNING, "no answer from {0}: {1}", address, cause);
        return Optional.empty();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "baton-back-channel");
        thread.setDaemon(true);
        thread.setContextClassLoader(ClassLoader.getSystemClassLoader());
        return thread;
    }
}
