package org.baton.handoff;

import java.util.Optional;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;

/** An address of home that siblings with a database of their own call, each in its own name. No cookie is read. */
public abstract class CallAddress extends Address {
    private final Callers callers;
    private final String path;

    /**
     * An address for callers.
     *
     * @param callers who may call
     * @param path where it is
     */
    protected CallAddress(Callers callers, String path) {
        this.callers = callers;
        this.path = path;
    }

    /**
     * Answers a sibling that has proved who it is.
     *
     * @param call the call
     * @param caller who calls; its assertion is not used up yet
     * @return the answer
     */
    protected abstract Answer answer(Call call, Callers.Caller caller);

    @Override
    protected final Optional<Answer> post(Call call) {
        return Optional.of(
                EndpointCalls.isFromPage(call)
                        ? EndpointCalls.refusedPage()
                        : callers.of(call, path)
                                .map(caller -> answer(call, caller))
                                .orElseGet(EndpointCalls::unknownCaller));
    }

    @Override
    protected final String allow() {
        return "POST";
    }
}
