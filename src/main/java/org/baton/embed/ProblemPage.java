package org.baton.embed;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.baton.database.DatabaseUnavailable;
import org.baton.http.Answer;
import org.baton.http.AnsweringServlet;
import org.baton.http.Trace;

/** What people see where no address answered, or one failed: a trace id, and never a stack trace. */
public final class ProblemPage extends AnsweringServlet {
    private static final Logger LOG = System.getLogger(ProblemPage.class.getName());

    /** Where it is: the error page of a {@code web.xml}. */
    public static final String ADDRESS = "/problem";

    /** Made for one application. */
    public ProblemPage() {}

    @Override
    protected Answer answerTo(HttpServletRequest request) {
        Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseUnavailable) {
                LOG.log(Level.ERROR, "database unavailable, trace {0}: {1}", Trace.of(request), cause.getMessage());
                return Answer.unavailable();
            }
        }
        if (failure != null) {
            LOG.log(Level.ERROR, "request failed, trace " + Trace.of(request), failure);
            return Answer.failed();
        }
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        if (status == 405) {
            // The server's own servlet for files says so of every address that is none, to every method but GET.
            status = 404;
        }
        return switch (status) {
            case 404 -> Answer.problem(404, "Not found", "There is nothing at this address.");
            default -> Answer.problem(status, "That did not work", "The server refused the request.");
        };
    }
}
