package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What an application may call has the effect that it has on the bare container. */
final class LegalCallsTest {
    static Stream<Arguments> pages() {
        return Stream.of(Container.values())
                .flatMap(c -> Stream.of(
                                "including-error",
                                "including-redirect",
                                "including-reset",
                                "stream-print",
                                "charset-after-writer",
                                "probe")
                        .map(p -> Arguments.of(c, p)));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageIsWhatItIsWithoutTheFilterLessItsAds(Container container, String page) throws IOException {
        Pair pair = Pair.of(container, "/legal/" + page);

        assertThat(pair.governed().body()).isEqualTo(Governed.page(pair.plain().body()));
        assertThat(pair.governed().statusLine()).isEqualTo(pair.plain().statusLine());
        assertThat(pair.governed().header("Content-Type"))
                .isEqualTo(pair.plain().header("Content-Type"));
        assertThat(pair.governed().complete()).isTrue();
    }

    static Stream<Arguments> nulls() {
        return Stream.of(Container.values())
                .flatMap(c -> Stream.of("request", "response", "type", "written", "streamed")
                        .map(p -> Arguments.of(c, p + "-nulls")));
    }

    /** Each null has the outcome, a value or an exception, that it has on the bare container. */
    @ParameterizedTest
    @MethodSource("nulls")
    void nullIsTakenAsTheContainerTakesIt(Container container, String page) throws IOException {
        Pair pair = Pair.of(container, "/legal/" + page, "Cookie: _ga=1", "Accept: text/html", "Accept-Encoding: gzip");

        assertThat(pair.governed().body()).isEqualTo(pair.plain().body()).contains(": ");
        assertThat(pair.governed().statusLine()).isEqualTo(pair.plain().statusLine());
        assertThat(pair.governed().header("Content-Type"))
                .isEqualTo(pair.plain().header("Content-Type"));
    }

    @ContainerTest
    void aRedirectToNullEndsAsOnTheContainer(Container container) throws IOException {
        Pair pair = Pair.of(container, "/legal/redirect-to-null");

        assertThat(pair.governed().body()).isEqualTo(pair.plain().body());
        assertThat(pair.governed().statusLine()).isEqualTo(pair.plain().statusLine());
    }

    @ContainerTest
    void theDigestOfWhatIsNoPageStays(Container container) throws IOException {
        Pair pair = Pair.of(container, "/legal/digest-of-data");

        assertThat(pair.governed().header("Content-MD5"))
                .isNotNull()
                .isEqualTo(pair.plain().header("Content-MD5"));
        assertThat(pair.governed().body()).isEqualTo(pair.plain().body());
    }

    /** Scripts that ask for data keep their conditions, whatever they accept. */
    @ContainerTest
    void dataThatAScriptAsksForIsRevalidated(Container container) throws IOException {
        Server server = container.running(WebApp.enforced());
        String[] asked = {"Sec-Fetch-Dest: empty", "Accept: */*"};
        String tag = server.get("/validators/tagged-json", asked).header("ETag");

        assertThat(tag).isNotNull();
        assertThat(server.get("/validators/tagged-json", asked[0], asked[1], "If-None-Match: " + tag)
                        .status())
                .isEqualTo(304);
    }
}
