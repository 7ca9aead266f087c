package org.baton.http;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletConfig;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What the container takes for a servlet: each request gets one answer. Not an HttpServlet, which is Serializable and answers
 * errors with the container's pages. Safe for many threads if the subclass is.
 */
public abstract class AnsweringServlet implements Servlet {
    private @Nullable ServletConfig config;

    /**
     * Answers a request.
     *
     * @param request the request, of any method
     * @return the answer, which is written with all its headers
     * @throws IOException if the client is gone
     */
    protected abstract Answer answerTo(HttpServletRequest request) throws IOException;

    @Override
    public final void service(ServletRequest request, ServletResponse response) throws IOException {
        HttpServletRequest http = (HttpServletRequest) request;
        Answers.write(answerTo(http), http, (HttpServletResponse) response);
    }

    @Override
    public final void init(ServletConfig servletConfig) {
        config = servletConfig;
    }

    @Override
    public final @Nullable ServletConfig getServletConfig() {
        return config;
    }

    @Override
    public final String getServletInfo() {
        return getClass().getSimpleName();
    }

    @Override
    public final void destroy() {}
}
