package org.baton.embed;

import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.baton.database.Database;
import org.baton.handoff.AuthorizePage;
import org.baton.handoff.EndpointCalls;
import org.baton.handoff.ExchangeAddress;
import org.baton.handoff.HandoffIssuer;
import org.baton.handoff.KeysPage;
import org.baton.handoff.LaunchPage;
import org.baton.handoff.RenewAddress;
import org.baton.handoff.Siblings;
import org.baton.http.BackChannel;
import org.baton.http.Installed;
import org.baton.http.RequestRules;
import org.baton.http.TrustedProxies;
import org.baton.httpsession.HttpSessions;
import org.baton.login.BearerTokens;
import org.baton.login.LoginAgainPage;
import org.baton.login.LoginAudit;
import org.baton.login.LoginPage;
import org.baton.login.LogoutPage;
import org.baton.login.PasswordAddress;
import org.baton.login.PasswordChange;
import org.baton.login.PasswordLogin;
import org.baton.login.PasswordPage;
import org.baton.login.Throttle;
import org.baton.login.Vouching;
import org.baton.logout.Notices;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenSigner;
import org.baton.session.ActiveSessions;
import org.baton.session.HostId;
import org.baton.session.Recognition;
import org.baton.session.SessionEndPage;
import org.baton.session.SessionEvents;
import org.baton.session.SessionSweep;
import org.baton.session.Sessions;
import org.baton.session.SessionsPage;
import org.baton.session.SweepPolicy;
import org.baton.ticket.TicketExchangeAddress;
import org.baton.ticket.TicketIssuer;
import org.baton.ticket.TicketsAddress;
import org.baton.user.PasswordCheck;
import org.baton.user.UserChanges;
import org.baton.user.Users;

/**
 * The role HOME, from top to bottom: people log in here, and logins are handed over from here.
 *
 * @param siblings to whom; the portal lists them
 * @param sessions those of this host
 * @param clock what the role goes by
 * @param channel how siblings with a database of their own are reached; to be closed
 * @param upkeep what is to be done from time to time
 */
public record Home(Siblings siblings, Sessions sessions, Clock clock, BackChannel channel, List<Upkeep.Chore> upkeep) {
    private static final String BEARER_TOKENS = "/api/bearer-tokens";

    /** Where no cookie is read, and which have an Origin rule of their own. */
    private static final Set<String> WITHOUT_COOKIE =
            Set.of(BEARER_TOKENS, ExchangeAddress.PATH, RenewAddress.PATH, TicketExchangeAddress.PATH);

    /** A notice is delivered within about this time. */
    private static final Duration NOTICES = Duration.ofSeconds(1);

    private static final Recognition.PasswordChange PASSWORD_CHANGE =
            new Recognition.PasswordChange("/password", Set.of("/password", "/api/password", "/login", "/logout"));

    /**
     * Starts the role in an application.
     *
     * @param context the application's, while it starts
     * @param settings its settings
     * @param database where everything is
     * @param passwords how passwords are checked
     * @param vouching who else knows users
     * @return what the front page needs
     */
    public static Home start(
            ServletContext context,
            HostSettings.Home settings,
            Database database,
            PasswordCheck passwords,
            Vouching vouching) {
        HostSettings.Common common = settings.common();
        Clock clock = Clock.systemUTC();
        SigningKeys keys = new SigningKeys(common.master());
        Sessions sessions = new Sessions(database, HostId.HOME, common.policy());
        Users users = new Users(database, passwords);
        Throttle throttle = new Throttle(database, common.master());
        PasswordLogin logins = new PasswordLogin(users, throttle, vouching);
        Siblings siblings = new Siblings(database);
        TokenSigner signer = new TokenSigner(keys);
        HandoffIssuer issuer = new HandoffIssuer(database, signer, common.origin(), clock);
        TicketIssuer tickets = new TicketIssuer(database, signer, common.origin(), clock);
        EndpointCalls calls = new EndpointCalls(database, keys, clock, common.origin());
        BackChannel channel = new BackChannel();
        Notices notices = new Notices(database, channel, signer, common.origin(), clock);
        SessionEvents events = new SessionEvents(database);
        events.ensurePartitions();

        LoginAudit audit = new LoginAudit(database);
        PasswordChange changes = new PasswordChange(database, users, logins, sessions);

        new Recognition(
                        sessions,
                        Stream.concat(Stream.of("/static/", "/ready", "/.well-known/baton"), WITHOUT_COOKIE.stream())
                                .collect(Collectors.toSet()),
                        Optional.of(PASSWORD_CHANGE),
                        Optional.empty())
                .install(context);
        Installed.put(context, TrustedProxies.class, common.proxies());
        Installed.put(context, Sessions.class, sessions);
        Installed.put(context, ActiveSessions.class, new ActiveSessions(database));
        Installed.put(context, UserChanges.class, new UserChanges(database));
        AssertionStart.install(context, common);
        new Addresses(context)
                .filter(new RequestRules(common.origin(), WITHOUT_COOKIE))
                .add("/login", new LoginPage(logins, sessions, audit, siblings::origins))
                .add("/login/again", new LoginAgainPage(logins, sessions, audit, siblings::origins))
                .add("/logout", new LogoutPage(sessions, issuer::handedOver))
                .add("/password", new PasswordPage(changes, audit))
                .add("/api/password", new PasswordAddress(changes, audit))
                .add(BEARER_TOKENS, new BearerTokens(logins, sessions, audit, common.origin()))
                .add("/sessions", new SessionsPage(sessions, clock))
                .addBelow("/sessions", new SessionEndPage(sessions))
                .add(
                        ExchangeAddress.PATH,
                        new ExchangeAddress(
                                database, calls, common.policy().browser().idleTimeout()))
                .add(RenewAddress.PATH, new RenewAddress(database, calls))
                .add(TicketsAddress.PATH, new TicketsAddress(tickets))
                .add(
                        TicketExchangeAddress.PATH,
                        new TicketExchangeAddress(database, calls, keys, common.origin(), clock))
                .add("/handoff/authorize", new AuthorizePage(siblings, issuer, common.master(), clock))
                .addBelow(LaunchPage.ABOVE, new LaunchPage(siblings, common.origin()))
                .add("/.well-known/baton", new KeysPage(siblings, keys, common.origin(), common.audiences()::publish));
        HttpSessionStart.start(
                context,
                new HttpSessions.Host(database, HostId.HOME, false, sessions, common.policy()),
                common.attributes());
        SweepPolicy sweep = settings.sweep();
        return new Home(
                siblings,
                sessions,
                clock,
                channel,
                List.of(
                        new Upkeep.Chore(sweep.interval(), new SessionSweep(database, sweep)),
                        new Upkeep.Chore(sweep.interval(), throttle::sweep),
                        new Upkeep.Chore(sweep.interval(), events::ensurePartitions),
                        new Upkeep.Chore(sweep.interval(), () -> events.dropPartitions(sweep.audit())),
                        new Upkeep.Chore(sweep.interval(), calls::forgetUsed),
                        new Upkeep.Chore(sweep.interval(), tickets::forgetOld),
                        new Upkeep.Chore(sweep.interval(), () -> notices.sweep(sweep.retention())),
                        new Upkeep.Chore(NOTICES, notices)));
    }
}
