package dev.pledge.statistics.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.statistics.AccessBatch;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.StoreException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A cluster that cannot be reached, or is none. */
@Timeout(300)
class RedisConnectionTest {
    private static final AccessBatch BATCH =
            new AccessBatch("one", List.of(new AccessBatch.Entry(1, PageAccess.view("/a", 1, null))));

    @Test
    void aClusterThatIsNotThereIsNamed() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (RedisStore store = open(port, false)) {
            assertThatThrownBy(() -> store.apply(BATCH))
                    .isInstanceOf(StoreException.class)
                    .hasMessageStartingWith("the Redis cluster at 127.0.0.1:" + port + " has failed: ")
                    .hasMessageNotContaining("secret")
                    .hasStackTraceContaining("refused");
        }
    }

    @Test
    void aServerThatSaysNothingIsNotWaitedForEver() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                RedisStore store = open(silent.getLocalPort(), false)) {
            Instant before = Instant.now();
            assertThatThrownBy(() -> store.apply(BATCH)).isInstanceOf(StoreException.class);
            assertThat(Duration.between(before, Instant.now())).isLessThan(Duration.ofMinutes(1));
        }
    }

    @Test
    void aServerThatSpeaksInTheClearIsRefusedWhereTlsIsDemanded() throws Exception {
        try (ServerSocket plain = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                RedisStore store = open(plain.getLocalPort(), true)) {
            Thread server = new Thread(() -> answer(plain));
            server.setDaemon(true);
            server.start();
            assertThatThrownBy(() -> store.apply(BATCH))
                    .isInstanceOf(StoreException.class)
                    .hasStackTraceContaining("SSL");
        }
    }

    private static void answer(ServerSocket plain) {
        while (!plain.isClosed()) {
            try (Socket socket = plain.accept();
                    OutputStream out = socket.getOutputStream()) {
                out.write("+OK\r\n+OK\r\n".getBytes(StandardCharsets.US_ASCII));
            } catch (IOException e) {
                // The client has gone away, or the test is over.
            }
        }
    }

    @Test
    void settingsDoNotTellThePassword() {
        RedisSettings settings = settings(6379, true);
        assertThat(settings).hasToString("127.0.0.1:6379");
        assertThatThrownBy(() -> new RedisSettings(List.of(), null, null, false))
                .hasMessage("a Redis store needs at least one node");
        assertThatThrownBy(() -> new RedisSettings(settings.nodes(), "jane", null, false))
                .hasMessage("a user of a Redis store needs a password");
    }

    private static RedisStore open(int port, boolean tls) {
        return new RedisStore(settings(port, tls), Period.ofMonths(25), Period.ofDays(30));
    }

    private static RedisSettings settings(int port, boolean tls) {
        return new RedisSettings(
                List.of(InetSocketAddress.createUnresolved("127.0.0.1", port)), "pledge", "secret", tls);
    }
}
