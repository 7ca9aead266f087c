package org.baton.user;

/** Which user is to be changed. */
sealed interface Whom {
    /** By name, in any case of letters: the local user, or the one whom another host vouches for, if only one has it. */
    record Named(String username) implements Whom {}

    /** By number, which nobody shares. */
    record Numbered(UserId user) implements Whom {}
}
