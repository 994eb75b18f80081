package dev.pledge.statistics.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A few connections to one database, made when they are needed: the server may be away at the start. */
final class ConnectionPool implements AutoCloseable {
    /** One to write, some to ask; Flyway takes two at once. */
    private static final int CONNECTIONS = 4;

    private static final int CONNECT_SECONDS = 5;

    private final HikariDataSource pool;

    private ConnectionPool(HikariDataSource pool) {
        this.pool = pool;
    }

    static ConnectionPool of(String url, @Nullable String user, @Nullable String password) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("pledge-statistics");
        config.setDriverClassName("org.postgresql.Driver");
        config.setJdbcUrl(url);
        config.setUsername(user);
        config.setPassword(password);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(0);
        config.setIdleTimeout(60_000);
        config.setConnectionTimeout(1_000L * CONNECT_SECONDS);
        config.setInitializationFailTimeout(-1);
        config.addDataSourceProperty("ApplicationName", "pledge");
        config.addDataSourceProperty("connectTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("loginTimeout", CONNECT_SECONDS);
        config.addDataSourceProperty("socketTimeout", Transactions.NETWORK_SECONDS);
        config.addDataSourceProperty("tcpKeepAlive", true);
        // An error's detail may quote a row.
        config.addDataSourceProperty("logServerErrorDetail", false);
        return new ConnectionPool(new HikariDataSource(config));
    }

    DataSource source() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
