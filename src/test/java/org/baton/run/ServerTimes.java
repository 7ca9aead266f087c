package org.baton.run;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;

/**
 * How long the tests took on each server, its starts along with them. A class that runs on several nodes tells which by the
 * names of its runs; any other is WildFly's, unless its name or the command says Payara.
 */
final class ServerTimes implements TestExecutionListener {
    private static final Map<String, String> SERVERS = Map.of(
            "WILDFLY", "WildFly",
            "PAYARA", "Payara",
            "WILDFLY_TO_PAYARA", "both together",
            "PAYARA_TO_WILDFLY", "both together");

    private final Map<UniqueId, Instant> started = new ConcurrentHashMap<>();
    private final Map<String, Duration> times = new TreeMap<>();

    @Override
    public void executionStarted(TestIdentifier test) {
        started.put(test.getUniqueIdObject(), Instant.now());
    }

    @Override
    public synchronized void executionFinished(TestIdentifier test, TestExecutionResult result) {
        UniqueId id = test.getUniqueIdObject();
        Duration took = Duration.between(started.getOrDefault(id, Instant.now()), Instant.now());
        String server = SERVERS.get(test.getDisplayName());
        if (id.getSegments().size() == 2) {
            add(ofClass(id), took);
        } else if (id.getSegments().size() == 3 && server != null) {
            add(ofClass(id), took.negated());
            add(server, took);
        }
    }

    /** Prints one line, if there was a test at all. */
    synchronized void print(PrintStream out) {
        if (!times.isEmpty()) {
            out.println(times.entrySet().stream()
                    .map(time ->
                            "%s %d s".formatted(time.getKey(), time.getValue().toSeconds()))
                    .collect(Collectors.joining(", ", "Time of the tests by server: ", "")));
        }
    }

    private static String ofClass(UniqueId id) {
        boolean payara = id.getSegments().get(1).getValue().contains("Payara")
                || "payara".equals(System.getProperty("arquillian.launch"));
        return payara ? "Payara" : "WildFly";
    }

    private void add(String server, Duration time) {
        times.merge(server, time, Duration::plus);
    }
}
