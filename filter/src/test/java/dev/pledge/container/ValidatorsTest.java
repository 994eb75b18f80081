package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.container.app.Html;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Conditional requests and ranges of governed pages: points 24 and 25 of what a wrapping filter must get right. */
final class ValidatorsTest {
    private static final String NAVIGATION = "Accept: text/html,application/xhtml+xml,*/*;q=0.8";
    private static final String SINCE = "If-Modified-Since: Sun, 01 Feb 2026 00:00:00 GMT";

    static Stream<Arguments> tagged() {
        return onAll("/validators/tagged", "/validators/tagged-clean", "/static/ads.html", "/static/clean.html");
    }

    /** Point 25: a browser that holds the governed page of this revision is answered 304, without a body. */
    @ParameterizedTest
    @MethodSource("tagged")
    void theGovernedPageIsRevalidated(Container container, String path) throws IOException {
        Server server = container.running(WebApp.enforced());
        String tag = server.get(path, NAVIGATION).header("ETag");
        assertThat(tag).isNotNull();

        RawResponse again = server.get(path, NAVIGATION, "If-None-Match: " + tag, SINCE);
        assertThat(again.status()).isEqualTo(304);
        assertThat(again.header("ETag")).isEqualTo(tag);
        assertThat(server.get(path, NAVIGATION, "If-None-Match: \"other\", " + tag)
                        .status())
                .isEqualTo(304);
    }

    /** Point 25: a page kept with its ads, from before the filter or an older list, is not revalidated. */
    @ParameterizedTest
    @MethodSource("tagged")
    void aPageOfAnotherRevisionIsNotRevalidated(Container container, String path) throws IOException {
        String original = container.running(WebApp.ungoverned()).get(path).header("ETag");
        if (original == null) { // Jetty's default servlet has none; the date alone must not revalidate either
            original = "\"x\"";
        }
        Server server = container.running(WebApp.enforced());

        for (String[] headers : new String[][] {
            {NAVIGATION, "If-None-Match: " + original},
            {NAVIGATION, "If-None-Match: " + original, SINCE},
            {NAVIGATION, SINCE},
            {NAVIGATION, "If-None-Match: *"},
            {"If-None-Match: " + original},
            {SINCE},
        }) {
            RawResponse response = server.get(path, headers);
            assertThat(response.status()).as(String.join(" ", headers)).isEqualTo(200);
            assertThat(response.text()).doesNotContain("googletagmanager").endsWith("</html>\n");
        }
    }

    @ContainerTest
    void theTagOfAGovernedPageIsNotTheOriginals(Container container) throws IOException {
        Pair pair = Pair.of(container, "/validators/tagged", NAVIGATION).differsInItsAdsOnly();

        assertThat(pair.plain().header("ETag")).isEqualTo("\"v1\"");
        assertThat(pair.governed().header("ETag")).isNotEqualTo("\"v1\"").contains("v1");
    }

    @ContainerTest
    void aPageThatHasOnlyADateIsNotRevalidatedByTheDateOfAnotherRevision(Container container) throws IOException {
        Server server = container.running(WebApp.enforced());
        assertThat(server.get("/validators/dated", NAVIGATION, SINCE).text()).isEqualTo(Governed.page(Html.dirty(200)));
        assertThat(container
                        .running(WebApp.ungoverned())
                        .get("/validators/dated", NAVIGATION, SINCE)
                        .status())
                .isEqualTo(304);
    }

    @ContainerTest
    void whatIsNoPageKeepsItsValidators(Container container) throws IOException {
        String json = "Accept: application/json";

        Pair.of(container, "/validators/tagged-json", json).isTheSame();
        Pair.of(container, "/validators/tagged-json", json, "If-None-Match: \"v1\"")
                .isTheSame();
        Pair.of(container, "/validators/tagged-json", json, SINCE).isTheSame();
        Pair.of(container, "/validators/tagged-json").isTheSame();
        Pair.of(container, "/static/style.css", SINCE).isTheSame();
    }

    /** Point 24: a part of a page cannot be governed; the whole is sent. */
    @ContainerTest
    void aRangeOfAPageIsAnsweredWithTheWhole(Container container) throws IOException {
        for (String range : new String[] {"bytes=0-99", "bytes=200-299", "bytes=-50", "bytes=0-9,20-29"}) {
            Pair pair = Pair.of(container, "/static/ads.html", NAVIGATION, "Range: " + range);

            assertThat(pair.plain().status()).isEqualTo(206);
            assertThat(pair.governed().status()).isEqualTo(200);
            assertThat(pair.governed().text()).isEqualTo(Governed.page(Html.dirty(400)));
            assertThat(pair.governed().header("Content-Range")).isNull();
        }
    }

    @ContainerTest
    void aRangeOfAnythingElseIsAnsweredAsItWouldBe(Container container) throws IOException {
        for (String range : new String[] {"bytes=0-99", "bytes=-50"}) {
            Pair.of(container, "/static/style.css", "Range: " + range).isTheSame();
            Pair.of(container, "/static/data.json", "Accept: */*", "Sec-Fetch-Dest: empty", "Range: " + range)
                    .isTheSame();
        }
    }

    private static Stream<Arguments> onAll(String... paths) {
        return Stream.of(Container.values()).flatMap(c -> Stream.of(paths).map(p -> Arguments.of(c, p)));
    }
}
