package dev.pledge.statistics.postgres;

import dev.pledge.statistics.StoreException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * The tables, in the schema {@code pledge}: made by the first node that finds the server, and upgraded by the first that
 * is newer. Nodes that start at once wait for each other. Safe for use by all threads.
 */
final class Schema {
    private static final String NAME = "pledge";
    private static final String LOCATION = "classpath:dev/pledge/statistics/postgres/migration";

    /** FETCH FIRST … WITH TIES. */
    private static final int OLDEST_SERVER = 13;

    private final DataSource source;
    private final Transactions transactions;
    private volatile boolean current;

    Schema(DataSource source, Transactions transactions) {
        Libraries.require("org.flywaydb.core.Flyway", "org.flywaydb:flyway-core");
        Libraries.require(
                "org.flywaydb.database.postgresql.PostgreSQLDatabaseType", "org.flywaydb:flyway-database-postgresql");
        this.source = source;
        this.transactions = transactions;
    }

    /** Makes or upgrades the tables, unless that was done before. */
    void ensure() throws StoreException {
        if (!current) {
            migrate();
        }
    }

    private synchronized void migrate() throws StoreException {
        if (current) {
            return;
        }
        String what = "make or upgrade the tables";
        // Flyway's lock is in the schema: two nodes would meet before it.
        transactions.run(what, Schema::make);
        try {
            Flyway.configure(Schema.class.getClassLoader())
                    .dataSource(source)
                    .defaultSchema(NAME)
                    .schemas(NAME)
                    .createSchemas(false)
                    .table("schema_history")
                    .locations(LOCATION)
                    .failOnMissingLocations(true)
                    .placeholderReplacement(false)
                    .cleanDisabled(true)
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw transactions.failure(what, e);
        }
        current = true;
    }

    private static boolean make(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            try (ResultSet found = statement.executeQuery(
                    "SELECT current_setting('server_version_num')::int / 10000, current_setting('server_encoding')")) {
                found.next();
                if (found.getInt(1) < OLDEST_SERVER) {
                    throw new SQLException("the server is PostgreSQL " + found.getInt(1) + ", expected " + OLDEST_SERVER
                            + " or newer");
                }
                if (!"UTF8".equals(found.getString(2))) {
                    throw new SQLException("the encoding of the database is " + found.getString(2) + ", expected UTF8");
                }
            }
            AdvisoryLock.SCHEMA.take(connection);
            try (ResultSet found = statement.executeQuery("SELECT to_regnamespace('pledge') IS NOT NULL")) {
                found.next();
                if (found.getBoolean(1)) {
                    return false;
                }
            }
            statement.execute("CREATE SCHEMA pledge");
            return true;
        }
    }
}
