package org.baton.handoff;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.baton.http.Address;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.http.Documents;
import org.baton.http.IpAddress;

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

    /**
     * The client's address as the caller saw it; the caller's own where it does not say.
     *
     * @param call the call
     * @return the address in text form
     */
    protected static String client(Call call) {
        return call.parameter("ip")
                .flatMap(IpAddress::parse)
                .map(address -> address.getHostAddress())
                .orElseGet(call::ip);
    }

    /**
     * The one text for every fault of a token that was shown.
     *
     * @param error what is invalid
     * @param trace the id by which the log says why
     * @return the answer
     */
    protected static Answer invalid(String error, UUID trace) {
        return new Answer(
                400,
                Map.of(),
                List.of(),
                new Answer.Json(Documents.object()
                        .add("error", error)
                        .add("trace", trace.toString())
                        .build()));
    }

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
