package org.baton.admin.pages;

import jakarta.servlet.Servlet;
import java.time.Clock;
import java.util.function.BiConsumer;
import org.baton.handoff.HandoffList;
import org.baton.handoff.SiblingStates;
import org.baton.logout.OwedNotices;
import org.baton.session.ActiveSessions;
import org.baton.session.Activity;
import org.baton.session.AuditEvents;
import org.baton.session.Sessions;
import org.baton.user.UserChanges;
import org.baton.user.UserSearch;

/** The pages for administrators, and where they are. */
public final class AdminAddresses {
    static final String OVERVIEW = "/admin";
    static final String USERS = OVERVIEW + "/users";
    static final String SESSIONS = OVERVIEW + "/sessions";
    static final String SIBLINGS = OVERVIEW + "/siblings";
    static final String HANDOFFS = OVERVIEW + "/handoffs";
    static final String NOTICES = OVERVIEW + "/notices";
    static final String EVENTS = OVERVIEW + "/events";

    private AdminAddresses() {}

    /**
     * What the pages show and change.
     *
     * @param users who there is
     * @param changes what is done to them
     * @param sessions of this host
     * @param live all live sessions
     * @param activity how much happens
     * @param events the audit
     */
    public record People(
            UserSearch users,
            UserChanges changes,
            Sessions sessions,
            ActiveSessions live,
            Activity activity,
            AuditEvents events) {}

    /**
     * The same of siblings.
     *
     * @param states the registry
     * @param handoffs what was handed over
     * @param notices what they have not been told yet
     */
    public record Hosts(SiblingStates states, HandoffList handoffs, OwedNotices notices) {}

    /**
     * Adds all pages.
     *
     * @param people what they show of users
     * @param hosts what they show of siblings
     * @param clock for how long ago something was
     * @param at adds a page at its exact path
     * @param below adds a page for all paths below one
     */
    public static void add(
            People people,
            Hosts hosts,
            Clock clock,
            BiConsumer<String, Servlet> at,
            BiConsumer<String, Servlet> below) {
        at.accept(OVERVIEW, new OverviewPage(people.activity()));
        at.accept(USERS, new UsersPage(people.users()));
        below.accept(USERS, new UserPage(people.users(), people.changes(), people.sessions(), people.events(), clock));
        at.accept(SESSIONS, new LiveSessionsPage(people.live(), clock));
        below.accept(SESSIONS, new SessionEnding(people.sessions()));
        at.accept(SIBLINGS, new SiblingsPage(hosts.states()));
        below.accept(SIBLINGS, new SiblingSwitch(hosts.states()));
        at.accept(HANDOFFS, new HandoffsPage(hosts.handoffs(), hosts.states()));
        below.accept(HANDOFFS, new TracePage(hosts.handoffs()));
        at.accept(NOTICES, new NoticesPage(hosts.notices()));
        below.accept(NOTICES, new NoticeAgain(hosts.notices()));
        at.accept(EVENTS, new EventsPage(people.events()));
    }
}
