package org.baton.boot;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.OperationType;
import com.unboundid.ldif.LDIFException;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.baton.run.Ports;

/**
 * An LDAP directory in this JVM's memory, on a port of its own, with the names of {@code docs/how-to/ldap.md}. A person's
 * password is the name and {@code -of-people}. All are in the groups user and press; gina, whose DN has a backslash, is in
 * user alone. Only who has logged in may search.
 */
final class PeopleDirectory implements AutoCloseable {
    private static final String SUFFIX = "dc=example,dc=org";
    private static final String WITH_BACKSLASH = "cn=Doe\\, Gina,ou=people," + SUFFIX;
    private static final String ACCOUNT = "cn=baton,ou=services," + SUFFIX;
    private static final String PASSWORD = "of-batons-account";
    private static final List<String> PEOPLE = List.of("carol", "dora", "emil", "frida", "gustav");

    private final int port = Ports.free(1).get(0);
    private final InMemoryDirectoryServer server;

    private PeopleDirectory() throws LDAPException, LDIFException {
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig(SUFFIX);
        config.setAuthenticationRequiredOperationTypes(OperationType.SEARCH);
        config.setListenerConfigs(
                InMemoryListenerConfig.createLDAPConfig("people", InetAddress.getLoopbackAddress(), port, null));
        server = new InMemoryDirectoryServer(config);
        server.add("dn: " + SUFFIX, "objectClass: domain", "dc: example");
        for (String unit : List.of("people", "groups", "services")) {
            server.add("dn: ou=" + unit + "," + SUFFIX, "objectClass: organizationalUnit", "ou: " + unit);
        }
        server.add("dn: " + ACCOUNT, "objectClass: person", "cn: baton", "sn: baton", "userPassword: " + PASSWORD);
        person(WITH_BACKSLASH, "gina");
        for (String person : PEOPLE) {
            person(dn(person), person);
        }
        group("user", PEOPLE);
        group("press", PEOPLE);
        server.modify(
                "dn: cn=user,ou=groups," + SUFFIX, "changetype: modify", "add: member", "member: " + WITH_BACKSLASH);
        server.startListening();
    }

    static PeopleDirectory started() {
        try {
            return new PeopleDirectory();
        } catch (LDAPException | LDIFException e) {
            throw new IllegalStateException("The directory in memory does not start", e);
        }
    }

    /** The page's settings for this directory. */
    Map<String, String> settings() throws IOException {
        return LdapPage.settings("ldap://127.0.0.1:" + port, PASSWORD);
    }

    /** What is {@code users.subject} here. */
    static String dn(String person) {
        return "uid=" + person + ",ou=people," + SUFFIX;
    }

    static String password(String person) {
        return person + "-of-people";
    }

    /** Makes a group of these people. */
    void group(String name, List<String> people) throws LDAPException, LDIFException {
        String[] lines = Stream.concat(
                        Stream.of(
                                "dn: cn=" + name + ",ou=groups," + SUFFIX, "objectClass: groupOfNames", "cn: " + name),
                        people.stream().map(person -> "member: " + dn(person)))
                .toArray(String[]::new);
        server.add(lines);
    }

    /** Takes a person out of a group. */
    void leave(String group, String person) throws LDAPException, LDIFException {
        server.modify(
                "dn: cn=" + group + ",ou=groups," + SUFFIX,
                "changetype: modify",
                "delete: member",
                "member: " + dn(person));
    }

    /** Lets Baton's account log in with its password no more, or again. */
    void refuseAccount(boolean refused) throws LDAPException, LDIFException {
        server.modify(
                "dn: " + ACCOUNT,
                "changetype: modify",
                "replace: userPassword",
                "userPassword: " + (refused ? "another" : PASSWORD));
    }

    int port() {
        return port;
    }

    /** Nobody listens on its port any more. */
    void stop() {
        server.shutDown(true);
    }

    /** Again with the same people, on the same port. */
    void start() throws LDAPException {
        server.startListening();
    }

    @Override
    public void close() {
        stop();
    }

    private void person(String dn, String uid) throws LDAPException, LDIFException {
        server.add(
                "dn: " + dn,
                "objectClass: person",
                "objectClass: organizationalPerson",
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "cn: " + uid,
                "sn: " + uid,
                "userPassword: " + password(uid));
    }
}
