package org.baton.embed;

import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.servlet.http.HttpSessionAttributeListener;
import java.util.List;
import org.baton.httpsession.SessionListeners;

/**
 * The application's beans as listeners: those that are a {@link HttpSessionAttributeListener}, and observers of the events.
 *
 * @param beans the application's
 */
record CdiListeners(BeanManager beans) implements SessionListeners {
    @Override
    public List<HttpSessionAttributeListener> ofAttributes() {
        return beans.createInstance().select(HttpSessionAttributeListener.class).stream()
                .toList();
    }

    @Override
    public void tell(Object event) {
        beans.getEvent().fire(event);
    }
}
