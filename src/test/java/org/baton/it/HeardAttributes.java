package org.baton.it;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.servlet.http.HttpSessionAttributeListener;
import jakarta.servlet.http.HttpSessionBindingEvent;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.baton.httpsession.SessionEnding;
import org.baton.httpsession.SessionIdChanged;
import org.baton.httpsession.SessionOpened;

/** An application's bean that hears of attributes and sessions. */
@ApplicationScoped
public class HeardAttributes implements HttpSessionAttributeListener {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    /** Made by the server. */
    public HeardAttributes() {}

    @Override
    public void attributeAdded(HttpSessionBindingEvent event) {
        heard.add("added " + event.getName());
    }

    /** The row of a stranger's. */
    public void opened(@Observes SessionOpened event) {
        heard.add("opened");
    }

    /** The end by the application. */
    public void ending(@Observes SessionEnding event) {
        heard.add("ending");
    }

    /** Another secret. */
    public void changed(@Observes SessionIdChanged event) {
        heard.add("changed");
    }

    /** All that was heard since the last time. */
    public List<String> take() {
        List<String> taken = List.copyOf(heard);
        heard.clear();
        return taken;
    }
}
