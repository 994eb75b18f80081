package dev.pledge.cli.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.cli.audit.TlsTrust;
import dev.pledge.container.KeyStoreFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class LocalProxyTest {
    private static final String AD = "<script src=\"https://www.google-analytics.com/a.js\"></script>";

    @TempDir
    Path directory;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private final Prevented prevented = new Prevented(new PrintStream(told, true, UTF_8));
    private final HttpClient client;
    private final SSLContext anybody;
    private Path policy;
    private @Nullable LocalProxy proxy;
    private URI local = URI.create("http://localhost");

    LocalProxyTest() throws IOException {
        anybody = TlsTrust.of(null, true);
        client = HttpClient.newBuilder()
                .sslContext(anybody)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    @BeforeEach
    void write() throws IOException {
        policy = Files.writeString(directory.resolve("policy.yaml"), """
                cookies: { mode: enforce, rules: [{ name: sid, purpose: session, domain: shop.example }] }
                ad-servers: { mode: enforce, stubs: false }
                """);
    }

    @AfterEach
    void stop() {
        if (proxy != null) {
            proxy.close();
        }
    }

    @Test
    void adTagsAndCookiesStayOutAndIsTold() throws Exception {
        try (RawSite site = RawSite.answering("""
                Content-Type: text/html
                Set-Cookie: _ga=1; Max-Age=999
                Set-Cookie: sid=2; Domain=shop.example; HttpOnly; SameSite=Lax
                Strict-Transport-Security: max-age=9""", "<p>Text" + AD + "</p>")) {
            start(site, false);
            HttpResponse<String> answer = get("/page?x=1", "Cookie", "sid=1; _fbp=2");

            assertThat(answer.body()).isEqualTo("<p>Text</p>");
            assertThat(answer.headers().allValues("Set-Cookie"))
                    .singleElement()
                    .extracting(field -> field.replace(" ", ""))
                    .isEqualTo("sid=2;HttpOnly;SameSite=Lax");
            assertThat(answer.headers().map()).doesNotContainKey("strict-transport-security");
            assertThat(site.heads().get(0))
                    .startsWith("GET /page?x=1 HTTP/1.1\r\n")
                    .contains("Cookie: sid=1\r\n");
            prevented.print(new PrintStream(told, true, UTF_8));
            assertThat(told.toString(UTF_8))
                    .contains("enforce\tad-tag-removed\twww.google-analytics.com\tGoogle\t/page\n")
                    .contains("1\tenforce\tcookie-hidden\t_fbp\tnot-allowed\n")
                    .contains("1\tenforce\tcookie-refused\t_ga\tnot-allowed\n");
        }
    }

    @Test
    void theSiteIsAskedUnderItsOwnName() throws Exception {
        try (RawSite site = RawSite.of((head, in, out) -> RawSite.write(
                out,
                "HTTP/1.1 302 Found\nLocation: http://" + head.replaceAll("(?s).*\r\nHost: (.*?)\r\n.*", "$1")
                        + "/next?y#z\nContent-Length: 0\n\n"))) {
            start(site, false);
            HttpResponse<String> answer = get(
                    "/a%20b/%C3%BC;p=1",
                    "Referer",
                    local + "/from",
                    "Origin",
                    local.toString(),
                    "Accept-Encoding",
                    "br, gzip",
                    "User-Agent",
                    "me");

            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).contains(local + "/next?y#z");
            assertThat(site.heads().get(0))
                    .startsWith("GET /a%20b/%C3%BC;p=1 HTTP/1.1\r\n")
                    .contains("Host: " + site.uri().getAuthority() + "\r\n", "Referer: " + site.uri() + "/from\r\n")
                    .contains("Origin: " + site.uri() + "\r\n", "Accept-Encoding: identity\r\n", "User-Agent: me\r\n")
                    .doesNotContain("Forwarded", "Via:");
        }
    }

    @Test
    void whatASiteCompressesNeverthelessIsGoverned() throws Exception {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write(("<p>Text" + AD + "</p>" + "x".repeat(100_000)).getBytes(UTF_8));
        }
        try (RawSite site = RawSite.of((head, in, out) -> RawSite.write(
                out,
                "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip\nContent-Length: " + gzipped.size()
                        + "\n\n",
                gzipped.toByteArray()))) {
            start(site, false);
            HttpResponse<String> answer = get("/");

            assertThat(answer.body()).startsWith("<p>Text</p>xxx").hasSize(11 + 100_000);
            assertThat(answer.headers().map()).doesNotContainKey("content-encoding");
        }
    }

    @Test
    void eventsComeAsTheyAreSent() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        try (RawSite site = RawSite.of((head, in, out) -> {
            RawSite.write(out, "HTTP/1.1 200 OK\nContent-Type: text/event-stream\n\n", "data: 1\n\n".getBytes(UTF_8));
            seen.await(120, TimeUnit.SECONDS);
            out.write("data: 2\n\n".getBytes(UTF_8));
        })) {
            start(site, false);
            long begun = System.nanoTime();
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(local.resolve("/events")).build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.body().readNBytes(9)).asString(UTF_8).isEqualTo("data: 1\n\n");
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofMinutes(1));
            seen.countDown();
            assertThat(answer.body().readAllBytes()).asString(UTF_8).isEqualTo("data: 2\n\n");
        }
    }

    /** The site sees the beginning before the browser has sent the end, and the browser sees the beginning of the answer. */
    @Test
    void largeBodiesStreamBothWays() throws Exception {
        int size = 20_000_000;
        CompletableFuture<byte[]> beginning = new CompletableFuture<>();
        CountDownLatch seen = new CountDownLatch(1);
        try (RawSite site = RawSite.of((head, in, out) -> {
            beginning.complete(in.readNBytes(1_000));
            in.skipNBytes(size - 1_000);
            RawSite.write(
                    out,
                    "HTTP/1.1 200 OK\nContent-Type: application/zip\nContent-Length: " + size + "\n\n",
                    new byte[1_000]);
            seen.await(120, TimeUnit.SECONDS);
            out.write(new byte[size - 1_000]);
        })) {
            start(site, false);
            PipedOutputStream upload = new PipedOutputStream();
            InputStream uploaded = new PipedInputStream(upload, 1 << 16);
            CompletableFuture<HttpResponse<InputStream>> answer = client.sendAsync(
                    HttpRequest.newBuilder(local.resolve("/upload"))
                            .POST(HttpRequest.BodyPublishers.fromPublisher(
                                    HttpRequest.BodyPublishers.ofInputStream(() -> uploaded), size))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            upload.write(new byte[40_000]);
            upload.flush();
            assertThat(beginning.get(120, TimeUnit.SECONDS)).hasSize(1_000);
            upload.write(new byte[size - 40_000]);
            upload.close();
            InputStream body = answer.get(120, TimeUnit.SECONDS).body();
            assertThat(body.readNBytes(1_000)).hasSize(1_000);
            seen.countDown();
            assertThat(body.readAllBytes()).hasSize(size - 1_000);
        }
    }

    @Test
    void aPageThatComesSlowlyIsShownAsItComes() throws Exception {
        CountDownLatch seen = new CountDownLatch(1);
        String beginning = "<!DOCTYPE html><meta charset=utf-8><p>" + "x".repeat(2_000);
        try (RawSite site = RawSite.of((head, in, out) -> {
            RawSite.write(out, "HTTP/1.1 200 OK\nContent-Type: text/html\n\n", beginning.getBytes(UTF_8));
            seen.await(120, TimeUnit.SECONDS);
            out.write((AD + "<p>end").getBytes(UTF_8));
        })) {
            start(site, false);
            HttpResponse<InputStream> answer = client.send(
                    HttpRequest.newBuilder(local.resolve("/")).build(), HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.body().readNBytes(beginning.length()))
                    .asString(UTF_8)
                    .isEqualTo(beginning);
            seen.countDown();
            assertThat(answer.body().readAllBytes()).asString(UTF_8).isEqualTo("<p>end");
        }
    }

    @Test
    void aSiteThatDoesNotAnswerIsNamedInPlainWords() throws Exception {
        try (RawSite site = RawSite.of((head, in, out) -> {
            if (head.startsWith("GET /silent")) {
                Thread.sleep(60_000);
            } else if (head.startsWith("GET /strange")) {
                out.write("SSH-2.0-x\r\n\r\n".getBytes(UTF_8));
            }
        })) {
            start(site, false, Duration.ofSeconds(5));
            assertThat(get("/gone").statusCode()).isEqualTo(502);
            assertThat(get("/strange").statusCode()).isEqualTo(502);
            HttpResponse<String> silent = get("/silent");
            assertThat(silent.statusCode()).isEqualTo(504);
            assertThat(silent.body())
                    .isEqualTo("Pledge could not ask " + site.uri() + ": it took too long to answer.\n");
            site.leave();
            HttpResponse<String> closed = get("/");
            assertThat(closed.statusCode()).isEqualTo(502);
            assertThat(closed.body()).isEqualTo("Pledge could not ask " + site.uri() + ": nobody answers there.\n");
        }
    }

    @Test
    void aChangeOfThePolicyTakesEffect() throws Exception {
        try (RawSite site = RawSite.answering("Content-Type: text/html", AD)) {
            start(site, false);
            assertThat(get("/").body()).isEmpty();
            Files.writeString(policy, "ad-servers: { mode: report }\n");
            String body = "";
            for (int i = 0; i < 600 && body.isEmpty(); i++) {
                Thread.sleep(100);
                body = get("/").body();
            }
            assertThat(body).isEqualTo(AD);
        }
    }

    @Test
    void withHttpsPagesAreSecure() throws Exception {
        Files.writeString(policy, """
                site: { name: S, authority: shop.example }
                sensitive-forms: { mode: enforce, behind: direct, paths: [/pay] }
                """);
        try (RawSite site = RawSite.secure(
                serverSide().getServerSocketFactory(),
                (head, in, out) -> RawSite.write(
                        out,
                        "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Length: 44\n\n",
                        "<form action=http://localhost/pay></form>xxxx".getBytes(UTF_8)))) {
            start(site, true);
            HttpResponse<String> pay = get("/pay");
            assertThat(pay.statusCode()).isEqualTo(200);
            assertThat(pay.body()).contains("travels encrypted", "action=https://localhost/pay");
        }
        stop();
        try (RawSite site = RawSite.answering("", "")) {
            start(site, false);
            assertThat(get("/pay").statusCode()).isEqualTo(308);
            assertThat(get("/pay").headers().firstValue("Location")).contains("https://shop.example/pay");
        }
    }

    @Test
    void aCertificateThatIsNotTrustedIsAnError() throws Exception {
        try (RawSite site = RawSite.secure(serverSide().getServerSocketFactory(), (head, in, out) -> {})) {
            proxy = proxy(site, TlsTrust.of(null, false), false, Duration.ofSeconds(20));
            local = proxy.start();
            HttpResponse<String> answer = get("/");
            assertThat(answer.statusCode()).isEqualTo(502);
            assertThat(answer.body()).contains("no secure connection could be made");
        }
    }

    @Test
    void onlyThisMachineIsAnswered() throws Exception {
        try (RawSite site = RawSite.answering("Content-Type: text/html", "secret");
                Socket socket = new Socket()) {
            start(site, false);
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), local.getPort()));
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
            assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
                    .startsWith("HTTP/1.1 403")
                    .doesNotContain("secret");
            LocalProxy second = new LocalProxy(
                    new LocalProxy.Site(site.uri(), "file:" + policy, null, null, anybody, Duration.ofSeconds(1)),
                    local.getPort(),
                    false,
                    prevented);
            assertThatThrownBy(second::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("port " + local.getPort() + " cannot be had");
            second.close();
        }
    }

    private void start(RawSite site, boolean https) throws IOException {
        start(site, https, Duration.ofSeconds(20));
    }

    private void start(RawSite site, boolean https, Duration patience) throws IOException {
        proxy = proxy(site, anybody, https, patience);
        local = proxy.start();
    }

    private LocalProxy proxy(RawSite site, SSLContext trust, boolean https, Duration patience) throws IOException {
        return new LocalProxy(
                new LocalProxy.Site(site.uri(), "file:" + policy, directory, null, trust, patience),
                0,
                https,
                prevented);
    }

    private HttpResponse<String> get(String path, String... fields) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(local + path));
        if (fields.length > 0) {
            request.headers(fields);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private static SSLContext serverSide() throws Exception {
        KeyStore keys = KeyStore.getInstance(KeyStoreFile.path().toFile(), KeyStoreFile.PASSWORD.toCharArray());
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, KeyStoreFile.PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        return context;
    }
}
