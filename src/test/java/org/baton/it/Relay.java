package org.baton.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An address at which a sibling reaches home, on whichever of its nodes a test wants. It passes bytes on, TLS and all, and
 * lasts as long as the JVM.
 */
final class Relay {
    private static final int BACKLOG = 200;

    private final ServerSocket listening;
    private final ExecutorService threads = Executors.newCachedThreadPool(Relay::thread);
    private final Set<Line> lines = ConcurrentHashMap.newKeySet();
    private InetSocketAddress target;

    /** A caller and whom it is connected with. */
    private record Line(Socket caller, Socket called) {}

    /** To this one at first. */
    Relay(URI first) {
        this.target = at(first);
        try {
            this.listening = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("The relay has no port", e);
        }
        threads.execute(this::acceptAll);
    }

    URI address() {
        return URI.create("https://127.0.0.1:" + listening.getLocalPort());
    }

    /** From now on to that one: returns when every caller has noticed that the connection it kept is gone. */
    void to(URI other) {
        List<Line> old = turned(at(other));
        old.forEach(line -> close(line.called()));
        Awaited.until("all callers have hung up", () -> old.stream().noneMatch(lines::contains));
    }

    private synchronized List<Line> turned(InetSocketAddress other) {
        if (other.equals(target)) {
            return List.of();
        }
        target = other;
        return List.copyOf(lines);
    }

    private void acceptAll() {
        while (true) {
            try {
                connect(listening.accept());
            } catch (IOException e) {
                throw new UncheckedIOException("The relay takes no more calls", e);
            }
        }
    }

    /** Where nobody listens, the caller is told so by the end of its connection. */
    private synchronized void connect(Socket caller) {
        try {
            Line line = new Line(caller, new Socket(target.getAddress(), target.getPort()));
            lines.add(line);
            threads.execute(() -> answer(line));
            threads.execute(() -> ask(line));
        } catch (IOException e) {
            close(caller);
        }
    }

    private static void answer(Line line) {
        try {
            line.called().getInputStream().transferTo(line.caller().getOutputStream());
        } catch (IOException hungUp) {
            // The caller is told in the same way, whoever has ended it.
        }
        try {
            line.caller().shutdownOutput();
        } catch (IOException gone) {
            close(line.caller());
        }
    }

    private void ask(Line line) {
        try {
            line.caller().getInputStream().transferTo(line.called().getOutputStream());
        } catch (IOException hungUp) {
            // Both are closed, whoever has ended it.
        }
        close(line.called());
        close(line.caller());
        lines.remove(line);
    }

    private static InetSocketAddress at(URI address) {
        return new InetSocketAddress(address.getHost(), address.getPort());
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "relay");
        thread.setDaemon(true);
        return thread;
    }
}
