package org.baton.httpsession;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import java.io.IOException;

/**
 * Who is told of a request that goes on: told with Baton's context in place of the server's, since many complete the request by
 * what they are told with.
 *
 * @param listener the application's
 * @param context of that request
 */
record SessionAsyncListener(AsyncListener listener, SessionAsync context) implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) throws IOException {
        listener.onComplete(ours(event));
    }

    @Override
    public void onTimeout(AsyncEvent event) throws IOException {
        listener.onTimeout(ours(event));
    }

    @Override
    public void onError(AsyncEvent event) throws IOException {
        listener.onError(ours(event));
    }

    @Override
    public void onStartAsync(AsyncEvent event) throws IOException {
        listener.onStartAsync(ours(event));
    }

    private AsyncEvent ours(AsyncEvent event) {
        return new AsyncEvent(context, event.getSuppliedRequest(), event.getSuppliedResponse(), event.getThrowable());
    }
}
