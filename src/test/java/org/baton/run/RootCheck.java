package org.baton.run;

import java.io.IOException;

/** PostgreSQL refuses to run as root; a user namespace of its own makes it somebody else, where the machine allows that. */
final class RootCheck {
    private RootCheck() {}

    /** Says in one line what to do where PostgreSQL could not start. */
    static void require() {
        if ("root".equals(System.getProperty("user.name")) && !namespaces()) {
            throw new RunFailure(
                    "PostgreSQL does not run as root, and this machine refuses user namespaces (unshare -U):"
                            + " run the same command as another user, in a clone that is theirs");
        }
    }

    private static boolean namespaces() {
        try {
            Process tried = new ProcessBuilder("unshare", "-U", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return tried.waitFor() == 0;
        } catch (IOException notInstalled) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new RunFailure("Interrupted while asking for a user namespace", e);
        }
    }
}
