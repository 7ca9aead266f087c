package org.baton.user;

import java.util.Optional;
import java.util.Set;

/**
 * A user to be made.
 *
 * @param username the name typed to log in: 1 to 200 characters, no space at either end
 * @param displayName the name that pages show: 1 to 200 characters
 * @param email for people to reach the user: at most 254 characters (RFC 5321, 4.5.3.1.3); empty where there is none
 * @param groups the groups, each of 1 to 100 characters
 */
public record NewUser(String username, String displayName, Optional<String> email, Set<String> groups) {
    private static final int NAME = 200;
    private static final int EMAIL = 254;
    private static final int GROUP = 100;

    /** Refuses what {@code users} and {@code user_groups} refuse. */
    public NewUser {
        groups = Set.copyOf(groups);
        if (!isText(username, NAME) || !username.equals(username.strip())) {
            throw new IllegalArgumentException(
                    "username has 1 to 200 characters, none a control character, and no space at either end");
        }
        if (!isText(displayName, NAME)) {
            throw new IllegalArgumentException("displayName has 1 to 200 characters, none a control character");
        }
        if (email.filter(text -> !isText(text, EMAIL)).isPresent()) {
            throw new IllegalArgumentException("email has 1 to 254 characters, none a control character");
        }
        if (!areGroups(groups)) {
            throw new IllegalArgumentException("a group's name has 1 to 100 characters, none a control character");
        }
    }

    /**
     * Whether these can be groups' names.
     *
     * @param names the names
     * @return true if each has 1 to 100 characters, none a control character
     */
    public static boolean areGroups(Set<String> names) {
        return names.stream().allMatch(name -> isText(name, GROUP));
    }

    /** The database's idea of a control character includes the line separators; half a pair is no UTF-8. */
    private static boolean isText(String text, int most) {
        return text.matches("[^\\p{Cc}\\p{Cs}\\p{Zl}\\p{Zp}]{1," + most + "}") && !text.isBlank();
    }
}
