package org.baton.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;

/** The tables' version: brought up to date, or only compared, by Flyway with the migrations in this program. */
public final class Schema {
    private final Flyway flyway;

    private Schema(Flyway flyway) {
        this.flyway = flyway;
    }

    /**
     * Looks at the schema behind a data source; nothing is read yet.
     *
     * @param dataSource whose user owns the tables if they are to be migrated
     * @return the schema there
     */
    public static Schema of(DataSource dataSource) {
        return new Schema(Flyway.configure(Schema.class.getClassLoader())
                .dataSource(LiveConnections.of(dataSource))
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                // A newer node has migrated already: rolling upgrades let the older one go on.
                .ignoreMigrationPatterns("*:future")
                .load());
    }

    /**
     * Applies what is missing; several hosts may do so at once, one works and the others wait. A schema that a newer program
     * has migrated stays as it is: this program's functions and triggers are older than those there.
     *
     * @throws SchemaMismatch if afterwards a migration of this program is still not applied, or the schema is too new
     */
    public void migrate() {
        if (!isNewer(flyway.info().all())) {
            flyway.migrate();
        }
        check();
    }

    /**
     * Only compares; changes nothing.
     *
     * @throws SchemaMismatch if a migration of this program is not applied, or the schema is too new for it
     */
    public void check() {
        MigrationInfo[] all = flyway.info().all();
        if (all.length == 0) {
            throw new SchemaMismatch(
                    "This WAR holds no migrations (db/migration): it was not built by this project's pom.xml.");
        }
        boolean newer = isNewer(all);
        Arrays.stream(all)
                .filter(migration -> migration.getState() == MigrationState.PENDING)
                // A newer program's functions and triggers differ from those of this one, and stand.
                .filter(migration -> migration.isVersioned() || !newer)
                .findFirst()
                .ifPresent(missing -> {
                    throw new SchemaMismatch("The database lacks the migration \"" + missing.getScript()
                            + "\". Start home with baton.schema=migrate first, or migrate by hand.");
                });
        if (newer) {
            acceptNewer(newestOf(all));
        }
    }

    private void acceptNewer(int known) {
        int needed = oldestProgram();
        if (needed > known) {
            throw new SchemaMismatch(
                    "The database has been migrated for a newer Baton and needs one that knows migration " + needed
                            + "; this one knows " + known + ". Deploy the newer version here, too.");
        }
    }

    private int oldestProgram() {
        try (Connection connection = flyway.getConfiguration().getDataSource().getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT baton_oldest_program()")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException failure) {
            throw new DatabaseUnavailable("The schema cannot be compared: " + failure.getMessage(), failure);
        }
    }

    private static boolean isNewer(MigrationInfo[] all) {
        return Arrays.stream(all).anyMatch(migration -> migration.getState() == MigrationState.FUTURE_SUCCESS);
    }

    private static int newestOf(MigrationInfo[] all) {
        return Arrays.stream(all)
                .filter(migration -> migration.isVersioned() && migration.getState() != MigrationState.FUTURE_SUCCESS)
                .mapToInt(migration -> migration.getVersion().getMajor().intValueExact())
                .max()
                .orElse(0);
    }
}
