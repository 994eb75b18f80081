package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.container.app.Html;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is rewritten, and what else of an answer changes with it: points 22, 23 and 26 to 31. */
final class RewrittenBodyTest {
    static Stream<Arguments> written() {
        return onAll(
                "array",
                "single-bytes",
                "print",
                "pieces",
                "byte-buffer",
                "writer-pieces",
                "closed-early",
                "megabytes",
                "upper-case",
                "type-after-writer",
                "type-by-header",
                "only-ads",
                "reset",
                "reset-buffer",
                "writer-xor-stream",
                "buffer-size");
    }

    /** Points 22, 27 and 31: however a page is written. */
    @ParameterizedTest
    @MethodSource("written")
    void aPageLosesItsAdsHoweverItIsWritten(Container container, String page) throws IOException {
        Pair.of(container, "/body/" + page).differsInItsAdsOnly();
    }

    static Stream<Arguments> untouched() {
        return onAll(
                "text", "script", "json", "type-changed", "no-transform", "gzip", "byte-buffer-image", "reset-to-text");
    }

    /** Point 22: what is no page, is encoded, or must not be transformed. */
    @ParameterizedTest
    @MethodSource("untouched")
    void whatIsNotToBeRewrittenIsPassedOnWithItsBody(Container container, String page) throws IOException {
        Pair pair = Pair.of(container, "/body/" + page);

        assertThat(pair.plain().body()).isNotEmpty();
        assertThat(pair.governed().body()).isEqualTo(pair.plain().body());
        assertThat(pair.governed().statusLine()).isEqualTo(pair.plain().statusLine());
        assertThat(pair.governed().headers("Content-Length"))
                .isEqualTo(pair.plain().headers("Content-Length"));
        assertThat(pair.governed().headers("Content-Type"))
                .isEqualTo(pair.plain().headers("Content-Type"));
    }

    static Stream<Arguments> lengths() {
        return onAll("length", "length-long", "length-header", "length-int-header", "digests");
    }

    /** Point 23: the length that the application announced is not that of what is sent. */
    @ParameterizedTest
    @MethodSource("lengths")
    void theLengthIsThatOfWhatIsSent(Container container, String page) throws IOException {
        Pair pair = Pair.of(container, "/body/" + page).differsInItsAdsOnly();

        String length = pair.governed().header("Content-Length");
        assertThat(pair.plain().header("Content-Length")).isNotNull();
        assertThat(length == null || length.equals("" + pair.governed().body().length()))
                .isTrue();
    }

    /** Point 23: digests and ranges are those of another body. */
    @ContainerTest
    void headersThatDescribeTheOriginalBodyAreDropped(Container container) throws IOException {
        Pair pair = Pair.of(container, "/body/digests").differsInItsAdsOnly();

        for (String name : new String[] {"Content-MD5", "Digest", "Repr-Digest", "Content-Digest"}) {
            assertThat(pair.plain().header(name)).as(name).isNotNull();
            assertThat(pair.governed().header(name)).as(name).isNull();
        }
        assertThat(pair.plain().header("Accept-Ranges")).isEqualTo("bytes");
        assertThat(pair.governed().header("Accept-Ranges")).isIn(null, "none");
        assertThat(pair.governed().header("X-Other")).isEqualTo("1");
    }

    /** Point 23: a HEAD announces no length that a GET would not keep. */
    @ContainerTest
    void headAnnouncesNoOtherLengthThanGet(Container container) throws IOException {
        for (String path : new String[] {"/body/length-of-head", "/static/ads.html", "/body/array"}) {
            Pair get = Pair.of(container, path).differsInItsAdsOnly();
            Pair head = Pair.ofRequest(container, RawHttp.request("HEAD", path));

            assertThat(head.governed().status()).isEqualTo(200);
            String length = head.governed().header("Content-Length");
            assertThat(length == null
                            || length.equals("" + get.governed().body().length()))
                    .as("%s of %s", length, path)
                    .isTrue();
        }
    }

