package org.baton.run;

/** What the run command says when everything answers. */
final class Greeting {
    private Greeting() {}

    /** The addresses, who can log in, what to try. */
    static String of(TwoHosts hosts, Database database) {
        return """

                Baton runs.

                  home     %1$s
                  sibling  %2$s

                  Log in as alice (password alice-secret), bob (bob-secret) or admin (admin-secret).

                  Your browser will warn about the certificate: this machine has signed it for itself, so nobody else
                  vouches for it. Here that is as it should be: choose "Advanced", then "Proceed" (Chromium) or "Accept
                  the risk" (Firefox), once for each of the two addresses.

                Try this:
                  1. Open %2$s - the shop knows nobody yet, sends you home to log in, and you come back logged in.
                  2. Open %1$s - you are logged in there too; look at "my sessions": the shop's lies below the login's.
                  3. Log out at home, then reload the shop: you are out there as well.

                For a DBA (the same values are in target/run/baton.env):
                  %3$s
                  SELECT u.username, s.* FROM sessions s JOIN users u ON u.id = s.user_id;

                Ctrl-C ends it; the data stays for the next start (-Dbaton.run.reset starts empty).
                """.formatted(hosts.homeOrigin(), hosts.siblingOrigin(), PsqlLine.of(database));
    }
}
