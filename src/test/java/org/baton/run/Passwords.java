package org.baton.run;

import java.nio.file.Path;

/**
 * The passwords of the database's roles, made on this machine.
 *
 * @param superuser of postgres itself
 * @param owner of the role that migrates the schema
 * @param app home's
 * @param reader of a DBA who looks at reports
 * @param admin of a DBA on duty
 * @param shop the demo sibling's
 */
public record Passwords(String superuser, String owner, String app, String reader, String admin, String shop) {
    /** The passwords kept in this directory, made when they are first asked for. */
    public static Passwords in(Path directory) {
        return new Passwords(
                PrivateFiles.secret(directory.resolve("postgres-password")),
                PrivateFiles.secret(directory.resolve("owner-password")),
                PrivateFiles.secret(directory.resolve("app-password")),
                PrivateFiles.secret(directory.resolve("reader-password")),
                PrivateFiles.secret(directory.resolve("admin-password")),
                PrivateFiles.secret(directory.resolve("shop-password")));
    }

    @Override
    public String toString() {
        return "Passwords[redacted]";
    }
}
