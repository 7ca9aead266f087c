package org.baton.boot;

import jakarta.servlet.ServletContext;
import org.baton.admin.pages.AdminAddresses;
import org.baton.database.Database;
import org.baton.embed.Addresses;
import org.baton.embed.Home;
import org.baton.handoff.HandoffList;
import org.baton.handoff.SiblingStates;
import org.baton.logout.OwedNotices;
import org.baton.session.ActiveSessions;
import org.baton.session.Activity;
import org.baton.session.AuditEvents;
import org.baton.user.UserChanges;
import org.baton.user.UserSearch;

/** Gives home its pages for administrators. */
final class Administration {
    private Administration() {}

    static void add(ServletContext context, Database database, Home home) {
        Addresses addresses = new Addresses(context);
        AdminAddresses.add(
                new AdminAddresses.People(
                        new UserSearch(database),
                        new UserChanges(database),
                        home.sessions(),
                        new ActiveSessions(database),
                        new Activity(database),
                        new AuditEvents(database)),
                new AdminAddresses.Hosts(
                        new SiblingStates(database), new HandoffList(database), new OwedNotices(database)),
                home.clock(),
                addresses::add,
                addresses::addBelow);
    }
}
