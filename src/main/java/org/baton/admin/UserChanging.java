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

/** One request that changes a user: makes the change, writes one line, and answers. */
record UserChanging(HttpServletRequest request, UserChanges users, Administrator administrator) {
    private static final Logger LOG = System.getLogger(UserChanging.class.getName());

    Response answer(
            String what, BiFunction<UserChanges, String, UserChange> change, Function<UserChange.Done, Response> ok) {
        UserChange made = change.apply(users, administrator.note());
        if (made instanceof UserChange.Done done) {
            LOG.log(Level.INFO, "user {0} {1}, {2}", done.user(), what, administrator.note());
            return ok.apply(done);
        }
        UserChange.Reason reason = ((UserChange.Refused) made).reason();
        LOG.log(Level.INFO, "no user {0} ({1}), {2}", what, reason, administrator.note());
        return refused(reason);
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
