package org.baton.run;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.annotation.Resource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The WAR, on WildFly, reaches its database by the name it looks it up under. */
@ArquillianTest
class DataSourceIT {
    @Resource(lookup = "java:comp/env/jdbc/Baton")
    @SuppressWarnings("NullAway.Init") // The server fills it in.
    private DataSource source;

    @Deployment
    static WebArchive war() {
        return TestWar.with(DataSourceIT.class);
    }

    @Test
    void home_talks_to_its_database_as_the_application_role() throws Exception {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT current_user")) {
            rows.next();

            assertThat(rows.getString(1)).isEqualTo("baton_app");
        }
    }
}
