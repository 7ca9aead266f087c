package org.baton.embed;

import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.baton.database.Database;
import org.baton.handoff.CallbackPage;
import org.baton.handoff.HandoffExchange;
import org.baton.handoff.HandoffStart;
import org.baton.handoff.SiblingLogoutPage;
import org.baton.handoff.SiblingRole;
import org.baton.handoff.StartPage;
import org.baton.http.Installed;
import org.baton.http.RequestRules;
import org.baton.http.TrustedProxies;
import org.baton.paseto.TokenVerifier;
import org.baton.session.HostId;
import org.baton.session.Recognition;
import org.baton.session.Sessions;

/**
 * The role SIBLING, from top to bottom: logins are handed over to here.
 *
 * @param start how a protected page asks for a login
 * @param exchange knows by which handoff a session came
 */
public record SiblingHost(HandoffStart start, HandoffExchange exchange) {
    /**
     * Starts the role in an application.
     *
     * @param context the application's, while it starts
     * @param settings its settings
     * @param database home's, reached as this sibling's own role
     * @return what a protected page needs
     */
    public static SiblingHost start(ServletContext context, HostSettings.Sibling settings, Database database) {
        HostSettings.Common common = settings.common();
        Clock clock = Clock.systemUTC();
        SiblingRole role = settings.role();
        Sessions sessions = new Sessions(database, new HostId(role.id()), common.policy());
        HandoffStart start = new HandoffStart(role, common.master(), clock);
        HandoffExchange exchange = new HandoffExchange(
                database,
                new TokenVerifier(settings.homeKeys(), clock, TokenVerifier.DEFAULT_SKEW),
                role,
                common.policy().browser().idleTimeout());

        new Recognition(sessions, Set.of("/static/", "/ready"), Optional.empty()).install(context);
        Installed.put(context, TrustedProxies.class, common.proxies());
        new Addresses(context)
                .filter(new RequestRules(common.origin(), Set.of(SiblingRole.CALLBACK)))
                .add("/logout", new SiblingLogoutPage(sessions, exchange, role))
                .add("/handoff/start", new StartPage(start, role))
                .add(SiblingRole.CALLBACK, new CallbackPage(role, start, exchange));
        return new SiblingHost(start, exchange);
    }
}
