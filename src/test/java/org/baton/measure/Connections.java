package org.baton.measure;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import javax.net.ssl.SSLContext;

/**
 * One client's connections, used in turn. A browser does not ask again within microseconds on the same connection;
 * WildFly then spins until it has tidied up after the answer, which on a busy machine was 40 of 100 samples.
 */
final class Connections implements AutoCloseable {
    private static final int COUNT = 8;

    private final Deque<KeepAlive> open = new ArrayDeque<>();

    Connections(SSLContext trusted, int port) throws IOException {
        for (int i = 0; i < COUNT; i++) {
            open.add(new KeepAlive(trusted, port));
        }
    }

    KeepAlive next() {
        KeepAlive next = open.remove();
        open.add(next);
        return next;
    }

    @Override
    public void close() throws IOException {
        for (KeepAlive connection : open) {
            connection.close();
        }
    }
}
