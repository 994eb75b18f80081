package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.container.app.Html;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When an answer leaves, and what of it: points 8 to 11 of what a wrapping filter must get right. */
final class CommitTest {
    static Stream<Arguments> redirects() {
        return onAll("redirect", "redirect-then-write", "redirect-status", "redirect-clear", "error-then-write");
    }

    /** Points 8 and 9: all forms of sendRedirect; those of Servlet 6.1 are called where they are. */
    @ParameterizedTest
    @MethodSource("redirects")
    void aRedirectDropsWhatIsHeld(Container container, String page) throws IOException {
        Pair pair = Pair.of(container, "/commit/" + page);

        assertThat(pair.governed().statusLine()).isEqualTo(pair.plain().statusLine());
        assertThat(pair.governed().headers("Location")).isEqualTo(pair.plain().headers("Location"));
        assertThat(pair.governed().text()).isEqualTo(pair.plain().text()).doesNotContain("begun");
        assertThat(pair.governed().complete()).isTrue();
    }

    /** Point 8: a redirect of Servlet 6.1 may keep what was written: then it is governed like any page. */
    @ContainerTest
    void aRedirectThatKeepsItsTextIsGoverned(Container container) throws IOException {
        Pair pair = Pair.of(container, "/commit/redirect-keep");

        assertThat(pair.governed().text()).isEqualTo(Governed.page(pair.plain().text()));
        assertThat(pair.governed().headers("Location")).isEqualTo(pair.plain().headers("Location"));
        assertThat(pair.plain().text().contains("begun")).isEqualTo(container.servlet61());
    }

    /** A charset with shift states returns to its first at the end of a text: so much is part of what is kept. */
    @ContainerTest
    void aRedirectThatKeepsItsTextEndsIt(Container container) throws IOException {
        byte[] encoded = Html.SHIFTED.getBytes(Charset.forName("ISO-2022-JP"));
        String body =
                Pair.of(container, "/commit/redirect-keep-shifted").governed().body();

        assertThat(body.contains(new String(encoded, StandardCharsets.ISO_8859_1)))
                .isEqualTo(container.servlet61());
    }

    @ContainerTest
    void aRedirectedResponseIsCommitted(Container container) throws IOException {
        Server server = container.running(WebApp.enforced());
        server.get("/commit/redirect-committed");

        assertThat(server.get("/harness/await?name=redirect-committed").text()).isEqualTo("true");
    }

    /** Point 10. */
    @ContainerTest
    void aFlushSendsWhatIsDecided(Container container) throws IOException {
        Server server = container.running(WebApp.enforced());
        try (RawHttp connection = server.open()) {
            connection.send(RawHttp.request("GET", "/commit/flush"));
            RawResponse head = connection.readHead();
            assertThat(head.status()).isEqualTo(200);
            assertThat(head.header("Content-Length")).isNull();
            assertThat(readUntil(connection, "<p>begun</p>"))
                    .isEqualTo(Governed.page(Html.HEAD + Html.SCRIPT + "<p>begun</p>"));

            signal(server, "flush");
            assertThat(readUntil(connection, Html.END)).isEqualTo("<p>committed true</p>" + Html.END);
            assertThat(connection.readChunk()).isEmpty();
        }
    }

    /** Point 10: headers leave with a flush, though nothing has been written. */
    @ContainerTest
    void aFlushOfNothingSendsTheHead(Container container) throws IOException {
        Server server = container.running(WebApp.enforced());
        try (RawHttp connection = server.open()) {
            connection.send(RawHttp.request("GET", "/commit/flush-empty"));
            assertThat(connection.readHead().header("Content-Type")).startsWith("text/html");

            signal(server, "flush-empty");
            assertThat(readUntil(connection, "</html>\n")).isEqualTo(Governed.page(Html.dirty(10)));
        }
    }

