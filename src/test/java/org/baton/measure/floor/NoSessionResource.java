package org.baton.measure.floor;

import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** {@code /floor/no-session}: the same document for everybody. */
@Path("no-session")
public class NoSessionResource {
    private static final MemoryLogin SOMEBODY = MemoryLogin.of("user-100001");

    /** Makes the document anew at each request. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject document() {
        return SOMEBODY.document();
    }
}
