package org.baton.it;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
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

    @Inject
    private transient HeardAttributes heard;

    @Resource(lookup = "java:comp/env/jdbc/Baton")
    private transient DataSource rows;

    /** Made by the server. */
    public HeldAttributes() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
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
            case "end-meanwhile" -> {
                session.setAttribute("late", true);
                endRow(request);
                response.getWriter().print("all went well");
            }
            case "leave-meanwhile" -> {
                session.setAttribute("late", true);
                endRow(request);
                response.sendRedirect("/held?do=show");
            }
            case "other-id" -> response.getWriter().print(session.getId() + " " + request.changeSessionId());
            case "invalidate" -> {
                session.invalidate();
                response.getWriter().print(request.getSession(false) == null);
            }
            case "refused" -> {
                try {
                    session.setAttribute("it", Collections.singleton(1));
                } catch (IllegalArgumentException refused) {
                    response.getWriter().print(refused.getMessage());
                }
            }
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
