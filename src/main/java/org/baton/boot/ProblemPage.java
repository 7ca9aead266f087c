package org.baton.boot;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.baton.database.DatabaseUnavailable;
import org.baton.http.Answer;
import org.baton.http.Answers;
import org.baton.http.Trace;
import org.jspecify.annotations.Nullable;

/** What people see where no address answered, or one failed: a trace id, and never a stack trace. */
final class ProblemPage implements Servlet {
    private static final Logger LOG = System.getLogger(ProblemPage.class.getName());

    private @Nullable ServletConfig config;

    @Override
    public void service(ServletRequest request, ServletResponse response) throws IOException {
        Answers.write(answer(request), (HttpServletRequest) request, (HttpServletResponse) response);
    }

    private static Answer answer(ServletRequest request) {
        Throwable failure = (Throwable) request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof DatabaseUnavailable) {
                LOG.log(Level.ERROR, "database unavailable, trace {0}: {1}", Trace.of(request), cause.getMessage());
                return Answer.unavailable();
            }
        }
        if (failure != null) {
            LOG.log(Level.ERROR, "request failed, trace " + Trace.of(request), failure);
            return Answer.problem(500, "Something failed here", "It is in the log. Try again, or ask for help.");
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

    @Override
    public void init(ServletConfig servletConfig) {
        config = servletConfig;
    }

    @Override
    public @Nullable ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public String getServletInfo() {
        return "ProblemPage";
    }

    @Override
    public void destroy() {}
}
