package org.baton.user;

import java.util.Set;

/**
 * A user whom somebody else vouches for, as they know the user at this moment.
 *
 * @param issuer who vouches: the text that {@code users.issuer} has
 * @param subject what they call the user for ever
 * @param username the short name: 1 to 200 characters, none a control character
 * @param displayName the name to show: the same bounds
 * @param groups the user's groups: each 1 to 100 characters, none a control character
 */
public record Vouched(String issuer, String subject, String username, String displayName, Set<String> groups) {
    private static final String PLAIN = "[^\\p{Cc}\\p{Zl}\\p{Zp}]";

    /** Refuses what {@code users} refuses. */
    public Vouched {
        groups = Set.copyOf(groups);
        if (issuer.isEmpty() || subject.isEmpty() || !isName(username) || !isName(displayName)) {
            throw new IllegalArgumentException(
                    "a vouched user has an issuer, a subject and names of 1 to 200 characters, not \"" + username
                            + "\" and \"" + displayName + "\"");
        }
        groups.stream().filter(group -> !isGroup(group)).findFirst().ifPresent(group -> {
            throw new IllegalArgumentException("a group has 1 to 100 characters, not \"" + group + "\"");
        });
    }

    /**
     * A user of whom only one name is known.
     *
     * @param issuer who vouches
     * @param subject what they call the user for ever
     * @param username the short name, and the name to show
     * @param groups the user's groups
     */
    public Vouched(String issuer, String subject, String username, Set<String> groups) {
        this(issuer, subject, username, username, groups);
    }

    private static boolean isName(String text) {
        return text.matches(PLAIN + "{1,200}");
    }

    /**
     * Whether a group of theirs can be one here.
     *
     * @param name the group's name
     * @return true if it has 1 to 100 characters, none a control character
     */
    public static boolean isGroup(String name) {
        return NewUser.areGroups(Set.of(name));
    }
}
