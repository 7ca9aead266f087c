package org.baton.boot;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.security.enterprise.identitystore.Pbkdf2PasswordHash;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import javax.sql.DataSource;
import org.baton.database.Database;
import org.baton.embed.Addresses;
import org.baton.embed.ComparedRecords;
import org.baton.embed.DatabaseStart;
import org.baton.embed.Home;
import org.baton.embed.HostSettings;
import org.baton.embed.ProblemPage;
import org.baton.embed.Running;
import org.baton.embed.SiblingHost;
import org.baton.embed.Upkeep;
import org.baton.login.Vouching;
import org.baton.user.PasswordCheck;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Starts the WAR: settings, schema, Hibernate, the role, and the pages that only the WAR has. Wrong settings stop it. */
public final class Start implements ServletContextListener {
    private static final Logger LOG = System.getLogger(Start.class.getName());

    private @Nullable Running running;

    @Inject
    private @Nullable Pbkdf2PasswordHash passwordHash;

    @Inject
    private @Nullable Instance<IdentityStoreHandler> identityStores;

    @Inject
    @org.eclipse.microprofile.health.Readiness
    private @Nullable HealthReadiness health;

    @Resource(lookup = "java:comp/env/jdbc/Baton")
    private @Nullable DataSource dataSource;

    @Resource
    private @Nullable ManagedThreadFactory threads;

    @Override
    public void contextInitialized(ServletContextEvent event) {
        HostSettings settings = HostSettings.read(ConfigProvider.getConfig());
        running = Running.start(parts -> start(event.getServletContext(), settings, parts));
        LOG.log(Level.INFO, "Baton is ready at {0}", settings.common().origin());
    }

    @NullUnmarked
    private void start(ServletContext context, HostSettings settings, Running parts) {
        HostSettings.Common common = settings.common();
        parts.atEnd(ComparedRecords::forget);
        Database database = DatabaseStart.open(common, dataSource, parts);
        Readiness ready = new Readiness(database);
        new Addresses(context).add("/ready", new ReadyPage(ready)).add(ProblemPage.ADDRESS, new ProblemPage());
        if (settings instanceof HostSettings.Home home) {
            Home role = Home.start(
                    context, home, database, new PasswordCheck(passwordHash, home.concurrentHashes()), vouching(home));
            new Addresses(context).add("", new PortalPage(role.siblings()));
            Administration.add(context, database, role);
            parts.atEnd(role.channel()::close);
            parts.atEnd(Upkeep.start(threads, role.upkeep())::close);
        } else if (settings instanceof HostSettings.Sibling sibling) {
            SiblingHost role = SiblingHost.start(context, sibling, database);
            role.keepUp(threads, parts);
            new Addresses(context)
                    .add("", new ExamplePage(role, sibling.role()))
                    .add(
                            SensitivePage.ADDRESS,
                            new SensitivePage(role, sibling.role().homeOrigin()))
                    .add(GreetingPage.ADDRESS, new GreetingPage(role));
        }
        health.ask(ready);
    }

    @NullUnmarked
    private Vouching vouching(HostSettings.Home home) {
        return home.issuer()
                .<Vouching>map(issuer -> new StoreVouching(identityStores.get(), issuer))
                .orElse(Vouching.NOBODY);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        if (running != null) {
            running.close();
        }
    }
}
