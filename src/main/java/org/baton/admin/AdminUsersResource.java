package org.baton.admin;

import jakarta.annotation.security.RolesAllowed;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.baton.http.ApiProblem;
import org.baton.http.Documents;
import org.baton.http.Installed;
import org.baton.http.JsonBody;
import org.baton.user.NewUser;
import org.baton.user.UserChanges;
import org.baton.user.UserStatus;

/** {@code /api/admin/users}: makes users, suspends them, gives groups and one-time passwords, ends all of their sessions. */
@Path("admin/users")
@RolesAllowed("admin")
public class AdminUsersResource {
    /**
     * Makes a user with a one-time password that must be changed.
     *
     * @param body {@code {"username", "displayName", "email", "groups"}}, the last two optional; without groups, {@code user}
     * @param request the request
     * @return 201 with the user's id and the password, which is nowhere else; 409 if the name is taken
     * @throws IOException if the client is gone
     */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    public Response create(InputStream body, @Context HttpServletRequest request) throws IOException {
        UserChanging changing = changing(request);
        Optional<JsonBody> json = JsonBody.read(body, Set.of("username", "displayName", "email", "groups"));
        if (json.isEmpty()
                || (json.get().has("groups") && json.get().texts("groups").isEmpty())) {
            return malformed(
                    request,
                    "Send {\"username\": ..., \"displayName\": ..., \"email\": ..., \"groups\": [...]} and no other key.");
        }
        NewUser user;
        try {
            user = new NewUser(
                    json.get().text("username").orElse(""),
                    json.get().text("displayName").orElse(""),
                    json.get().has("email")
                            ? Optional.of(json.get().text("email").orElse(""))
                            : Optional.empty(),
                    json.get().texts("groups").orElse(Set.of("user")));
        } catch (IllegalArgumentException wrong) {
            return malformed(request, wrong.getMessage() + ".");
        }
        return changing.answer(
                "was created",
                (users, note) -> users.create(user, note),
                done -> Response.status(201)
                        .entity(Documents.object()
                                .add("id", done.user().toString())
                                .add("username", user.username())
                                .add(
                                        "initialPassword",
                                        done.password().orElseThrow().text())
                                .build())
                        .build());
    }

    /**
     * Ends all sessions of a user on all hosts.
     *
     * @param username whose
     * @param request the request
     * @return 204
     */
    @DELETE
    @Path("{username}/sessions")
    public Response endSessions(@PathParam("username") String username, @Context HttpServletRequest request) {
        return changing(request)
                .answer("was put out", (users, note) -> users.endSessions(username, note), done -> nothing());
    }

    /**
     * Suspends a user, or lets a suspended one log in again.
     *
     * @param username whose status
     * @param body {@code {"status": "SUSPENDED"}} or {@code {"status": "ACTIVE"}}
     * @param request the request
     * @return 204
     * @throws IOException if the client is gone
     */
    @PUT
    @Path("{username}/status")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response status(
            @PathParam("username") String username, InputStream body, @Context HttpServletRequest request)
            throws IOException {
        UserChanging changing = changing(request);
        Optional<String> status = JsonBody.read(body, Set.of("status")).flatMap(json -> json.text("status"));
        if (status.filter(Set.of("ACTIVE", "SUSPENDED")::contains).isEmpty()) {
            return malformed(request, "Send {\"status\": \"SUSPENDED\"} or {\"status\": \"ACTIVE\"}.");
        }
        UserStatus wanted = UserStatus.valueOf(status.get());
        return changing.answer(
                "is " + wanted, (users, note) -> users.setStatus(username, wanted, note), done -> nothing());
    }

    /**
     * Replaces a user's groups.
     *
     * @param username whose
     * @param body all groups from now on: {@code ["user", "admin"]}
     * @param request the request
     * @return 204
     * @throws IOException if the client is gone
     */
    @PUT
    @Path("{username}/groups")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response groups(
            @PathParam("username") String username, InputStream body, @Context HttpServletRequest request)
            throws IOException {
        UserChanging changing = changing(request);
        Optional<Set<String>> groups = JsonBody.readTexts(body).filter(NewUser::areGroups);
        if (groups.isEmpty()) {
            return malformed(
                    request,
                    "Send a list of groups, such as [\"user\"]; a name has 1 to 100 characters, none a control character.");
        }
        return changing.answer(
                "has other groups", (users, note) -> users.setGroups(username, groups.get(), note), done -> nothing());
    }

    /**
     * Gives a user a one-time password that must be changed, and ends all sessions.
     *
     * @param username whose
     * @param request the request
     * @return 200 with the password, which is nowhere else
     */
    @POST
    @Path("{username}/password-reset")
    @Produces(MediaType.APPLICATION_JSON)
    public Response resetPassword(@PathParam("username") String username, @Context HttpServletRequest request) {
        return changing(request)
                .answer(
                        "has a one-time password",
                        (users, note) -> users.resetPassword(username, note),
                        done -> Response.ok(Documents.object()
                                        .add(
                                                "initialPassword",
                                                done.password().orElseThrow().text())
                                        .build())
                                .build());
    }

    private static UserChanging changing(HttpServletRequest request) {
        return new UserChanging(request, Installed.of(request, UserChanges.class), Administrator.of(request));
    }

    private static Response nothing() {
        return Response.noContent().build();
    }

    private static Response malformed(HttpServletRequest request, String detail) {
        return ApiProblem.response(request, 400, "Malformed JSON", detail);
    }
}
