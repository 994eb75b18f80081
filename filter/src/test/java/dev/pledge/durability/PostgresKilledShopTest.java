package dev.pledge.durability;

import dev.pledge.statistics.StatisticsStore;
import dev.pledge.statistics.postgres.PostgresServer;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class PostgresKilledShopTest extends KilledShopWithServer {
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
    String storePolicy() throws SQLException {
        url = server.newDatabase();
        return ", store: { kind: postgresql, url: \"%s\", user: %s }".formatted(url, PostgresServer.USER);
    }

    @Override
    StatisticsStore open(Path data) {
        return PostgresServer.store(url);
    }

    @Override
    void stopStore() throws IOException {
        server.stop();
    }

    @Override
    void startStore() throws IOException {
        server.startAgain();
    }
}
