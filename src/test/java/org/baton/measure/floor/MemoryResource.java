package org.baton.measure.floor;

import jakarta.json.JsonObject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** {@code /floor/memory}: a login that the container keeps. */
@Path("memory")
public class MemoryResource {
    /** Logs anybody in: no password is what is measured here. */
    @POST
    public void login(@QueryParam("user") String username, @Context HttpServletRequest request) {
        MemoryLogin.of(username).keep(request);
    }

    /** Who asks; only for whom the container has recognised. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public JsonObject session(@Context HttpServletRequest request) {
        return MemoryLogin.in(request)
                .filter(login -> request.isUserInRole("user"))
                .map(MemoryLogin::document)
                .orElseThrow(() -> new NotAuthorizedException("Memory"));
    }
}
