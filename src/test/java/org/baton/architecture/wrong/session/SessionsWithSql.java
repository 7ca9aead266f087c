package org.baton.architecture.wrong.session;

import javax.sql.DataSource;

/** Wrong: SQL outside a table. */
record SessionsWithSql(DataSource dataSource) {}
