package org.baton.embed;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Collection;
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
     * @throws IllegalStateException if another servlet of the application has that address
     */
    public Addresses add(String path, Servlet servlet) {
        return map("baton" + path, servlet, path);
    }

    /**
     * Adds an address for all paths below one; an exact path that is added counts before it.
     *
     * @param path the path above, without a slash at its end
     * @param servlet what answers there
     * @return this
     * @throws IllegalStateException if another servlet of the application has these addresses
     */
    public Addresses addBelow(String path, Servlet servlet) {
        return map("baton" + path + "/", servlet, path + "/*");
    }

    /**
     * Adds a filter before everything.
     *
     * @param filter the filter
     * @return this
     */
    public Addresses filter(Filter filter) {
        return filter(filter, EnumSet.of(DispatcherType.REQUEST));
    }

    /**
     * Adds a filter that sees a request again when it is dispatched to an error page, or goes on in another thread.
     *
     * @param filter the filter
     * @return this
     */
    public Addresses filterAlways(Filter filter) {
        return filter(filter, EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC, DispatcherType.ERROR));
    }

    private Addresses filter(Filter filter, EnumSet<DispatcherType> when) {
        FilterRegistration.Dynamic added =
                context.addFilter("baton-" + filter.getClass().getSimpleName(), filter);
        added.setAsyncSupported(true);
        added.addMappingForUrlPatterns(when, false, "/*");
        return this;
    }

    /**
     * Adds a filter before some addresses, after all other filters: of those that are to come first, the servers take the one
     * that was added last, or first.
     *
     * @param paths their patterns, such as {@code /files/*}; none: it is not added
     * @param filter the filter
     * @return this
     */
    public Addresses filter(Collection<String> paths, Filter filter) {
        if (!paths.isEmpty()) {
            FilterRegistration.Dynamic added =
                    context.addFilter("baton-" + filter.getClass().getSimpleName(), filter);
            added.setAsyncSupported(true);
            added.addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), true, paths.toArray(String[]::new));
        }
        return this;
    }

    /** The server itself would only return what is taken, and leave it to the other servlet. */
    private Addresses map(String name, Servlet servlet, String pattern) {
        ServletRegistration.Dynamic added = context.addServlet(name, servlet);
        if (added == null || !added.addMapping(pattern).isEmpty()) {
            throw new IllegalStateException("Baton's address \"" + pattern
                    + "\" is taken by another servlet of this application. Map that one elsewhere.");
        }
        return this;
    }
}
