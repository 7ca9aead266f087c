package org.baton.it;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** An administrator, logged in once on each server: a password costs more than all the rest of a test. */
record Administrator(Visitor visitor, Person person) {
    private static final Map<Nodes, Administrator> LOGGED_IN = new ConcurrentHashMap<>();

    static Administrator on(Nodes nodes) {
        return LOGGED_IN.computeIfAbsent(nodes, on -> logIn(Hosts.on(on)));
    }

    private static Administrator logIn(Hosts hosts) {
        Administrator administrator =
                new Administrator(hosts.visitor(), Person.administrator("root", hosts.database()));
        administrator.visitor().login(administrator.person());
        return administrator;
    }
}