    /** Point 10: a tag that is cut by a flush waits for its end, what is before it does not. */
    @ContainerTest
    void everyFlushSendsAllButAnUndecidedTag(Container container) throws IOException {
        Server server = container.running(WebApp.enforced());
        try (RawHttp connection = server.open()) {
            connection.send(RawHttp.request("GET", "/commit/flush-writer"));
            connection.readHead();
            for (String part : new String[] {"<p>one</p>", "<p>two</p>", "<p>three</p>"}) {
                assertThat(readUntil(connection, part)).isEqualTo(part);
                signal(server, "flush-writer");
            }
            assertThat(readUntil(connection, "<p>four</p>")).isEqualTo("<script>var a = 1</script><p>four</p>");
            assertThat(connection.readChunk()).isEmpty();
        }
    }

    /** Point 10: events arrive one by one. */
    @ContainerTest
    void serverSentEventsArriveOneByOne(Container container) throws IOException {
        Server server = container.running(WebApp.enforced());
        try (RawHttp connection = server.open()) {
            connection.send(RawHttp.request("GET", "/commit/events", "Accept: text/event-stream"));
            assertThat(connection.readHead().header("Content-Type")).startsWith("text/event-stream");
            for (int i = 0; i < 4; i++) {
                assertThat(connection.readChunk()).isEqualTo("data: " + i + "\n\n");
                signal(server, "events");
            }
            assertThat(connection.readChunk()).isEmpty();
        }
    }

    /** Point 10: a page that is larger than the buffer is not held back. */
    @ContainerTest
    void aFullBufferCommits(Container container) throws IOException {
        RawResponse response = container.running(WebApp.enforced()).get("/commit/buffer-size");

        assertThat(response.text()).endsWith("<i>in time</i>");
        assertThat(response.complete()).isTrue();
    }

    @ContainerTest
    void aCommittedResponseCannotBeReset(Container container) throws IOException {
        assertThat(container
                        .running(WebApp.enforced())
                        .get("/commit/reset-when-committed")
                        .text())
                .endsWith("<p>refused</p>");
    }

    static Stream<Arguments> failures() {
        return onAll("mapped-exception", "mapped-exception-held", "gone");
    }

    /** Point 11: what is held when a page fails is not part of the error page. */
    @ParameterizedTest
    @MethodSource("failures")
    void aPageThatFailsIsReplacedByTheErrorPage(Container container, String page) throws IOException {
        Pair pair = Pair.of(container, "/commit/" + page).differsInItsAdsOnly();

        assertThat(pair.governed().text()).doesNotContain("begun", "held");
    }

    static Stream<Arguments> failuresWithoutAPage() {
        return onAll("/commit/exception", "/commit/io-exception", "/async/exception-in-dispatch");
    }

    /** Point 11: where the application has no error page the container's is sent, not the half page that was held. */
    @ParameterizedTest
    @MethodSource("failuresWithoutAPage")
    void aPageThatFailsIsReplacedByTheContainersErrorPage(Container container, String path) throws IOException {
        Pair pair = Pair.of(container, path);

        assertThat(pair.governed().statusLine()).isEqualTo(pair.plain().statusLine());
        assertThat(pair.governed().status()).isEqualTo(500);
        assertThat(pair.governed().text()).isNotEmpty().doesNotContain("Kettle", "googletagmanager");
        assertThat(pair.governed().complete()).isTrue();
    }

    /** Point 11: a page that fails after its commit must not look whole. */
    @ContainerTest
    void aPageThatFailsAfterItsCommitIsCutOff(Container container) throws IOException {
        Pair pair = Pair.of(container, "/commit/exception-when-committed");

        assertThat(pair.governed().complete()).isEqualTo(pair.plain().complete());
        assertThat(pair.governed().text()).isEqualTo(Governed.page(pair.plain().text()));
    }

    private static Stream<Arguments> onAll(String... pages) {
        return Stream.of(Container.values()).flatMap(c -> Stream.of(pages).map(p -> Arguments.of(c, p)));
    }

    /** Reads chunks until their text ends as expected; silence of a minute is an error. */
    private static String readUntil(RawHttp connection, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        while (!text.toString().endsWith(end)) {
            String chunk = connection.readChunk();
            if (chunk.isEmpty()) {
                return text + "[end]";
            }
            text.append(chunk);
        }
        return text.toString();
    }

    private static void signal(Server server, String name) throws IOException {
        assertThat(server.get("/harness/signal?name=" + name).status()).isEqualTo(204);
    }
}
