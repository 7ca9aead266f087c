package org.baton.it;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** One that it finds. */
@Path("own")
public class OwnResource {
    /** Made by the server. */
    public OwnResource() {}

    /** Whatever the application does. */
    @GET
    public String own() {
        return "own";
    }
}
