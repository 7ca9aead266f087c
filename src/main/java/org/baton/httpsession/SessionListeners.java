package org.baton.httpsession;

import jakarta.servlet.http.HttpSessionAttributeListener;
import java.util.List;

/** Who is told what a request does with its session. */
public interface SessionListeners {
    /** Nobody. */
    SessionListeners NOBODY = new SessionListeners() {
        @Override
        public List<HttpSessionAttributeListener> ofAttributes() {
            return List.of();
        }

        @Override
        public void tell(Object event) {}
    };

    /**
     * Those who hear of each attribute.
     *
     * @return them; where there is one, an attribute that is set is read first
     */
    List<HttpSessionAttributeListener> ofAttributes();

    /**
     * Tells of an event.
     *
     * @param event a {@link SessionOpened}, {@link SessionEnding} or {@link SessionIdChanged}
     */
    void tell(Object event);
}
