package org.baton.boot;

import jakarta.servlet.ServletContext;
import org.baton.database.Database;
import org.baton.database.DatabaseUnavailable;

/** Whether this host can answer requests: its database does. The schema was compared at the start. */
final class Readiness {
    private static final String ATTRIBUTE = Readiness.class.getName();

    private final Database database;

    private Readiness(Database database) {
        this.database = database;
    }

    static Readiness install(ServletContext context, Database database) {
        Readiness readiness = new Readiness(database);
        context.setAttribute(ATTRIBUTE, readiness);
        return readiness;
    }

    static boolean of(ServletContext context) {
        return context.getAttribute(ATTRIBUTE) instanceof Readiness readiness && readiness.isReady();
    }

    boolean isReady() {
        try {
            return database.answers();
        } catch (DatabaseUnavailable away) {
            return false;
        }
    }
}
