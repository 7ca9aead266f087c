package org.baton.embed;

import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.baton.database.Database;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes an application a sibling, by its settings and its data source. On a class path alone it does nothing: a subclass of
 * one line with {@code @WebListener} switches it on, and one of {@link org.baton.session.SessionMechanism} with a scope tells
 * the container who asks. What is missing or wrong stops the application's start.
 */
public abstract class EmbeddedSibling implements ServletContextListener {
    private static final Logger LOG = System.getLogger(EmbeddedSibling.class.getName());
    private static final String DATA_SOURCE = "java:comp/env/jdbc/Baton";
    private static final String THREADS = "java:comp/DefaultManagedThreadFactory";

    private @Nullable Running running;

    /** Made by the server. */
    protected EmbeddedSibling() {}

    @Override
    public final void contextInitialized(ServletContextEvent event) {
        running = Running.start(parts -> start(event.getServletContext(), parts));
    }

    @Override
    public final void contextDestroyed(ServletContextEvent event) {
        if (running != null) {
            running.close();
        }
    }

    private static void start(ServletContext context, Running parts) {
        if (!context.getContextPath().isEmpty()) {
            throw new WrongSettings(List.of("the context path is " + context.getContextPath()
                    + "; Baton's cookies are for a whole host: give the application the root, / (context-root)"));
        }
        if (!(HostSettings.read(ConfigProvider.getConfig()) instanceof HostSettings.Sibling settings)) {
            throw new WrongSettings(List.of(
                    "baton.role is HOME, and an application that embeds Baton is a sibling; write baton.role=SIBLING"));
        }
        parts.atEnd(ComparedRecords::forget);
        Database database = DatabaseStart.open(settings.common(), found(DATA_SOURCE, DataSource.class), parts);
        new Addresses(context).add(ProblemPage.ADDRESS, new ProblemPage());
        SiblingHost.start(context, settings, database).keepUp(found(THREADS, ManagedThreadFactory.class), parts);
        LOG.log(Level.INFO, "Baton is ready at {0}", settings.common().origin());
    }

    @SuppressWarnings("BanJNDI") // The names are constants: nobody outside chooses what is looked up.
    private static <T> T found(String name, Class<T> type) {
        try {
            return type.cast(InitialContext.doLookup(name));
        } catch (NamingException missing) {
            throw new IllegalStateException(
                    "There is no " + type.getSimpleName() + " at " + name
                            + "; for a data source, write a resource-ref in web.xml, and where the server has it",
                    missing);
        }
    }
}
