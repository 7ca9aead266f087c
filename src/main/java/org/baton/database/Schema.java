package org.baton.database;

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
                .dataSource(dataSource)
                .locations("classpath:db/migration")
                .failOnMissingLocations(true)
                .validateMigrationNaming(true)
                // A newer node has migrated already: rolling upgrades let the older one go on.
                .ignoreMigrationPatterns("*:future")
                .load());
    }

    /**
     * Applies what is missing; several hosts may do so at once, one works and the others wait.
     *
     * @throws SchemaMismatch if afterwards a migration of this program is still not applied
     */
    public void migrate() {
        flyway.migrate();
        check();
    }

    /**
     * Only compares; changes nothing.
     *
     * @throws SchemaMismatch if a migration of this program is not applied
     */
    public void check() {
        MigrationInfo[] known = flyway.info().all();
        if (known.length == 0) {
            throw new SchemaMismatch(
                    "This WAR holds no migrations (db/migration): it was not built by this project's pom.xml.");
        }
        Arrays.stream(known)
                .filter(migration -> migration.getState() == MigrationState.PENDING)
                .findFirst()
                .ifPresent(missing -> {
                    throw new SchemaMismatch("The database lacks the migration \"" + missing.getScript()
                            + "\". Start home with baton.schema=migrate first, or migrate by hand.");
                });
    }
}
