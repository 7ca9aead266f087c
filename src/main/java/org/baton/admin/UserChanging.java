package org.baton.admin;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.baton.http.ApiProblem;
import org.baton.user.UserChange;
import org.baton.user.UserChanges;

/**
 * One request that changes a user: makes the change, writes one line, and answers.
 *
 * @param request the request
 * @param users what it changes
 * @param administrator who asks for it
 */
public record UserChanging(HttpServletRequest request, UserChanges users, Administrator administrator) {
    private static final Logger LOG = System.getLogger(UserChanging.class.getName());

    Response answer(
            String what, BiFunction<UserChanges, String, UserChange> change, Function<UserChange.Done, Response> ok) {
        UserChange made = made(what, change);
        return made instanceof UserChange.Done done ? ok.apply(done) : refused(((UserChange.Refused) made).reason());
    }

    /**
     * Makes a change, and writes one line to the log.
     *
     * @param what what is said of the user there, such as {@code is SUSPENDED}
     * @param change the change, with the audit's note
     * @return what became of it
     */
    public UserChange made(String what, BiFunction<UserChanges, String, UserChange> change) {
        UserChange made = change.apply(users, administrator.note());
        if (made instanceof UserChange.Done done) {
            LOG.log(Level.INFO, "user {0} {1}, {2}", done.user(), what, administrator.note());
        } else if (made instanceof UserChange.Refused refused) {
            LOG.log(Level.INFO, "no user {0} ({1}), {2}", what, refused.reason(), administrator.note());
        }
        return made;
    }

    private Response refused(UserChange.Reason reason) {
        return switch (reason) {
            case UNKNOWN -> ApiProblem.response(request, 404, "No such user", "Nobody has that name.");
            case SEVERAL ->
                ApiProblem.response(
                        request,
                        409,
                        "Several users",
                        "Other hosts vouch for several users of that name: a DBA can choose.");
            case VOUCHED ->
                ApiProblem.response(
                        request, 409, "No password here", "Another host vouches for that user, and has the password.");
            case TAKEN -> ApiProblem.response(request, 409, "Name taken", "A user of that name is there already.");
            case LAST_ADMINISTRATOR ->
                ApiProblem.response(
                        request, 409, "Last administrator", "Nobody else could administer: make another one first.");
        };
    }
}
