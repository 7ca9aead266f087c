package org.baton.httpsession;

import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.atomic.AtomicBoolean;

/** Notices when something makes the server's own session, which no cookie leads back to. Safe for many threads. */
public final class ContainerSessions implements HttpSessionListener {
    private static final Logger LOG = System.getLogger(ContainerSessions.class.getName());

    private final AtomicBoolean told = new AtomicBoolean();

    /** Made for one application. */
    public ContainerSessions() {}

    @Override
    public void sessionCreated(HttpSessionEvent event) {
        if (told.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "the server made a session of its own, which is lost after its request: a @SessionScoped bean, Faces,"
                            + " or getSession() of an injected request? Keep attributes by request.getSession()");
        }
    }
}
