package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.container.app.Html;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Forwards, includes, error pages and JSPs: points 12 to 17 of what a wrapping filter must get right. */
final class DispatchTest {
    private static Stream<Arguments> onAll(String... paths) {
        return Stream.of(Container.values()).flatMap(c -> Stream.of(paths).map(p -> Arguments.of(c, p)));
    }

    static Stream<Arguments> pages() {
        return onAll("small", "large", "unfinished", "stream", "closing");
    }

    static Stream<Arguments> forwards() {
        return onAll(
                "forward-small",
                "forward-large",
                "forward-unfinished",
                "forward-stream",
                "forward-closing",
                "forward-twice",
                "forward-static",
                "forward-large-static",
                "forward-jsp",
                "forward-large-jsp",
                "forward-after-text",
                "forward-wrapped",
                "forward-named",
                "forward-to-error",
                "forward-to-exception",
                "forward-to-including");
    }

    static Stream<Arguments> includes() {
        return onAll(
                "include", "include-jsp", "include-stream", "include-split-tag", "include-flushing", "include-headers");
    }

    static Stream<Arguments> jsps() {
        return onAll("small", "large", "none", "page", "including");
    }

    @ParameterizedTest
    @MethodSource("pages")
    void aPageLosesItsAdsAndNothingElse(Container container, String page) throws IOException {
        Pair.of(container, "/dispatch/" + page).differsInItsAdsOnly();
    }

    /** Point 12: Tomcat 11 closes the container's response at the end of a forward, whatever a wrapper still holds. */
    @ParameterizedTest
    @MethodSource("forwards")
    void aForwardedPageIsWhole(Container container, String page) throws IOException {
        Pair.of(container, "/dispatch/" + page).differsInItsAdsOnly();
    }

    /** Point 13: text written before a forward is dropped, held or not. */
    @ContainerTest
    void textFromBeforeAForwardIsDropped(Container container) throws IOException {
        assertThat(governed(container, "forward-after-text").text()).doesNotContain("dropped");
    }

    /** Point 14: after a forward the response is closed. */
    @ContainerTest
    void textFromAfterAForwardIsDropped(Container container) throws IOException {
        Pair pair = Pair.of(container, "/dispatch/forward-then-write").differsInItsAdsOnly();

        assertThat(pair.governed().text()).doesNotContain("too late").endsWith("</html>\n");
    }

    /** Point 15. */
    @ParameterizedTest
    @MethodSource("includes")
    void anIncludedFragmentLosesItsAds(Container container, String page) throws IOException {
        Pair.of(container, "/dispatch/" + page).differsInItsAdsOnly();
    }

    /** Point 16: error pages are dispatched with the container's bare response. */
    @ContainerTest
    void anErrorPageLosesItsAdsAndItsCookies(Container container) throws IOException {
        Pair pair = Pair.of(container, "/commit/gone").differsInItsAdsOnly();

        assertThat(pair.governed().status()).isEqualTo(410);
        assertThat(pair.plain().cookies()).contains("_ga_error");
        assertThat(pair.governed().cookies()).isEmpty();
    }

    private static final String POLICY = """
            site: { name: Shop, authority: shop.example }
            cookies: { mode: enforce, exclude: [/commit/*] }
            ad-servers: { mode: enforce, exclude: [/commit/*] }
            sensitive-forms: { mode: enforce, behind: direct, paths: [/errors/*], exclude: [/commit/*] }
            statistics: { mode: enforce, exclude: [/commit/*] }
            """;

    private static final String CONSTRAINT = """
              <security-constraint>
                <web-resource-collection>
                  <web-resource-name>closed</web-resource-name>
                  <url-pattern>/closed/*</url-pattern>
                </web-resource-collection>
                <auth-constraint/>
              </security-constraint>
              <error-page>
                <error-code>403</error-code>
                <location>/errors/gone</location>
              </error-page>
            """;

    private static WebApp constrained() {
        return WebApp.enforced()
                .with("constrained", WebXml.of(WebXml.pledge("") + CONSTRAINT))
                .withFile("WEB-INF/privacy-policy.yaml", POLICY);
    }

    /** The container refuses before any filter is asked: the error page is the first that the filter sees. */
    @ContainerTest
    void theErrorPageOfARefusalByTheContainerIsGovernedAndNotRedirected(Container container) throws IOException {
        RawResponse refused = container.running(constrained()).get("/closed/page", "Accept: text/html");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).isEqualTo(Governed.page(Html.dirty(100)) + "403");
        assertThat(refused.cookies()).isEmpty();
        assertThat(container.running(constrained()).get("/errors/gone").status())
                .as("asked for itself the page is sensitive")
                .isEqualTo(308);
    }

    @ContainerTest
    void theErrorPageOfAnExcludedPathIsLeftAlone(Container container) throws IOException {
        RawResponse left = container.running(constrained()).get("/commit/gone");
        RawResponse plain = container.running(WebApp.ungoverned()).get("/commit/gone");

        assertThat(left.transcript()).isEqualTo(plain.transcript()).contains("_ga_error", "googletagmanager");
    }

    /** Point 17: a JSP flushes its buffer, whatever its size, and for jsp:include. */
    @ParameterizedTest
    @MethodSource("jsps")
    void aJspLosesItsAds(Container container, String page) throws IOException {
        Pair.of(container, "/jsp/" + page + ".jsp").differsInItsAdsOnly();
    }

    @ContainerTest
    void staticPagesLoseTheirAds(Container container) throws IOException {
        Pair.of(container, "/static/ads.html").differsInItsAdsOnly();
        Pair.of(container, "/static/large-ads.html").differsInItsAdsOnly();
    }

    private static RawResponse governed(Container container, String page) throws IOException {
        return container.running(WebApp.enforced()).get("/dispatch/" + page);
    }
}
