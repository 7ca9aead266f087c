package org.baton.scene;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Data sources whose connections stay open when they are closed. */
public final class Held implements AutoCloseable {
    private final DataSource source;
    private final List<Connection> open = new CopyOnWriteArrayList<>();
    private final Map<Thread, Connection> own = new ConcurrentHashMap<>();

    /** Over a data source whose connections are each a new one. */
    public Held(DataSource source) {
        this.source = source;
    }

    /** Each thread keeps one connection, so that a race is between statements and not between log-ins. */
    public DataSource byThread() {
        return dataSource(
                () -> {
                    Connection mine = own.get(Thread.currentThread());
                    if (mine == null) {
                        mine = opened();
                        own.put(Thread.currentThread(), mine);
                    }
                    return mine;
                },
                "close");
    }

    /** One connection in one transaction that never commits: the database's now() stands still. */
    public DataSource whereNowStandsStill() throws SQLException {
        Connection still = opened();
        still.setAutoCommit(false);
        return dataSource(() -> still, "close", "commit", "rollback", "setAutoCommit", "setReadOnly");
    }

    @Override
    public void close() throws SQLException {
        for (Connection connection : open) {
            connection.close();
        }
    }

    private Connection opened() throws SQLException {
        Connection connection = source.getConnection();
        open.add(connection);
        return connection;
    }

    private DataSource dataSource(Connections connections, String... ignored) {
        List<String> nothing = List.of(ignored);
        return proxy(
                DataSource.class,
                source,
                (name, target) -> name.equals("getConnection")
                        ? proxy(
                                Connection.class,
                                connections.get(),
                                (called, real) -> nothing.contains(called) ? NOTHING : null)
                        : null);
    }

    private static final Object NOTHING = new Object();

    private static <T> T proxy(Class<T> type, T real, Instead<T> instead) {
        return type.cast(Proxy.newProxyInstance(
                Held.class.getClassLoader(), new Class<?>[] {type}, (self, method, values) -> {
                    Object answer = instead.of(method.getName(), real);
                    if (answer != null) {
                        return answer == NOTHING ? null : answer;
                    }
                    try {
                        return method.invoke(real, values);
                    } catch (InvocationTargetException failed) {
                        throw failed.getCause();
                    }
                }));
    }

    /** Which connection is next. */
    private interface Connections {
        Connection get() throws SQLException;
    }

    /** What is answered instead of the real one; null for the real one. */
    private interface Instead<T> {
        @Nullable
        Object of(String method, T real) throws SQLException;
    }
}
