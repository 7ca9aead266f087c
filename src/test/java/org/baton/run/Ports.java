package org.baton.run;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * TCP ports of this machine's loopback address. Those handed out lie below the ports that Linux, macOS and Windows give to
 * outgoing connections, since one of these may else take a port while its server is away; each JVM begins elsewhere and
 * hands out none twice, so that runs side by side do not meet.
 */
public final class Ports {
    private static final int FIRST = 12_000;
    private static final int COUNT = 18_000;
    private static final AtomicLong NEXT =
            new AtomicLong(ProcessHandle.current().pid() * 499);

    private Ports() {}

    /** That many different ports which nobody listens on now. */
    public static List<Integer> free(int count) {
        return IntStream.generate(() -> FIRST + (int) (NEXT.getAndIncrement() % COUNT))
                .limit(COUNT)
                .filter(Ports::isFree)
                .limit(count)
                .boxed()
                .toList();
    }

    /** Refuses a port that somebody listens on; {@code setting} is the property that names another. */
    public static void requireFree(int port, String what, String setting) {
        if (!isFree(port)) {
            throw new RunFailure(
                    "Port %d, wanted for %s, is in use: end the program that has it, or choose another port with -D%s=..."
                            .formatted(port, what, setting));
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
