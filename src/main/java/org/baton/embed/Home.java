package org.baton.embed;

import jakarta.servlet.ServletContext;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.baton.database.Database;
import org.baton.handoff.AuthorizePage;
import org.baton.handoff.HandoffIssuer;
import org.baton.handoff.KeysPage;
import org.baton.handoff.Siblings;
import org.baton.http.Installed;
import org.baton.http.RequestRules;
import org.baton.login.LoginAudit;
import org.baton.login.LoginPage;
import org.baton.login.LogoutPage;
import org.baton.paseto.SigningKeys;
import org.baton.paseto.TokenSigner;
import org.baton.session.ActiveSessions;
import org.baton.session.HostId;
import org.baton.session.Recognition;
import org.baton.session.SessionEndPage;
import org.baton.session.SessionEvents;
import org.baton.session.Sessions;
import org.baton.session.SessionsPage;
import org.baton.user.PasswordCheck;
import org.baton.user.UserChanges;
import org.baton.user.Users;

/**
 * The role HOME, from top to bottom: people log in here, and logins are handed over from here.
 *
 * @param siblings to whom; the portal lists them
 */
public record Home(Siblings siblings) {
    private static final Recognition.PasswordChange PASSWORD_CHANGE =
            new Recognition.PasswordChange("/password", Set.of("/password", "/api/password", "/login", "/logout"));

    /**
     * Starts the role in an application.
     *
     * @param context the application's, while it starts
     * @param settings its settings
     * @param database where everything is
     * @param passwords how passwords are checked
     * @return what the front page needs
     */
    public static Home start(
            ServletContext context, HostSettings.Home settings, Database database, PasswordCheck passwords) {
        HostSettings.Common common = settings.common();
        Clock clock = Clock.systemUTC();
        SigningKeys keys = new SigningKeys(common.master());
        Sessions sessions = new Sessions(database, HostId.HOME, common.policy());
        Users users = new Users(database, passwords);
        Siblings siblings = new Siblings(database);
        HandoffIssuer issuer = new HandoffIssuer(database, new TokenSigner(keys), common.origin(), clock);
        new SessionEvents(database).ensurePartitions();

        new Recognition(sessions, Set.of("/static/", "/ready", "/.well-known/baton"), Optional.of(PASSWORD_CHANGE))
                .install(context);
        Installed.put(context, Sessions.class, sessions);
        Installed.put(context, ActiveSessions.class, new ActiveSessions(database));
        Installed.put(context, UserChanges.class, new UserChanges(database));
        new Addresses(context)
                .filter(new RequestRules(common.origin(), Set.of()))
                .add("/login", new LoginPage(users, sessions, new LoginAudit(database), siblings::origins))
                .add("/logout", new LogoutPage(sessions))
                .add("/sessions", new SessionsPage(sessions))
                .addBelow("/sessions", new SessionEndPage(sessions))
                .add("/handoff/authorize", new AuthorizePage(siblings, issuer))
                .add("/.well-known/baton", new KeysPage(siblings, keys, common.origin()));
        return new Home(siblings);
    }
}
