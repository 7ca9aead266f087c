package org.baton.httpsession;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionBindingEvent;
import jakarta.servlet.http.HttpSessionBindingListener;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The session that {@code request.getSession()} gives: what it holds is in a row. Of one request; another request has another
 * object, which sees what this one has saved. An attribute is written when it is set: an object that is changed afterwards is
 * to be set again.
 */
public final class RowSession implements HttpSession {
    private final Visit visit;
    private final Joined row;
    private final Attributes attributes;
    private Duration idleTimeout;
    private boolean over;

    RowSession(Visit visit, Joined row, Attributes attributes) {
        this.visit = visit;
        this.row = row;
        this.attributes = attributes;
        this.idleTimeout = row.times().idleTimeout();
    }

    /**
     * The session of a request, for what {@link HttpSession} has no method for.
     *
     * @param request a request that Baton's filter has seen, wrapped or not
     * @return what its {@code getSession()} gives
     * @throws IllegalStateException if the filter has not seen it
     */
    public static RowSession of(HttpServletRequest request) {
        return Visit.of(request)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "Baton's filter has not seen this request: it is none to an application that Baton is started in"))
                .created();
    }

    /**
     * Sets an attribute if it is still what the caller has seen, by compare-and-set in the database; at once, and not at the
     * end of the request.
     *
     * @param name its name
     * @param expected what it must be now, compared as JSON; null: it must be absent
     * @param value what it becomes; null: it is removed
     * @return false if it is something else; then the next {@code getAttribute} reads it anew
     * @throws IllegalStateException if the session has ended, takes no attributes, or would have too many bytes
     */
    public boolean replace(String name, @Nullable Object expected, @Nullable Object value) {
        live();
        return switch (visit.replace(this, name, Optional.ofNullable(expected), Optional.ofNullable(value))) {
            case SAVED -> true;
            case DIFFERENT -> false;
            case FULL ->
                throw new IllegalStateException("the session would hold more than the bytes that"
                        + " baton.session.attributes.max-bytes allows; nothing was written");
            case ENDED -> throw over();
        };
    }

    /**
     * Writes what the request has changed so far. Otherwise that is done before the answer is sent.
     *
     * @return what became of it; the changes are gone, whatever that is
     */
    public Saved save() {
        return visit.save(this);
    }

    @Override
    public long getCreationTime() {
        live();
        return row.times().openedAt().toEpochMilli();
    }

    /** A name for the session, made of its secret's hash: no credential, and another one after {@code changeSessionId}. */
    @Override
    public String getId() {
        return row.publicId();
    }

    /** When the session was last seen before this request, exact to the touch interval. */
    @Override
    public long getLastAccessedTime() {
        live();
        return row.times().lastSeenAt().toEpochMilli();
    }

    @Override
    public ServletContext getServletContext() {
        return visit.request().getServletContext();
    }

    /**
     * Says how long the session may be unseen, from the end of the request on. Brought within what is possible: twice the
     * touch interval to the absolute lifetime; 0 and less, which stand for ever, are that lifetime.
     */
    @Override
    public void setMaxInactiveInterval(int seconds) {
        live();
        Duration most = row.times().lifetime();
        Duration least = visit.sessions().policy().touchInterval().multipliedBy(2);
        Duration asked = seconds <= 0 ? most : Duration.ofSeconds(seconds);
        Duration atLeast = asked.compareTo(least) < 0 ? least : asked;
        idleTimeout = atLeast.compareTo(most) > 0 ? most : atLeast;
        if (row.takesAttributes()) {
            attributes.last(idleTimeout);
        }
    }

    @Override
    public int getMaxInactiveInterval() {
        return (int) Math.min(Integer.MAX_VALUE, idleTimeout.toSeconds());
    }

    @Override
    public @Nullable Object getAttribute(String name) {
        live();
        return attributes.get(name).orElse(null);
    }

    @Override
    public Enumeration<String> getAttributeNames() {
        live();
        return Collections.enumeration(attributes.names());
    }

    /**
     * Sets an attribute, to be written before the answer is sent.
     *
     * @throws IllegalArgumentException if it can be none, or is too big or too deep; the message says what to do
     * @throws IllegalStateException if the session is over, or is to be opened by this and the answer is under way, or nobody
     *     is logged in on a sibling in home's database
     */
    @Override
    public void setAttribute(String name, @Nullable Object value) {
        live();
        if (value == null) {
            removeAttribute(name);
            return;
        }
        if (Attributes.areServers(name)) {
            attributes.see(name, Optional.of(value));
            return;
        }
        visit.mayHold(row);
        Optional<Object> old = visit.sessions().areListenedTo() ? attributes.get(name) : Optional.empty();
        attributes.set(name, value);
        if (value instanceof HttpSessionBindingListener bound && !isSame(old, value)) {
            bound.valueBound(new HttpSessionBindingEvent(this, name, value));
        }
        if (!isSame(old, value)) {
            old.ifPresent(gone -> unbound(name, gone));
        }
        visit.sessions()
                .listeners()
                .ofAttributes()
                .forEach(listener -> old.ifPresentOrElse(
                        gone -> listener.attributeReplaced(new HttpSessionBindingEvent(this, name, gone)),
                        () -> listener.attributeAdded(new HttpSessionBindingEvent(this, name, value))));
    }

    @Override
    public void removeAttribute(String name) {
        live();
        if (!row.takesAttributes() || Attributes.areServers(name)) {
            attributes.see(name, Optional.empty());
            return;
        }
        Optional<Object> old = visit.sessions().areListenedTo() ? attributes.get(name) : Optional.empty();
        attributes.remove(name);
        old.ifPresent(gone -> {
            unbound(name, gone);
            visit.sessions()
                    .listeners()
                    .ofAttributes()
                    .forEach(listener -> listener.attributeRemoved(new HttpSessionBindingEvent(this, name, gone)));
        });
    }

    /** Ends the session, at once and for good; at home that is the login, with its sessions on all siblings. */
    @Override
    public void invalidate() {
        live();
        visit.sessions().listeners().tell(new SessionEnding(this));
        if (visit.sessions().areListenedTo()) {
            Set.copyOf(attributes.names()).forEach(this::removeAttribute);
        }
        end();
        visit.end(row);
    }

    /** Whether this request opens it: its client does not know it yet. */
    @Override
    public boolean isNew() {
        live();
        return row.isNew();
    }

    /** Nothing is written any more. */
    void end() {
        attributes.take();
        over = true;
    }

    boolean isLive() {
        return !over && visit.stillHas(row);
    }

    Joined row() {
        return row;
    }

    Attributes attributes() {
        return attributes;
    }

    static IllegalStateException over() {
        return new IllegalStateException("the session has ended; getSession() gives another one");
    }

    private void live() {
        if (!isLive()) {
            throw over();
        }
    }

    private void unbound(String name, Object gone) {
        if (gone instanceof HttpSessionBindingListener bound) {
            bound.valueUnbound(new HttpSessionBindingEvent(this, name, gone));
        }
    }

    @SuppressWarnings("ReferenceEquality") // The very object that is bound already is not bound again.
    private static boolean isSame(Optional<Object> old, Object value) {
        return old.isPresent() && old.get() == value;
    }
}
