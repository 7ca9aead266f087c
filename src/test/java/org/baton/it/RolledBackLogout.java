package org.baton.it;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.NotSupportedException;
import jakarta.transaction.Status;
import jakarta.transaction.SystemException;
import jakarta.transaction.UserTransaction;
import java.io.IOException;

/** Work of an application that goes wrong after its user was logged out. */
@WebServlet(RolledBackLogout.ADDRESS)
@SuppressWarnings("NullAway.Init") // The server fills the field in.
public class RolledBackLogout extends HttpServlet {
    static final String ADDRESS = "/rolled-back-logout";

    @Resource
    private transient UserTransaction transaction;

    /** Made by the server. */
    public RolledBackLogout() {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        try {
            transaction.begin();
            request.logout();
            boolean active = transaction.getStatus() == Status.STATUS_ACTIVE;
            transaction.rollback();
            response.getWriter().print(active ? "rolled back" : "there was no transaction");
        } catch (NotSupportedException | SystemException e) {
            throw new ServletException(e);
        }
    }
}
