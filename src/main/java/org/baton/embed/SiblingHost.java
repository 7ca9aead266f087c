package org.baton.embed;

import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import org.baton.assertion.AssertionKeysPage;
import org.baton.database.Database;
import org.baton.handoff.CallbackPage;
import org.baton.handoff.CallerKeyPage;
import org.baton.handoff.EndpointExchange;
import org.baton.handoff.Exchanging;
import org.baton.handoff.HandoffExchange;
import org.baton.handoff.HandoffStart;
import org.baton.handoff.HomeAnswers;
import org.baton.handoff.HomeCalls;
import org.baton.handoff.OfflineExchange;
import org.baton.handoff.Renewal;
import org.baton.handoff.SharedExchange;
import org.baton.handoff.SiblingLogoutPage;
import org.baton.handoff.SiblingRole;
import org.baton.handoff.StartPage;
import org.baton.http.BackChannel;
import org.baton.http.Installed;
import org.baton.http.RequestRules;
import org.baton.http.TrustedProxies;
import org.baton.httpsession.HttpSessions;
import org.baton.logout.NoticeAddress;
import org.baton.paseto.TokenVerifier;
import org.baton.session.HostId;
import org.baton.session.LeasedSessions;
import org.baton.session.Recognition;
import org.baton.session.SessionEvents;
import org.baton.session.SessionSweep;
import org.baton.session.Sessions;
import org.baton.session.SweepPolicy;
import org.baton.ticket.EndpointUse;
import org.baton.ticket.OfflineUse;
import org.baton.ticket.SharedUse;
import org.baton.ticket.TicketFilter;

/**
 * The role SIBLING, from top to bottom: logins are handed over to here.
 *
 * @param start how a protected page asks for a login
 * @param exchange knows by which handoff a session came
 * @param channel how home is called, where the database is this sibling's own; to be closed
 * @param upkeep what is to be done from time to time
 */
