package org.baton.run;

/**
 * What the servers of a home and of its sibling run on.
 *
 * @param ofHome home's
 * @param ofSibling the sibling's
 */
public record Jdks(Jdk ofHome, Jdk ofSibling) {
    /** As this process's comes, as for an operator. */
    public static Jdks asTheyCome() {
        return both(Jdk.running());
    }

    /** For the tests that share them: home hashes passwords, its sibling hashes none. */
    public static Jdks forTests() {
        return new Jdks(Jdk.running().hashingQuickly(), Jdk.running().startingQuickly());
    }

    /** This one for both. */
    public static Jdks both(Jdk jdk) {
        return new Jdks(jdk, jdk);
    }
}
