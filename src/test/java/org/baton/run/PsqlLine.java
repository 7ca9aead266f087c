package org.baton.run;

/** The command a DBA looks into a database with. */
final class PsqlLine {
    private PsqlLine() {}

    /** As the owner of the tables; {@code baton.env} has the password. */
    static String of(Database database) {
        return "PGPASSWORD=%s psql -h 127.0.0.1 -p %d -U baton_owner %s"
                .formatted(database.passwords().owner(), database.port(), database.name());
    }
}
