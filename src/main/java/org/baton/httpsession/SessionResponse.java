package org.baton.httpsession;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.baton.http.Answer;
import org.baton.http.Answers;

/**
 * An answer that does not go before its request's session is written: whoever has it and asks again finds what was changed.
 * Where the session has ended meanwhile, a problem takes the place of an answer that is not under way.
 */
final class SessionResponse extends HttpServletResponseWrapper {
    private static final String COOKIES = SessionResponse.class.getName();

    private final Visit visit;
    private Optional<ServletOutputStream> stream = Optional.empty();
    private Optional<PrintWriter> writer = Optional.empty();
    private long written;
    private long length = Long.MAX_VALUE;
    private boolean rotated;
    private boolean refused;

    SessionResponse(Visit visit, HttpServletResponse response) {
        super(response);
        this.visit = visit;
    }

    /**
     * Writes what was changed since the last time.
     *
     * @return whether the application's answer stands
     */
    synchronized boolean settle() throws IOException {
        if (refused) {
            return false;
        }
        Saved saved = visit.save();
        if (saved == Saved.SAVED || isCommitted() || (saved == Saved.ENDED && endedByItself())) {
            return true;
        }
        refused = true;
        HttpServletResponse answer = (HttpServletResponse) getResponse();
        List<String> cookies = sessionCookies();
        answer.reset();
        add(cookies);
        Answers.write(problem(saved), visit.request(), answer);
        // Else WildFly would put the application's error page in its place.
        answer.flushBuffer();
        return false;
    }

    /** Before so many bytes go: the buffer may overflow, or they may be the last. */
    synchronized boolean mayWrite(long bytes) throws IOException {
        written += bytes;
        return written < Math.min(length, getBufferSize()) ? !refused : settle();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream.isEmpty()) {
            stream = Optional.of(new SessionOutput(this, super.getOutputStream()));
        }
        return stream.get();
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer.isEmpty()) {
            writer = Optional.of(new SessionWriter(this, super.getWriter()));
        }
        return writer.get();
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        if (settle()) {
            super.sendRedirect(location);
        }
    }

    @Override
    public void sendError(int status) throws IOException {
        if (settle()) {
            super.sendError(status);
        }
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        if (settle()) {
            super.sendError(status, message);
        }
    }

    @Override
    public void flushBuffer() throws IOException {
        if (settle()) {
            super.flushBuffer();
        }
    }

    @Override
    public void setContentLength(int bytes) {
        length = bytes;
        super.setContentLength(bytes);
    }

    @Override
    public void setContentLengthLong(long bytes) {
        length = bytes;
        super.setContentLengthLong(bytes);
    }

    @Override
    public void setHeader(String name, String value) {
        noteLength(name, value);
        super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        noteLength(name, value);
        super.addHeader(name, value);
    }

    @Override
    public void setIntHeader(String name, int value) {
        noteLength(name, Integer.toString(value));
        super.setIntHeader(name, value);
    }

    @Override
    public void addIntHeader(String name, int value) {
        noteLength(name, Integer.toString(value));
        super.addIntHeader(name, value);
    }

    /** But for the session's cookie: the row has that secret, whatever becomes of the answer. */
    @Override
    public void reset() {
        List<String> kept = sessionCookies();
        super.reset();
        add(kept);
        stream = Optional.empty();
        writer = Optional.empty();
        written = 0;
        length = Long.MAX_VALUE;
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        written = 0;
    }

    /** As it is: no address carries a session. */
    @Override
    public String encodeURL(String url) {
        return url;
    }

    @Override
    public String encodeRedirectURL(String url) {
        return url;
    }

    /** From now on the session's cookie in the answer is that of another secret of the same session. */
    synchronized void rotated() {
        rotated = true;
    }

    private void noteLength(String name, String value) {
        if (name.equalsIgnoreCase("Content-Length") && value.matches("[0-9]{1,18}")) {
            length = Long.parseLong(value);
        }
    }

    /** A request that itself has ended or replaced the session keeps its answer, and the cookie in it. */
    private boolean endedByItself() {
        return !rotated && !sessionCookies().isEmpty();
    }

    /** Remembers the session's cookie for the dispatch to an error page, before which the servers may reset the answer. */
    void remember() {
        visit.request().setAttribute(COOKIES, sessionCookies());
    }

    /** Sets again what an earlier dispatch of this request has set. */
    void restore() {
        if (visit.request().getAttribute(COOKIES) instanceof List<?> lines
                && sessionCookies().isEmpty()) {
            add(lines);
        }
    }

    private void add(List<?> lines) {
        lines.forEach(line -> super.addHeader("Set-Cookie", String.valueOf(line)));
    }

    private List<String> sessionCookies() {
        return getHeaders("Set-Cookie").stream()
                .filter(line -> line.startsWith("__Host-sid="))
                .toList();
    }

    private static Answer problem(Saved saved) {
        return saved == Saved.FULL
                ? Answer.problem(
                        413, "Too much", "This session holds as much as it may. Nothing of this request was kept.")
                : Answer.problem(
                        409,
                        "The session is over",
                        "It ended while this was under way. Nothing of this request was kept.");
    }
}
