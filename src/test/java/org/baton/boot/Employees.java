package org.baton.boot;

import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.baton.run.Database;
import org.baton.scene.Sql;
import org.baton.user.Password;
import org.baton.user.PasswordCheck;
import org.glassfish.soteria.identitystores.hash.Pbkdf2PasswordHashImpl;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * An enterprise's own table of users beside Baton's, made and connected as {@code docs/how-to/adopt-your-users.md} says:
 * employees in 200 departments, made up by a fixed seed. Nobody knows a password of theirs; tests hire whom they need.
 *
 * @param database where
 * @param hr the role that owns it, each connection a new one
 */
record Employees(Database database, DataSource hr) {
    /** The page. */
    static final HowTo PAGE = new HowTo("adopt-your-users.md");

    /** What everybody whom a test hires logs in with. */
    static final String PASSWORD = "what hr gave them";

    private static final double SEED = 0.42;
    private static final AtomicInteger HIRED = new AtomicInteger();
    private static final String HASH = hash(PASSWORD);

    private static final String OWNER = """
            DO $$
            BEGIN
              IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'hr_owner') THEN
                CREATE ROLE hr_owner LOGIN PASSWORD 'of this test alone';
              END IF;
            END $$;
            CREATE SCHEMA hr AUTHORIZATION hr_owner;
            """;

    private static final String FILL = """
            SELECT setseed(%s);
            INSERT INTO hr.departments
            SELECT d, CASE WHEN d = 1 THEN 'Sales' ELSE 'Department ' || d END
              FROM generate_series(1, 200) d;
            INSERT INTO hr.employees
            SELECT 'E' || lpad(e::text, 6, '0'),
                   'employee.' || e,
                   'PBKDF2WithHmacSHA512:210000:' || encode(sha256(('salt ' || random())::bytea), 'base64') || ':'
                     || encode(sha256(('hash ' || random())::bytea), 'base64'),
                   1 + floor(random() * 200),
                   random() < 0.98
              FROM generate_series(1, %s) e;
            ANALYZE hr.employees;
            """;

    /** That many in that database, with everything that the page has its readers type. */
    static Employees adopted(Database database, int count) {
        PGSimpleDataSource hr = new PGSimpleDataSource();
        hr.setUrl(database.jdbcUrl());
        hr.setUser("hr_owner");
        hr.setPassword("of this test alone");
        System.out.printf("%d employees, seed %s%n", count, SEED);
        Employees employees = new Employees(database, hr);
        try {
            employees.adopt(count);
        } catch (SQLException | IOException e) {
            throw new IllegalStateException("The page's statements fail", e);
        }
        return employees;
    }

    private void adopt(int count) throws SQLException, IOException {
        database.run(OWNER);
        sql().run(PAGE.block("sql tables"));
        sql().run(FILL.formatted(SEED, count));
        sql().run(PAGE.block("sql grants"));
        // Roles are the whole server's, so another test's database may have brought it.
        if (new Sql(database.asSuperuser())
                .all(String.class, "SELECT rolname FROM pg_roles WHERE rolname = 'baton_hr'")
                .isEmpty()) {
            database.run(PAGE.block("sql role"));
        }
        database.run(PAGE.block("sql function"));
        sql().run(PAGE.block("sql triggers"));
    }

    /** SQL as the role that owns the employees. */
    Sql sql() {
        return new Sql(hr);
    }

    /** A new active employee in Sales: the login name, of which the number is the upper case. */
    String hire() throws SQLException {
        String name = "hired-" + HIRED.incrementAndGet();
        sql().run(
                        "INSERT INTO hr.employees VALUES (upper(?), ?, ?, 1)",
                        name,
                        // Whatever case it has there, it is found.
                        name.replace('h', 'H'),
                        HASH);
        return name;
    }

    /** What their table keeps of a password. */
    static String hash(String password) {
        return new PasswordCheck(new Pbkdf2PasswordHashImpl(), 1)
                .hashOf(Password.of(password).orElseThrow())
                .orElseThrow();
    }
}
