package org.baton.admin.pages;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.baton.admin.Administrator;
import org.baton.admin.UserChanging;
import org.baton.http.Answer;
import org.baton.http.Call;
import org.baton.session.AuditEvent;
import org.baton.session.AuditEvents;
import org.baton.session.ListedSession;
import org.baton.session.Sessions;
import org.baton.user.FoundUser;
import org.baton.user.UserChange;
import org.baton.user.UserChanges;
import org.baton.user.UserId;
import org.baton.user.UserSearch;
import org.baton.user.UserStatus;

/** {@code GET /admin/users/{id}}: one user, with sessions and latest events; a POST below it suspends, lets in again, or ends. */
public final class UserPage extends AdminPage {
    private static final int EVENTS = 20;

    private final UserSearch users;
    private final UserChanges changes;
    private final Sessions sessions;
    private final AuditEvents events;
    private final Clock clock;

    UserPage(UserSearch users, UserChanges changes, Sessions sessions, AuditEvents events, Clock clock) {
        this.users = users;
        this.changes = changes;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the page shows.
     *
     * @param user who
     * @param sessions each login followed by its children
     * @param events the latest
     * @param refused why a change was not made: the key of its words; empty where none was refused
     * @param now the present
     */
    public record View(
            FoundUser user,
            List<ListedSession> sessions,
            List<AuditEvent> events,
            Optional<String> refused,
            Instant now) {}

    @Override
    Optional<Answer> show(Call call) {
        return UserId.parse(below(call))
                .flatMap(users::user)
                .flatMap(user -> shown(user, Optional.empty()))
                .or(() -> notThere("No such user"));
    }

    @Override
    Optional<Answer> change(Call call, Administrator administrator) {
        String[] parts = below(call).split("/", -1);
        Optional<FoundUser> found = Optional.of(parts[0]).flatMap(UserId::parse).flatMap(users::user);
        if (parts.length != 2 || found.isEmpty()) {
            return notThere("No such user");
        }
        UserChanging changing = new UserChanging(call.request(), changes, administrator);
        UserId id = found.get().id();
        return switch (parts[1]) {
            case "suspend" -> changed(id, status(changing, id, UserStatus.SUSPENDED));
            case "activate" -> changed(id, status(changing, id, UserStatus.ACTIVE));
            case "end" -> changed(id, changing.made("was put out", (all, note) -> all.endSessions(id, note)));
            default -> notThere("No such page");
        };
    }

    @Override
    protected String allow() {
        return "GET, HEAD, POST";
    }

    private static UserChange status(UserChanging changing, UserId id, UserStatus status) {
        return changing.made("is " + status, (all, note) -> all.setStatus(id, status, note));
    }

    private Optional<Answer> changed(UserId id, UserChange change) {
        if (change instanceof UserChange.Refused refused) {
            return users.user(id)
                    .flatMap(user -> shown(user, Optional.of("admin.user." + refused.reason())))
                    .map(answer -> answer.withStatus(409));
        }
        return Optional.of(Answer.seeOther(AdminAddresses.USERS + "/" + id));
    }

    private Optional<Answer> shown(FoundUser user, Optional<String> refused) {
        AuditEvents.Query latest =
                new AuditEvents.Query(Optional.of(user.id()), Optional.empty(), Optional.empty(), EVENTS);
        return page(
                "user",
                new View(user, sessions.list(user.id()), events.page(latest).rows(), refused, clock.instant()));
    }

    /** As it was sent: the server would decode what then is no number any more. */
    private static String below(Call call) {
        return call.request().getRequestURI().substring(AdminAddresses.USERS.length() + 1);
    }
}
