package org.baton.httpsession;

import java.util.List;

/**
 * What may be an attribute of a session.
 *
 * @param types the application's own classes whose objects may be one, or be in one
 * @param maxBytes how big all attributes of a session may be together, as PostgreSQL stores JSON: 256 to 65,536
 * @param maxDepth how many lists, maps and objects may be one in the other: 1 to 100
 */
public record AttributePolicy(List<Class<?>> types, int maxBytes, int maxDepth) {
    /** No classes of the application's, 16 KiB, 16 deep. */
    public static final AttributePolicy BY_DEFAULT = new AttributePolicy(List.of(), 16 * 1024, 16);

    /** Refuses what cannot work; the message names the setting and says what would. */
    public AttributePolicy {
        types = List.copyOf(types);
        between("baton.session.attributes.max-bytes", maxBytes, 256, 64 * 1024);
        between("baton.session.attributes.max-depth", maxDepth, 1, 100);
    }

    private static void between(String setting, int value, int least, int most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    setting + " is " + value + "; write a number from " + least + " to " + most);
        }
    }
}
