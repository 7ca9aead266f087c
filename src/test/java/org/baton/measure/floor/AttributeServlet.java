package org.baton.measure.floor;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * {@code /attribute}: an application's page that keeps a number in {@code request.getSession()}, or with {@code ?asks} asks for
 * the session alone. The same class is in the floors' WAR, where the session is the container's, and in Baton's.
 */
@WebServlet("/attribute")
public class AttributeServlet extends HttpServlet {
    /** Made by the server. */
    public AttributeServlet() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpSession session = request.getSession(false);
        if (session == null) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        String what = String.valueOf(request.getQueryString());
        Object seen = what.equals("reads") || what.equals("counts") ? session.getAttribute("seen") : null;
        switch (what) {
            case "null" ->
                session.setAttribute("seen", ThreadLocalRandom.current().nextInt(1_000_000));
            case "counts" -> session.setAttribute("seen", seen instanceof Integer count ? count + 1 : 1);
            default -> {}
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().print("kept");
    }
}
