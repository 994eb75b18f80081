package dev.pledge.statistics.postgres;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Connections of which one breaks at a chosen exchange with the server: before the server has heard, or after it has done
 * what it was told and nobody hears of it.
 */
final class FailingSource implements DataSource {
    private final DataSource real;
    private int exchangesLeft = Integer.MAX_VALUE;
    private boolean heard;

    FailingSource(DataSource real) {
        this.real = real;
    }

    /** Lets the exchange with a number, from 0, of those to come fail. */
    void failAt(int exchange, boolean afterItWasHeard) {
        exchangesLeft = exchange;
        heard = afterItWasHeard;
    }

    /** Returns whether an exchange was to fail and none has; from now on none will. */
    boolean outlived() {
        boolean outlived = exchangesLeft >= 0;
        exchangesLeft = Integer.MAX_VALUE;
        return outlived;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = real.getConnection();
        return proxy(Connection.class, connection, connection);
    }

    private <T> T proxy(Class<T> type, T target, Connection connection) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            boolean exchange =
                    method.getName().startsWith("execute") || method.getName().equals("commit");
            boolean fails = exchange && exchangesLeft-- == 0;
            if (fails && !heard) {
                connection.close();
                throw new SQLException("broken before", "08006");
            }
            Object result;
            try {
                result = method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
            if (fails) {
                connection.close();
                throw new SQLException("broken after", "08006");
            }
            if (result instanceof PreparedStatement statement) {
                return proxy(PreparedStatement.class, statement, connection);
            }
            return result instanceof Statement statement ? proxy(Statement.class, statement, connection) : result;
        };
        return type.cast(Proxy.newProxyInstance(FailingSource.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("not asked for");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }

    @Override
    public @Nullable PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }
}
