package org.baton.it;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.baton.run.PayaraNodes;

/** On which server a visitor finds home and the shop. Both have a node on WildFly and one on Payara, of one origin. */
enum Nodes {
    /** Both on WildFly. */
    WILDFLY(Nodes.OF_WILDFLY, Nodes.OF_WILDFLY),
    /** Both on Payara. */
    PAYARA(PayaraNodes.ADDRESS, PayaraNodes.ADDRESS),
    /** Logged in on WildFly, handed over to Payara. */
    WILDFLY_TO_PAYARA(Nodes.OF_WILDFLY, PayaraNodes.ADDRESS),
    /** Logged in on Payara, handed over to WildFly. */
    PAYARA_TO_WILDFLY(PayaraNodes.ADDRESS, Nodes.OF_WILDFLY);

    private static final String OF_WILDFLY = "127.0.0.1";

    private final String home;
    private final String shop;

    Nodes(String home, String shop) {
        this.home = home;
        this.shop = shop;
    }

    /** The address of home's node. */
    String home() {
        return home;
    }

    /** The address of the shop's node. */
    String shop() {
        return shop;
    }

    /** Whether one of them is a node on Payara. */
    boolean needPayara() {
        return this != WILDFLY;
    }

    /** Whether they can run here: {@code -Dpayara.skip=true} leaves Payara out, and macOS may lack its address. */
    boolean canRun() {
        return !needPayara() || (!Boolean.getBoolean("payara.skip") && isOfThisMachine());
    }

    /** Whether a Payara Server can run here, for a test that has its own. */
    static boolean payaraCanRun() {
        return PAYARA.canRun();
    }

    private static boolean isOfThisMachine() {
        try (ServerSocket bound = new ServerSocket(0, 1, InetAddress.getByName(PayaraNodes.ADDRESS))) {
            return bound.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
