package org.baton.run;

import java.util.List;

/**
 * The ports that one server listens on, all on 127.0.0.1.
 *
 * @param https of the application
 * @param http of the application, where that is open
 * @param management of the server itself
 */
public record ServerPorts(int https, int http, int management) {
    /** This one for HTTPS; the others are free ones. */
    public static ServerPorts withHttps(int https) {
        List<Integer> free = Ports.free(2);
        return new ServerPorts(https, free.get(0), free.get(1));
    }

    /** Free ports, all of them. */
    public static ServerPorts free() {
        List<Integer> free = Ports.free(3);
        return new ServerPorts(free.get(0), free.get(1), free.get(2));
    }
}
