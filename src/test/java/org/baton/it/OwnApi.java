package org.baton.it;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** REST of an application that leaves it to the server to find its resources. */
@ApplicationPath("api")
public class OwnApi extends Application {
    /** Made by the server. */
    public OwnApi() {}
}
