package dev.pledge.statistics.postgres;

import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.StoreContract;
import java.io.IOException;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresStoreTest extends StoreContract {
    private static PostgresServer server;
    private String url = "";

    @BeforeAll
    static void startServer() throws IOException {
        server = PostgresServer.start();
    }

    @AfterAll
    static void stopServer() throws IOException {
        server.close();
    }

    @Override
    protected StatisticsStore open() throws SQLException {
        url = server.newDatabase();
        return reopen();
    }

    @Override
    protected StatisticsStore reopen() {
        return PostgresServer.store(url);
    }
}
