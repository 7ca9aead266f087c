package org.baton.it;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/** A servlet that somebody else has put into the WAR, at an address of Baton's. */
@WebServlet("/login")
public class TakenLogin extends HttpServlet {
    /** Made by the server. */
    public TakenLogin() {}
}