    /** Point 29. */
    @ContainerTest
    void statusesWithoutABodyHaveNone(Container container) throws IOException {
        try (RawHttp connection = container.running(WebApp.enforced()).open()) {
            connection.send(RawHttp.request("GET", "/body/204")
                    + RawHttp.request("HEAD", "/body/array")
                    + RawHttp.request("GET", "/body/empty")
                    + RawHttp.request("GET", "/body/array"));

            assertThat(connection.read(true).status()).isEqualTo(204);
            assertThat(connection.read(false).status()).isEqualTo(200);
            assertThat(connection.read(true).body()).isEmpty();
            assertThat(connection.read(true).text()).isEqualTo(Governed.page(Html.dirty(3000)));
        }
    }

    /** Point 26: a page that the application would compress could not be inspected. */
    @ContainerTest
    void aNavigationIsAnsweredWithoutCompressionByTheApplication(Container container) throws IOException {
        RawResponse response = container
                .running(WebApp.enforced())
                .get("/body/gzip-if-accepted", "Accept: text/html,*/*;q=0.8", "Accept-Encoding: gzip, deflate");

        assertThat(response.header("Content-Encoding")).isNull();
        assertThat(response.header("Vary")).containsIgnoringCase("Accept-Encoding");
        assertThat(response.text()).isEqualTo(Governed.page(Html.dirty(3000)));
    }

    /** Point 27: reset frees the choice between writer and stream, resetBuffer does not. */
    @ContainerTest
    void resetFreesTheChoiceOfWriterOrStream(Container container) throws IOException {
        Pair reset = Pair.of(container, "/body/reset").differsInItsAdsOnly();
        assertThat(reset.governed().header("X-Dropped")).isNull();
        assertThat(reset.governed().text()).doesNotContain("dropped");

        Pair resetBuffer = Pair.of(container, "/body/reset-buffer").differsInItsAdsOnly();
        assertThat(resetBuffer.governed().header("X-Kept")).isEqualTo("1");
        assertThat(resetBuffer.governed().text()).doesNotContain("dropped").endsWith(" one");
    }

    static Stream<Arguments> charsets() {
        return onAll(
                "charset-utf-8",
                "charset-latin-1",
                "charset-explicit",
                "charset-locale",
                "charset-default",
                "charset-too-late");
    }

    /** Point 28. */
    @ParameterizedTest
    @MethodSource("charsets")
    void theCharsetIsTheOneThatTheContainerWouldHaveChosen(Container container, String page) throws IOException {
        Pair.of(container, "/body/" + page).differsInItsAdsOnly();
    }

    /** Point 28. */
    @ContainerTest
    void aPageInUtf16LosesItsAdsOnly(Container container) throws IOException {
        Pair pair = Pair.of(container, "/body/charset-utf-16");
        String plain = pair.plain().text(StandardCharsets.UTF_16LE);

        assertThat(plain).startsWith("\u00e9\u0416\u65e5<!DOCTYPE html>").contains("doubleclick");
        assertThat(pair.governed().text(StandardCharsets.UTF_16LE)).isEqualTo(Governed.page(plain));
        assertThat(pair.governed().header("Content-Type"))
                .isEqualTo(pair.plain().header("Content-Type"));
    }

    /** Point 29. */
    @ContainerTest
    void trailersAreSentAfterARewrittenPage(Container container) throws IOException {
        Pair pair = Pair.of(container, "/body/trailers", "TE: trailers").differsInItsAdsOnly();

        assertThat(pair.governed().trailers())
                .isEqualTo(pair.plain().trailers())
                .isNotEmpty();
    }

    /** Point 30. */
    @ContainerTest
    void anUpgradedConnectionIsLeftAlone(Container container) throws IOException {
        try (RawHttp connection = container.running(WebApp.enforced()).open()) {
            // Jetty reads on only if the first bytes of the new protocol are there with the request.
            connection.send(RawHttp.request("GET", "/upgrade", "Connection: Upgrade", "Upgrade: echo") + "<script>");
            RawResponse head = connection.readHead();
            assertThat(head.status()).isEqualTo(101);
            assertThat(head.header("Upgrade")).isEqualTo("echo");
            assertThat(connection.readExactly(8)).isEqualTo("<SCRIPT>");

            connection.send("<iframe src=a>.");
            assertThat(connection.readExactly(14)).isEqualTo("<IFRAME SRC=A>");
            assertThat(connection.closedByPeer()).isTrue();
        }
    }

    private static Stream<Arguments> onAll(String... pages) {
        return Stream.of(Container.values()).flatMap(c -> Stream.of(pages).map(p -> Arguments.of(c, p)));
    }
}
