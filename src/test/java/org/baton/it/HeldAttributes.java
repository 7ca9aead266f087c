package org.baton.it;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;

/** An application's page that does with its session what it is asked for. */
@WebServlet(urlPatterns = HeldAttributes.ADDRESS, asyncSupported = true)
@SuppressWarnings("NullAway.Init") // The server fills the fields in.
public class HeldAttributes extends HttpServlet {
    static final String ADDRESS = "/held";
    private static final String WELL = "all went well";

    @Inject
    private transient HeardAttributes heard;

    @Resource(lookup = "java:comp/env/jdbc/Baton")
    private transient DataSource rows;

    /** Made by the server. */
    public HeldAttributes() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        boolean isNone = request.getSession(false) == null;
        HttpSession session = request.getSession();
        switch (request.getParameter("do")) {
            case "visit" -> response.getWriter().print(session.isNew() + " " + session.getId());
            case "show" -> response.getWriter().print(shown(session));
            case "put" -> {
                session.setAttribute("basket", new Basket(List.of("brush", "paint"), 3));
                response.getWriter().print("put");
            }
            case "put-much" -> {
                session.setAttribute("much", true);
                response.getWriter().print("x".repeat(100_000));
            }
            case "put-leaving" -> {
                session.setAttribute("left", true);
                response.sendRedirect("/held?do=show");
            }
            case "put-failing" -> {
                session.setAttribute("failed", true);
                response.sendError(418);
            }
            case "put-throwing" -> {
                session.setAttribute("thrown", true);
                throw new ServletException("on purpose");
            }
            case "put-inside" -> {
                session.setAttribute("inside" + request.getParameter("in"), request.getSession(false) == session);
                response.getWriter().print("inside");
            }
            case "forward" ->
                request.getRequestDispatcher(ADDRESS + "?do=put-inside&in=Forward")
                        .forward(request, response);
            case "include" ->
                request.getRequestDispatcher(ADDRESS + "?do=put-inside&in=Include")
                        .include(request, response);
            case "dispatch" -> request.startAsync().dispatch(ADDRESS + "?do=put-inside&in=Dispatch");
            case "later" -> later(request, session);
            case "time-out" -> {
                AsyncContext context = request.startAsync();
                context.addListener(new TimeOut(session));
                context.setTimeout(50);
            }
            case "meanwhile" -> {
                if (request.getParameter("how").equals("with-another-id")) {
                    request.changeSessionId();
                }
                session.setAttribute("late", true);
                endRow(request);
                answer(request.getParameter("how"), response);
            }
            case "other-id" -> response.getWriter().print(session.getId() + " " + request.changeSessionId());
            case "fill" -> {
                session.setAttribute("filling", "x".repeat(10_000));
                response.getWriter().print("filled");
            }
            case "overfill-with-another-id" -> {
                request.changeSessionId();
                session.setAttribute("more", "x".repeat(10_000));
                response.getWriter().print(WELL);
            }
            case "another-id" -> {
                request.changeSessionId();
                end(request.getParameter("how"), response);
            }
            case "invalidate" -> {
                session.invalidate();
                response.getWriter().print(request.getSession(false) == null);
            }
            case "refused" -> response.getWriter().print(refusal(session, Collections.singleton(1)));
            case "stranger" -> response.getWriter().print(isNone + " " + refusal(session, 1));
            case "server" -> response.getWriter().print(servers(request).isNew());
            case "heard" -> response.getWriter().print(String.join(",", heard.take()));
            default -> response.sendError(400);
        }
    }

    private static void later(HttpServletRequest request, HttpSession session) {
        AsyncContext context = request.startAsync();
        context.start(() -> {
            session.setAttribute("insideLater", true);
            try {
                context.getResponse().getWriter().print("later");
            } catch (IOException gone) {
                throw new IllegalStateException(gone);
            }
            context.complete();
        });
    }

    /** Ends a request otherwise than by an answer. */
    private static void end(String how, HttpServletResponse response) throws ServletException, IOException {
        switch (how) {
            case "throwing" -> throw new ServletException("on purpose");
            case "failing" -> response.sendError(418);
            default -> response.reset();
        }
    }

    /** Sets an attribute when a request has taken too long, and ends it. */
    private record TimeOut(HttpSession session) implements AsyncListener {
        @Override
        public void onTimeout(AsyncEvent event) {
            session.setAttribute("insideTimeOut", true);
            event.getAsyncContext().complete();
        }

        @Override
        public void onComplete(AsyncEvent event) {}

        @Override
        public void onError(AsyncEvent event) {}

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }

    /** Says that all went well, in one of the ways in which an answer goes. */
    private static void answer(String how, HttpServletResponse response) throws IOException {
        byte[] well = WELL.getBytes(StandardCharsets.UTF_8);
        switch (how) {
            case "shortly", "with-another-id" -> response.getWriter().print(WELL);
            case "at-length" -> response.getWriter().print(WELL.repeat(10_000));
            case "in-bytes-at-length" -> {
                for (int i = 0; i < 10_000; i++) {
                    response.getOutputStream().write(well);
                }
            }
            case "flushing" -> {
                response.getWriter().print(WELL);
                response.flushBuffer();
            }
            case "flushing-the-writer" -> {
                response.getWriter().print(WELL);
                response.getWriter().flush();
            }
            case "closing-the-stream" -> {
                response.getOutputStream().write(well);
                response.getOutputStream().close();
            }
            case "of-known-length" -> {
                response.setContentLength(well.length);
                response.getOutputStream().write(well);
            }
            case "of-added-length" -> {
                response.addHeader("Content-Length", String.valueOf(well.length));
                response.getOutputStream().write(well);
            }
            case "of-length-in-a-number" -> {
                response.setIntHeader("Content-Length", well.length);
                response.getOutputStream().write(well);
            }
            case "leaving" -> response.sendRedirect("/held?do=show");
            case "failing" -> response.sendError(418, WELL);
            default -> response.sendError(400);
        }
    }

    private static String refusal(HttpSession session, Object value) {
        try {
            session.setAttribute("it", value);
            return "not refused";
        } catch (IllegalArgumentException | IllegalStateException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    /** As a logout elsewhere does. */
    private void endRow(HttpServletRequest request) throws ServletException {
        String user = request.getUserPrincipal().getName();
        try (Connection connection = rows.getConnection();
                Statement end = connection.createStatement()) {
            end.executeUpdate("UPDATE sessions SET ended_at = now(), end_reason = 'SQL' WHERE ended_at IS NULL"
                    + " AND user_id = (SELECT id FROM users WHERE username = '" + user + "')");
        } catch (SQLException e) {
            throw new ServletException(e);
        }
    }

    /** The session of the request as the server made it, before any filter. */
    private static HttpSession servers(HttpServletRequest request) {
        HttpServletRequest inner = request;
        while (inner instanceof HttpServletRequestWrapper wrapper) {
            inner = (HttpServletRequest) wrapper.getRequest();
        }
        return inner.getSession();
    }

    private static String shown(HttpSession session) {
        StringBuilder shown = new StringBuilder();
        for (String name : new TreeSet<>(Collections.list(session.getAttributeNames()))) {
            shown.append(name).append('=').append(session.getAttribute(name)).append(' ');
        }
        return shown.toString().strip();
    }
}
