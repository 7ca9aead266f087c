package org.baton.run;

import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Whom PostgreSQL runs as: it refuses to be root. */
enum PostgresUser {
    /** Whoever runs this; root in a user namespace, where it is not root any more. */
    OURSELVES,

    /** The user nobody, whom root becomes where the machine refuses user namespaces, as many containers do. */
    NOBODY;

    /** As this machine allows. */
    static PostgresUser onThisMachine() {
        return choose("root".equals(System.getProperty("user.name")), PostgresUser::works);
    }

    /** Asks what {@code works} only as far as it matters; where nothing does, it says in one line what to do. */
    static PostgresUser choose(boolean root, Predicate<List<String>> works) {
        if (!root || works.test(List.of("unshare", "-U", "true"))) {
            return OURSELVES;
        }
        if (works.test(asNobody("true"))) {
            return NOBODY;
        }
        throw new RunFailure("PostgreSQL does not run as root, and this machine lets root be nobody else, neither by"
                + " \"unshare -U\" nor by \"runuser -u nobody\": run the same command as another user, in a clone that is"
                + " theirs");
    }

    /** The command that runs this one as nobody. */
    static List<String> asNobody(String program, String... arguments) {
        return Stream.concat(Stream.of("runuser", "-u", "nobody", "--", program), Stream.of(arguments))
                .toList();
    }

    static boolean works(List<String> command) {
        try {
            Process tried = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return tried.waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("Interrupted while trying " + command, e);
        }
    }
}