public record SiblingHost(
        HandoffStart start, HandoffExchange exchange, Optional<BackChannel> channel, List<Upkeep.Chore> upkeep) {
    /** How often leases are looked at: so soon after home is back, sessions whose leases have run out are, too. */
    private static final Duration LEASES = Duration.ofSeconds(5);

    /**
     * Starts the role in an application.
     *
     * @param context the application's, while it starts
     * @param settings its settings
     * @param database home's, reached as this sibling's own role; or the sibling's own
     * @return what a protected page needs
     */
    public static SiblingHost start(ServletContext context, HostSettings.Sibling settings, Database database) {
        return settings.ownDatabase()
                .map(own -> owning(context, settings, own, database))
                .orElseGet(() -> sharing(context, settings, database));
    }

    /**
     * Does what is to be done from time to time until the end, and then lets go of home.
     *
     * @param threads the server's
     * @param parts ends it
     */
    public void keepUp(ThreadFactory threads, Running parts) {
        channel.ifPresent(open -> parts.atEnd(open::close));
        parts.atEnd(Upkeep.start(threads, upkeep)::close);
    }

    private static SiblingHost sharing(ServletContext context, HostSettings.Sibling settings, Database database) {
        HostSettings.Common common = settings.common();
        HostId host = new HostId(settings.role().id());
        Sessions sessions = new Sessions(database, host, common.policy());
        Exchanging exchanging =
                new SharedExchange(database, common.policy().browser().idleTimeout());
        HandoffExchange exchange = new HandoffExchange(verifier(settings), settings.role(), exchanging);
        Addresses addresses =
                new Addresses(context).filter(new RequestRules(common.origin(), Set.of(SiblingRole.CALLBACK)));
        if (!AssertionStart.published(common).isEmpty()) {
            addresses.add("/.well-known/baton", new AssertionKeysPage(AssertionStart.published(common)));
        }
        addresses.filter(
                settings.ticketPaths(), new TicketFilter(verifier(settings), settings.role(), new SharedUse(database)));
        HandoffStart start = installed(context, addresses, settings, sessions, exchange);
        HttpSessionStart.start(
                context, new HttpSessions.Host(database, host, true, sessions, common.policy()), common.attributes());
        return new SiblingHost(start, exchange, Optional.empty(), List.of());
    }

    private static SiblingHost owning(
            ServletContext context, HostSettings.Sibling settings, HostSettings.OwnDatabase own, Database database) {
        HostSettings.Common common = settings.common();
        SiblingRole role = settings.role();
        HostId host = new HostId(role.id());
        BackChannel channel = new BackChannel();
        HomeCalls calls = new HomeCalls(role, own.backChannel(), channel, common.master(), Clock.systemUTC());
        HomeAnswers answers = new HomeAnswers(role.homeOrigin(), Clock.systemUTC());
        LeasedSessions leased = new LeasedSessions(database, host, role.homeOrigin(), common.policy());
        SessionEvents events = new SessionEvents(database);
        events.ensurePartitions();

        OfflineExchange offline = new OfflineExchange(database, leased, role, Clock.systemUTC());
        HandoffExchange exchange = new HandoffExchange(
                verifier(settings), role, own.offline() ? offline : new EndpointExchange(calls, answers, leased));
        Addresses addresses = new Addresses(context)
                .filter(new RequestRules(common.origin(), Set.of(SiblingRole.CALLBACK, NoticeAddress.PATH)))
                .add("/.well-known/baton", new CallerKeyPage(role, calls, AssertionStart.published(common)))
                .add(
                        NoticeAddress.PATH,
                        new NoticeAddress(leased, verifier(settings), role.homeOrigin(), role.id(), role.origin()));
        addresses.filter(
                settings.ticketPaths(),
                new TicketFilter(
                        verifier(settings), role, own.offline() ? new OfflineUse(database) : new EndpointUse(calls)));
        Sessions sessions = LeasedSessions.sessions(database, host, common.policy());
        HandoffStart start = installed(context, addresses, settings, sessions, exchange);
        HttpSessionStart.start(
                context, new HttpSessions.Host(database, host, false, sessions, common.policy()), common.attributes());
        SweepPolicy sweep = own.sweep();
        return new SiblingHost(
                start,
                exchange,
                Optional.of(channel),
                List.of(
                        new Upkeep.Chore(LEASES, new Renewal(calls, answers, leased)),
                        new Upkeep.Chore(sweep.interval(), new SessionSweep(database, sweep)),
                        new Upkeep.Chore(sweep.interval(), leased::forgetNotices),
                        new Upkeep.Chore(sweep.interval(), offline::forgetUsed),
                        new Upkeep.Chore(sweep.interval(), events::ensurePartitions),
                        new Upkeep.Chore(sweep.interval(), () -> events.dropPartitions(sweep.audit()))));
    }

    /** What both ways of exchanging have. */
    private static HandoffStart installed(
            ServletContext context,
            Addresses addresses,
            HostSettings.Sibling settings,
            Sessions sessions,
            HandoffExchange exchange) {
        HostSettings.Common common = settings.common();
        SiblingRole role = settings.role();
        HandoffStart start = new HandoffStart(role, common.master(), Clock.systemUTC());
        new Recognition(
                        sessions,
                        Set.of("/static/", "/ready", "/.well-known/baton", NoticeAddress.PATH),
                        Optional.empty(),
                        Optional.of(start::beginWhereAsked))
                .install(context);
        Installed.put(context, TrustedProxies.class, common.proxies());
        AssertionStart.install(context, common);
        addresses
                .add("/logout", new SiblingLogoutPage(sessions, exchange, role))
                .add("/handoff/start", new StartPage(start, role))
                .add(SiblingRole.CALLBACK, new CallbackPage(role, start, exchange));
        return start;
    }

    private static TokenVerifier verifier(HostSettings.Sibling settings) {
        return new TokenVerifier(settings.homeKeys(), Clock.systemUTC(), TokenVerifier.DEFAULT_SKEW);
    }
}
