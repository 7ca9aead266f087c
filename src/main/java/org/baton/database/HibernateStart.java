package org.baton.database;

import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.boot.MetadataSources;
import org.hibernate.boot.model.naming.CamelCaseToUnderscoresNamingStrategy;
import org.hibernate.boot.registry.BootstrapServiceRegistryBuilder;
import org.hibernate.boot.registry.StandardServiceRegistry;
import org.hibernate.boot.registry.StandardServiceRegistryBuilder;
import org.hibernate.bytecode.internal.none.BytecodeProviderImpl;
import org.hibernate.bytecode.spi.BytecodeProvider;
import org.hibernate.cfg.AvailableSettings;
import org.hibernate.engine.transaction.jta.platform.internal.NoJtaPlatform;
import org.hibernate.resource.jdbc.spi.PhysicalConnectionHandlingMode;
import org.hibernate.tool.schema.spi.SchemaManagementException;

/**
 * Starts Hibernate in code. With a persistence.xml WildFly would run its own Hibernate instead of the WAR's, and Payara has
 * an open bug; like this both servers run the same one.
 */
final class HibernateStart {
    private HibernateStart() {}

    static SessionFactory factory(DataSource dataSource, Iterable<Class<?>> rows) {
        StandardServiceRegistry registry = registry(dataSource);
        MetadataSources sources = new MetadataSources(registry);
        rows.forEach(sources::addAnnotatedClass);
        boolean built = false;
        try {
            SessionFactory factory = sources.getMetadataBuilder()
                    .applyPhysicalNamingStrategy(new CamelCaseToUnderscoresNamingStrategy())
                    .build()
                    .buildSessionFactory();
            built = true;
            return factory;
        } catch (SchemaManagementException mismatch) {
            throw new SchemaMismatch(
                    "The tables are not those of this version of Baton: " + mismatch.getMessage()
                            + ". Let home migrate them (baton.schema=migrate), or deploy the version that fits them.",
                    mismatch);
        } finally {
            HibernateCaches.forget(rows);
            if (!built) {
                StandardServiceRegistryBuilder.destroy(registry);
            }
        }
    }

    private static StandardServiceRegistry registry(DataSource dataSource) {
        // Plain JDBC transactions: a logout inside an application's transaction that rolls back stays done.
        return new StandardServiceRegistryBuilder(new BootstrapServiceRegistryBuilder()
                        .applyClassLoader(HibernateStart.class.getClassLoader())
                        .build())
                // No row is loaded lazily or enhanced, so the WAR needs no Byte Buddy, which servers would index.
                .addService(BytecodeProvider.class, new BytecodeProviderImpl())
                .applySetting(AvailableSettings.JAKARTA_NON_JTA_DATASOURCE, dataSource)
                .applySetting(AvailableSettings.TRANSACTION_COORDINATOR_STRATEGY, "jdbc")
                .applySetting(AvailableSettings.JTA_PLATFORM, NoJtaPlatform.INSTANCE)
                .applySetting(AvailableSettings.ALLOW_UPDATE_OUTSIDE_TRANSACTION, true)
                // Each session has one statement or transaction, after which its connection can still be told bad.
                .applySetting(
                        AvailableSettings.CONNECTION_HANDLING,
                        PhysicalConnectionHandlingMode.DELAYED_ACQUISITION_AND_HOLD)
                .applySetting(AvailableSettings.JAKARTA_HBM2DDL_DATABASE_ACTION, "validate")
                .applySetting(AvailableSettings.XML_MAPPING_ENABLED, false)
                .applySetting(AvailableSettings.JAKARTA_VALIDATION_MODE, "none")
                .applySetting(AvailableSettings.JPA_METAMODEL_POPULATION, "disabled")
                .build();
    }
}
