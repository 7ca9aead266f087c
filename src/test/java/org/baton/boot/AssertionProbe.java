package org.baton.boot;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.client.Client;
import jakarta.ws.rs.client.ClientBuilder;
import jakarta.ws.rs.core.Application;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Set;
import org.baton.assertion.AssertionClientFilter;
import org.baton.assertion.AssertionResult;
import org.baton.assertion.Assertions;

/** What home says of its callers to a service; only tests deploy it. */
@Path("/")
public class AssertionProbe {
    /** The probe's own addresses, open to everybody. */
    @ApplicationPath("services")
    public static final class Api extends Application {
        @Override
        public Set<Class<?>> getClasses() {
            return Set.of(AssertionProbe.class);
        }
    }

    /** The caller's assertion for the service stock, or why there is none. */
    @GET
    @Path("word")
    public String word(@Context HttpServletRequest request) {
        AssertionResult result = Assertions.of(request, "stock");
        return result instanceof AssertionResult.Issued issued
                ? issued.token().text()
                : ((AssertionResult.Refused) result).reason().name();
    }

    /** Something is changed here. */
    @POST
    @Path("word")
    public String changed() {
        return "changed";
    }

    /** What a client that tells who asks makes of a redirect: its status. */
    @GET
    @Path("redirected")
    public String redirected(@Context HttpServletRequest request) {
        URI here = URI.create("https://127.0.0.1:" + request.getServerPort());
        try (Client client = ClientBuilder.newClient();
                Response answer = client.target(here)
                        .path("services/away")
                        .register(new AssertionClientFilter(request, "stock", here))
                        .request()
                        .get()) {
            return Integer.toString(answer.getStatus());
        }
    }

    /** Sends everybody to where nobody answers. */
    @GET
    @Path("away")
    public Response away() {
        return Response.seeOther(URI.create("https://127.0.0.1:1/")).build();
    }
}
