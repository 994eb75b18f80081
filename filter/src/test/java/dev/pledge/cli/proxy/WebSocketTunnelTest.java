package dev.pledge.cli.proxy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.cli.audit.TlsTrust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class WebSocketTunnelTest {
    private static final String MAGIC = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

    @TempDir
    Path directory;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @Test
    void whatIsSaidIsHeardOnTheOtherSide() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (RawSite site = RawSite.of((head, in, out) -> {
                    echo(head, in, out);
                    ended.countDown();
                });
                LocalProxy proxy = proxy(site)) {
            URI local = proxy.start();
            WebSocket socket = open(local, "/chat?room=1");
            socket.sendText("hello", true).join();
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("hello");
            String large = "x".repeat(60_000);
            socket.sendText(large, true).join();
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo(large);
            socket.sendClose(WebSocket.NORMAL_CLOSURE, "bye").join();
            assertThat(heard.poll(60, TimeUnit.SECONDS)).isEqualTo("closed 1000");
            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(site.heads().get(0))
                    .startsWith("GET /chat?room=1 HTTP/1.1\r\n")
                    .contains("Host: " + site.uri().getAuthority() + "\r\n", "Origin: " + site.uri() + "\r\n")
                    .contains("Cookie: sid=1\r\n")
                    .doesNotContain("_ga");
        }
    }

    @Test
    void whenTheBrowserIsGoneSoIsTheSitesConnection() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        try (RawSite site = RawSite.of((head, in, out) -> {
                    try {
                        echo(head, in, out);
                    } finally {
                        ended.countDown();
                    }
                });
                LocalProxy proxy = proxy(site)) {
            WebSocket socket = open(proxy.start(), "/");
            socket.abort();
            assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void whenTheSiteIsGoneTheBrowserHearsOfIt() throws Exception {
        try (RawSite site = RawSite.of((head, in, out) -> handshake(head, out));
                LocalProxy proxy = proxy(site)) {
            open(proxy.start(), "/");
            assertThat(heard.poll(60, TimeUnit.SECONDS)).matches("closed 1006|failed.*");
        }
    }

    /** Browsers send no Content-Length with a handshake, unlike the client of Java 17; and may send on at once. */
    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Length: 0\r\n"})
    void whatABrowserSendsComesToTheSite(String field) throws Exception {
        byte[] hello = {(byte) 0x81, (byte) 0x82, 0, 0, 0, 0, 'h', 'i'};
        byte[] bye = {(byte) 0x88, (byte) 0x80, 0, 0, 0, 0};
        try (RawSite site = RawSite.of(WebSocketTunnelTest::echo);
                LocalProxy proxy = proxy(site);
                Socket browser = new Socket(
                        InetAddress.getLoopbackAddress(), proxy.start().getPort())) {
            browser.setSoTimeout(60_000);
            ByteArrayOutputStream sent = new ByteArrayOutputStream();
            sent.writeBytes(("GET / HTTP/1.1\r\nHost: localhost:" + browser.getPort() + "\r\n" + field
                            + "Connection: keep-alive, Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                            + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n")
                    .getBytes(UTF_8));
            sent.writeBytes(hello);
            browser.getOutputStream().write(sent.toByteArray());
            InputStream in = browser.getInputStream();
            String head = "";
            while (!head.endsWith("\r\n\r\n")) {
                head += (char) in.read();
            }
            assertThat(head)
                    .startsWith("HTTP/1.1 101 ")
                    .contains("Upgrade: websocket\r\n", "Connection: Upgrade\r\n", "s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
            assertThat(in.readNBytes(4)).isEqualTo(new byte[] {(byte) 0x81, 2, 'h', 'i'});
            browser.getOutputStream().write(hello);
            assertThat(in.readNBytes(4)).isEqualTo(new byte[] {(byte) 0x81, 2, 'h', 'i'});
            browser.getOutputStream().write(bye);
            assertThat(in.readAllBytes()).as("the site ends it").hasSize(2);
        }
    }

    @Test
    void aSiteThatRefusesRefusesHereToo() throws Exception {
        try (RawSite site = RawSite.of(
                        (head, in, out) -> RawSite.write(out, "HTTP/1.1 403 Forbidden\nContent-Length: 0\n\n"));
                LocalProxy proxy = proxy(site)) {
            URI local = proxy.start();
            assertThatThrownBy(() -> open(local, "/"))
                    .isInstanceOf(ExecutionException.class)
                    .rootCause()
                    .hasMessageContaining("403");
        }
    }

    private WebSocket open(URI local, String path) throws Exception {
        return HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Origin", local.toString())
                .header("Cookie", "sid=1; _ga=2")
                .buildAsync(URI.create("ws" + local.toString().substring(4) + path), new Ear())
                .get(60, TimeUnit.SECONDS);
    }

    private LocalProxy proxy(RawSite site) throws IOException {
        Path policy = Files.writeString(
                directory.resolve("policy.yaml"),
                "cookies: { mode: enforce, rules: [{ name: sid, purpose: session }] }\n");
        return new LocalProxy(
                new LocalProxy.Site(
                        site.uri(), "file:" + policy, null, null, TlsTrust.of(null, false), Duration.ofSeconds(20)),
                0,
                false,
                new Prevented(new PrintStream(new ByteArrayOutputStream(), true, UTF_8)));
    }

    private static void handshake(String head, OutputStream out) throws Exception {
        String key = head.replaceAll("(?is).*\r\nsec-websocket-key: (.*?)\r\n.*", "$1");
        byte[] digest = MessageDigest.getInstance("SHA-1").digest((key + MAGIC).getBytes(UTF_8));
        RawSite.write(
                out,
                "HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\nConnection: Upgrade\nSec-WebSocket-Accept: "
                        + Base64.getEncoder().encodeToString(digest) + "\n\n");
    }

    /** Sends each frame back without its mask (RFC 6455, section 5.2), up to the one that closes. */
    private static void echo(String head, InputStream in, OutputStream out) throws Exception {
        handshake(head, out);
        int first = 0;
        while ((first & 0xF) != 8) {
            first = in.read();
            int length = in.read() & 0x7F;
            if (first < 0) {
                return;
            }
            ByteArrayOutputStream frame = new ByteArrayOutputStream();
            frame.write(first);
            frame.write(length);
            int size = length;
            if (length == 126) {
                byte[] extended = in.readNBytes(2);
                frame.writeBytes(extended);
                size = (extended[0] & 0xFF) << 8 | extended[1] & 0xFF;
            }
            byte[] mask = in.readNBytes(4);
            byte[] payload = in.readNBytes(size);
            for (int i = 0; i < payload.length; i++) {
                payload[i] ^= mask[i % 4];
            }
            frame.writeBytes(payload);
            out.write(frame.toByteArray());
            out.flush();
        }
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.append(data);
            if (last) {
                heard.add(text.toString());
                text.setLength(0);
            }
            socket.request(1);
            return null;
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
            heard.add("closed " + code);
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            heard.add("failed " + error);
        }
    }
}
