package dev.pledge.statistics.postgres;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A PostgreSQL server of one's own, as a process of this machine; it can be stopped, and started with what it held. */
public final class PostgresServer implements AutoCloseable {
    /** Who signs in, without a password. */
    public static final String USER = "postgres";

    /** A slow disk takes its time. */
    private static final Duration LONG = Duration.ofMinutes(2);

    private final Path directory;
    private final int port;
    private EmbeddedPostgres running;
    private int databases;

    private PostgresServer(Path directory, int port) throws IOException {
        this.directory = directory;
        this.port = port;
        this.running = started(directory, port);
    }

    /** Starts one in which nothing is. */
    public static PostgresServer start() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        return new PostgresServer(Files.createTempDirectory("pledge-postgres"), port);
    }

    private static EmbeddedPostgres started(Path directory, int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(directory.resolve("data").toFile())
                .setCleanDataDirectory(false)
                .setPGStartupWait(LONG)
                .setServerConfig("shared_buffers", "64MB")
                .start();
    }

    /** Stops it in order. */
    public void stop() throws IOException {
        running.close();
        // That waits for five seconds only; whoever starts it again, or deletes its files, has to wait for its end.
        Path ofItsProcess = directory.resolve("data").resolve("postmaster.pid");
        Instant end = Instant.now().plus(LONG);
        while (Files.exists(ofItsProcess) && Instant.now().isBefore(end)) {
            LockSupport.parkNanos(20_000_000);
        }
    }

    /** Starts it, on the port that it had. */
    public void startAgain() throws IOException {
        running = started(directory, port);
    }

    /** Makes a database in which nothing is, and returns its URL. */
    public String newDatabase() throws SQLException {
        String name = "test_" + ++databases;
        query(url("postgres"), "CREATE DATABASE " + name);
        return url(name);
    }

    private String url(String database) {
        return "jdbc:postgresql://localhost:" + port + "/" + database;
    }

    /** Returns a store, as one node has it. */
    public static PostgresStore store(String url) {
        return PostgresStore.at(url, USER, null);
    }

    /** Runs a statement beside the store, and returns its rows: the columns joined by commas. */
    static List<String> query(String url, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url, USER, null);
                Statement statement = connection.createStatement()) {
            if (statement.execute(sql)) {
                try (ResultSet found = statement.getResultSet()) {
                    while (found.next()) {
                        List<String> columns = new ArrayList<>();
                        for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                            columns.add(found.getString(i));
                        }
                        rows.add(String.join(",", columns));
                    }
                }
            }
        }
        return rows;
    }

    @Override
    public void close() throws IOException {
        stop();
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
