package org.baton.embed;

import jakarta.servlet.ServletContext;
import jakarta.servlet.SessionTrackingMode;
import java.time.Clock;
import java.util.Set;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.baton.httpsession.AttributePolicy;
import org.baton.httpsession.ContainerSessions;
import org.baton.httpsession.HttpSessions;
import org.baton.httpsession.SessionListeners;
import org.baton.httpsession.SessionRequests;

/** Makes {@code request.getSession()} a row in an application. */
final class HttpSessionStart {
    private HttpSessionStart() {}

    static void start(ServletContext context, HttpSessions.Host host, AttributePolicy policy) {
        // Read from addresses alone, and those with a parameter are refused: no JSESSIONID is set or read.
        context.setSessionTrackingModes(Set.of(SessionTrackingMode.URL));
        context.addListener(new ContainerSessions());
        HttpSessions sessions = new HttpSessions(host, policy, listeners(), Clock.systemUTC());
        new Addresses(context).filterAlways(new SessionRequests(sessions));
    }

    @SuppressWarnings("BanJNDI") // The name is a constant: nobody outside chooses what is looked up.
    private static SessionListeners listeners() {
        try {
            return new CdiListeners(InitialContext.doLookup("java:comp/BeanManager"));
        } catch (NamingException missing) {
            throw new IllegalStateException("There is no CDI in this application, which Baton needs", missing);
        }
    }
}
