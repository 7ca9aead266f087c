package org.baton.embed;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;

/**
 * Registers addresses and filters on an application, in code: a class path alone registers nothing. The names have no colon,
 * since Payara makes JMX names of them.
 */
public final class Addresses {
    private final ServletContext context;

    /**
     * Registers on one application.
     *
     * @param context the application's, while it starts
     */
    public Addresses(ServletContext context) {
        this.context = context;
    }

    /**
     * Adds an address.
     *
     * @param path its exact path; empty for the front page
     * @param servlet what answers there
     * @return this
     */
    public Addresses add(String path, Servlet servlet) {
        context.addServlet("baton" + path, servlet).addMapping(path);
        return this;
    }

    /**
     * Adds an address for all paths below one; an exact path that is added counts before it.
     *
     * @param path the path above, without a slash at its end
     * @param servlet what answers there
     * @return this
     */
    public Addresses addBelow(String path, Servlet servlet) {
        context.addServlet("baton" + path + "/", servlet).addMapping(path + "/*");
        return this;
    }

    /**
     * Adds a filter before everything.
     *
     * @param filter the filter
     * @return this
     */
    public Addresses filter(Filter filter) {
        context.addFilter("baton-" + filter.getClass().getSimpleName(), filter)
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        return this;
    }
}
