package dev.pledge.cli.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.cli.audit.TlsTrust;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What browsers send and sites answer, though it is not what one would write down first. */
@Timeout(300)
class UnusualRequestsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?q=a|b&x={1}^`[2]",
                "/a|b[1]",
                "//img//a.png",
                "/a%2Fb",
                "/a%5Cb/",
                "/a%25b",
                "/a;v=1/;x/b",
                "/?",
                "/x?y=/../z",
                "/x?http://other.example/"
            })
    void aTargetReachesTheSiteAsItIs(String target) throws Exception {
        try (RawSite site = RawSite.answering("Content-Type: text/plain", "here");
                LocalProxy proxy = proxy(site, "cookies: { mode: enforce }\n")) {
            assertThat(ask(proxy.start(), "GET " + target, ""))
                    .startsWith("HTTP/1.1 200")
                    .endsWith("\r\n\r\nhere");
            assertThat(site.heads().get(0)).startsWith("GET " + target + " HTTP/1.1\r\n");
        }
    }

    @Test
    void aStrayPercentSignReachesTheSiteAsOne() throws Exception {
        try (RawSite site = RawSite.answering("Content-Type: text/plain", "here");
                LocalProxy proxy = proxy(site, "cookies: { mode: enforce }\n")) {
            assertThat(ask(proxy.start(), "GET /x?y=50%&z=%zz%C3", "")).startsWith("HTTP/1.1 200");
            assertThat(site.heads().get(0)).startsWith("GET /x?y=50%25&z=%25zz%C3 HTTP/1.1\r\n");
        }
    }

    @Test
    void fieldsComeAsTheyWereSent() throws Exception {
        String[] fields = {
            "ETag: W/\"a, b\"",
            "Content-Disposition: attachment; filename=\"a  b,c.txt\"",
            "X-One: 1, 2 ,\"3\"",
            "X-One: 4",
            "Set-Cookie: sid=\"1\"; Expires=Wed, 21 Oct 2099 07:28:00 GMT; HttpOnly; SameSite=Lax",
            "Set-Cookie: cart=2; Max-Age=60; SameSite=Lax"
        };
        try (RawSite site = RawSite.answering("Content-Type: text/plain\n" + String.join("\n", fields), "here");
                LocalProxy proxy = proxy(site, "cookies: { mode: off }\n")) {
            assertThat(ask(proxy.start(), "GET /", "").lines()).contains(fields);
        }
    }

    /** Where trackers have been for years heads are long. */
    @Test
    void longHeadsPassBothWays() throws Exception {
        String asked = "sid=" + "x".repeat(30_000);
        String answered = "default-src 'self' " + "y".repeat(30_000);
        try (RawSite site =
                        RawSite.answering("Content-Type: text/plain\nContent-Security-Policy: " + answered, "here");
                LocalProxy proxy = proxy(site, "ad-servers: { mode: enforce }\n")) {
            assertThat(ask(proxy.start(), "GET /", "Cookie: " + asked + "\r\n"))
                    .startsWith("HTTP/1.1 200")
                    .contains(answered)
                    .endsWith("here");
            assertThat(site.heads().get(0)).contains("Cookie: " + asked + "\r\n");
        }
    }

    /** Else the site might close it just as the next request is on its way, which is then lost. */
    @Test
    void aConnectionRestsForLessTimeThanSitesLetItAndAnAnswerMayTakeLonger() throws Exception {
        CompletableFuture<Integer> next = new CompletableFuture<>();
        try (RawSite site = RawSite.of((head, in, out) -> {
                    if (head.startsWith("GET /slow")) {
                        Thread.sleep(6_000);
                    }
                    RawSite.write(
                            out,
                            "HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: 4\n\n",
                            "here".getBytes(UTF_8));
                    next.complete(in.read());
                });
                LocalProxy proxy = proxy(site, "ad-servers: { mode: enforce }\n")) {
            URI local = proxy.start();
            assertThat(ask(local, "GET /", "")).startsWith("HTTP/1.1 200");
            assertThat(next.get(15, TimeUnit.SECONDS)).as("the proxy closes it").isEqualTo(-1);
            assertThat(ask(local, "GET /slow", "")).startsWith("HTTP/1.1 200").endsWith("here");
        }
    }

    @Test
    void answersWithoutABodyStayWithout() throws Exception {
        try (RawSite site = RawSite.of((head, in, out) -> RawSite.write(
                        out,
                        head.startsWith("HEAD")
                                ? "HTTP/1.1 200 OK\nContent-Type: text/html\nContent-Encoding: gzip\nContent-Length: 77\nConnection: close\n\n"
                                : head.startsWith("GET /same")
                                        ? "HTTP/1.1 304 Not Modified\nETag: \"1\"\nConnection: close\n\n"
                                        : "HTTP/1.1 204 No Content\n\n"));
                LocalProxy proxy = proxy(site, "ad-servers: { mode: enforce }\n")) {
            URI local = proxy.start();
            assertThat(ask(local, "HEAD /", "")).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
            assertThat(ask(local, "GET /same", "If-None-Match: \"1\"\r\n"))
                    .startsWith("HTTP/1.1 304")
                    .contains("ETag: \"1\"\r\n")
                    .endsWith("\r\n\r\n");
            assertThat(ask(local, "GET /none", "")).startsWith("HTTP/1.1 204").endsWith("\r\n\r\n");
        }
    }

    /** What the header says holds before what the page says of itself. */
    @Test
    void theTypeStaysWhatTheSiteSaysItIs() throws Exception {
        for (String type : new String[] {"text/html", "text/plain", "text/html;charset=windows-1252", "text/css"}) {
            try (RawSite site = RawSite.answering("Content-Type: " + type, "<meta charset=windows-1252><p>here");
                    LocalProxy proxy = proxy(site, "ad-servers: { mode: enforce }\n")) {
                assertThat(ask(proxy.start(), "GET /", "")).contains("\r\nContent-Type: " + type + "\r\n");
            }
        }
    }

    @Test
    void whoeverWaitsForTheWordToGoOnGetsIt() throws Exception {
        try (RawSite site = RawSite.of((head, in, out) -> {
                    RawSite.write(out, "HTTP/1.1 100 Continue\n\n");
                    byte[] body = in.readNBytes(5);
                    RawSite.write(out, "HTTP/1.1 200 OK\nContent-Type: text/plain\nContent-Length: 5\n\n", body);
                });
                LocalProxy proxy = proxy(site, "ad-servers: { mode: enforce }\n");
                Socket socket = new Socket(
                        InetAddress.getLoopbackAddress(), proxy.start().getPort())) {
            send(socket, "POST /", "Expect: 100-continue\r\nContent-Length: 5\r\nContent-Type: text/plain\r\n");
            InputStream in = socket.getInputStream();
            assertThat(new String(in.readNBytes(21), ISO_8859_1)).isEqualTo("HTTP/1.1 100 Continue");
            socket.getOutputStream().write("hello".getBytes(UTF_8));
            assertThat(new String(in.readAllBytes(), ISO_8859_1))
                    .contains("HTTP/1.1 200 OK")
                    .endsWith("hello");
        }
    }

    @Test
    void whatIsForOneConnectionStaysThere() throws Exception {
        try (RawSite site = RawSite.answering("Content-Type: text/plain\nConnection: X-Hop\nX-Hop: 1", "here");
                LocalProxy proxy = proxy(site, "ad-servers: { mode: enforce }\n")) {
            String answer = ask(
                    proxy.start(),
                    "GET /",
                    "Connection: close, X-Own\r\nX-Own: 1\r\nTE: trailers\r\nKeep-Alive: timeout=5\r\nX-Forwarded-For: 1.2.3.4\r\n");
            assertThat(answer).startsWith("HTTP/1.1 200").doesNotContain("X-Hop");
            assertThat(site.heads().get(0))
                    .doesNotContain("X-Own", "TE:", "Keep-Alive")
                    .contains("X-Forwarded-For: 1.2.3.4\r\n");
        }
    }

    /** Some browsers keep no Secure cookie that came over plain HTTP, not even from this machine. */
    @Test
    void aCookieCanBeKeptHere() throws Exception {
        String cookies = """
                Content-Type: text/plain
                Set-Cookie: sid=1; Path=/; Secure; HttpOnly; Domain=shop.example
                Set-Cookie: __Host-a=1; Path=/; Secure
                Set-Cookie: b="secure; Secure"; SameSite=None;secure
                Set-Cookie: c=secure""";
        try (RawSite site = RawSite.answering(cookies, "here");
                LocalProxy proxy = proxy(site, "cookies: { mode: off }\n")) {
            assertThat(ask(proxy.start(), "GET /", "").lines().filter(line -> line.startsWith("Set-Cookie:")))
                    .containsExactly(
                            "Set-Cookie: sid=1; Path=/; HttpOnly",
                            "Set-Cookie: __Host-a=1; Path=/; Secure",
                            "Set-Cookie: b=\"secure; Secure\"; SameSite=None;secure",
                            "Set-Cookie: c=secure");
        }
    }

    @Test
    void aRedirectOfAnyFormLeadsHere() throws Exception {
        try (RawSite site = RawSite.of((head, in, out) -> {
                    String host = head.replaceAll("(?s).*\r\nHost: (.*?)\r\n.*", "$1");
                    String to = head.startsWith("GET /relative") ? "next" : "//" + host + "/next";
                    RawSite.write(
                            out, "HTTP/1.1 302 Found\nLocation: " + to + "\nConnection: close\nContent-Length: 0\n\n");
                });
                LocalProxy proxy = proxy(site, "ad-servers: { mode: enforce }\n")) {
            URI local = proxy.start();
            assertThat(ask(local, "GET /relative", "")).contains("Location: next\r\n");
            assertThat(ask(local, "GET /", "")).contains("Location: " + local + "/next\r\n");
        }
    }

    @Test
    void whatIsCompressedAndIsNoPageIsWhole() throws Exception {
        ByteArrayOutputStream gzipped = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(gzipped)) {
            gzip.write("body".getBytes(UTF_8));
        }
        try (RawSite site = RawSite.of((head, in, out) -> RawSite.write(
                        out,
                        "HTTP/1.1 200 OK\nContent-Type: text/css\nContent-Encoding: gzip\nContent-Length: "
                                + gzipped.size() + "\n\n",
                        gzipped.toByteArray()));
                LocalProxy proxy = proxy(site, "ad-servers: { mode: enforce }\n")) {
            assertThat(ask(proxy.start(), "GET /a.css", ""))
                    .contains("body")
                    .doesNotContain("Content-Encoding", "Content-Length: " + gzipped.size());
        }
    }

    private LocalProxy proxy(RawSite site, String yaml) throws IOException {
        Path policy = Files.writeString(directory.resolve("policy.yaml"), yaml);
        return new LocalProxy(
                new LocalProxy.Site(
                        site.uri(),
                        "file:" + policy,
                        directory,
                        null,
                        TlsTrust.of(null, false),
                        Duration.ofSeconds(20)),
                0,
                false,
                new Prevented(new PrintStream(new ByteArrayOutputStream(), true, UTF_8)));
    }

    private static String ask(URI local, String line, String fields) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), local.getPort())) {
            send(socket, line, fields);
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
        }
    }

    private static void send(Socket socket, String line, String fields) throws IOException {
        String close = fields.contains("Connection:") ? "" : "Connection: close\r\n";
        socket.getOutputStream()
                .write((line + " HTTP/1.1\r\nHost: localhost:" + socket.getPort() + "\r\n" + fields + close + "\r\n")
                        .getBytes(ISO_8859_1));
        socket.getOutputStream().flush();
    }
}
