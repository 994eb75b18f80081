package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.container.app.Html;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What reaches the application, and on which path: points 32 to 35 of what a wrapping filter must get right. */
final class RequestSideTest {
    private static final String FORM = "application/x-www-form-urlencoded";

    private static final String POLICY = """
            site:
              name: Shop
              https: sensitive-forms
              authority: shop.example:8443
            cookies:
              mode: enforce
            ad-servers:
              mode: enforce
              modes: { /request/off: off }
            sensitive-forms:
              mode: enforce
              paths: [/checkout/*]
              behind: direct
            statistics:
              mode: enforce
            """;

    /** Point 32: the filter reads no parameter, so the application may still say how they are encoded. */
    @ContainerTest
    void aFormKeepsItsBodyAndItsEncoding(Container container) throws IOException {
        Pair form = Pair.ofRequest(container, RawHttp.post("/request/form?page=2", FORM, "name=%C3%A9t%C3%A9"))
                .differsInItsAdsOnly();
        assertThat(form.governed().text()).contains("<p>\u00e9t\u00e9 2</p>");

        Pair reader = Pair.ofRequest(container, RawHttp.post("/request/reader", FORM, "\u00e6"))
                .differsInItsAdsOnly();
        assertThat(reader.governed().text()).contains("<p>\u0436</p>");
    }

    static Stream<Arguments> posts() {
        String parts = String.join(
                "\r\n",
                "--b",
                "Content-Disposition: form-data; name=\"f\"; filename=\"a\"",
                "",
                "x<script>",
                "--b--",
                "");
        return Stream.of(Container.values())
                .flatMap(c -> Stream.of(
                        Arguments.of(c, RawHttp.post("/request/form-by-default", FORM, "name=%41+b")),
                        Arguments.of(c, RawHttp.post("/request/stream", FORM, "name=1&page=2")),
                        Arguments.of(c, RawHttp.post("/request/upload", "multipart/form-data; boundary=b", parts)),
                        Arguments.of(
                                c,
                                RawHttp.request(
                                                "POST",
                                                "/request/chunked",
                                                "Transfer-Encoding: chunked",
                                                "Content-Type: text/plain")
                                        + "5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"),
                        Arguments.of(c, RawHttp.post("/request/chunked", "text/plain", "x", "Expect: 100-continue"))));
    }

    /** Point 32. */
    @ParameterizedTest
    @MethodSource("posts")
    void aBodyReachesTheApplicationUnread(Container container, String request) throws IOException {
        Pair.ofRequest(container, request).differsInItsAdsOnly();
    }

    static Stream<Arguments> spellings() {
        return Stream.of(Container.values())
                .flatMap(c -> Stream.of(
                                "/request/off",
                                "/request/off;v=1",
                                "/request;v=1/off",
                                "/request/%6Fff",
                                "/request/./off",
                                "/request/x/../off")
                        .map(p -> Arguments.of(c, p)));
    }

    /** Point 34: however a path is written, it is the path that the container maps. */
    @ParameterizedTest
    @MethodSource("spellings")
    void aPathIsMatchedAsTheContainerMapsIt(Container container, String path) throws IOException {
        RawResponse plain = container.running(WebApp.ungoverned()).get(path);
        RawResponse governed = container.running(withPolicy()).get(path);

        assertThat(governed.status()).isEqualTo(plain.status());
        assertThat(governed.text()).isEqualTo(plain.text());
    }

    @ContainerTest
    void aPathWithoutAModeOfItsOwnIsGoverned(Container container) throws IOException {
        Server server = container.running(withPolicy());

        for (String path : new String[] {"/request/page", "/request/page;off", "/request/page?/request/off"}) {
            assertThat(server.get(path).text())
                    .startsWith(Governed.page("<!DOCTYPE html>" + Html.SCRIPT) + "<p>/request/page");
        }
    }

    /** Point 34: the context path is no part of the policy's paths. */
    @ContainerTest
    void thePathsOfAPolicyAreWithinTheContext(Container container) throws IOException {
        try (Server server =
                container.start(named("context").at("/shop").withFile("WEB-INF/privacy-policy.yaml", POLICY))) {
            assertThat(server.get("/shop/request/page").text()).doesNotContain(Html.SCRIPT);
            assertThat(server.get("/shop/request/off").text()).contains(Html.SCRIPT);
            assertThat(server.get("/shop/checkout/pay").header("Location"))
                    .isEqualTo("https://shop.example:8443/shop/checkout/pay");
        }
    }

    static Stream<Arguments> plainSpellings() {
        return Stream.of(Container.values())
                .flatMap(c -> Stream.of(
                                "/checkout/pay",
                                "/checkout;v=1/pay",
                                "/checkout/pay;jsessionid=1",
                                "/che%63kout/pay",
                                "/./checkout/pay",
                                "/x/../checkout/pay",
                                "//checkout/pay",
                                "/checkout//pay",
                                "/checkout/%2e/pay")
                        .map(p -> Arguments.of(c, p)));
    }

    /** Points 33 and 34: no spelling of a sensitive path is answered in the clear. */
    @ParameterizedTest
    @MethodSource("plainSpellings")
    void aSensitivePageIsNeverSentInTheClear(Container container, String path) throws IOException {
        RawResponse response = container.running(withPolicy()).get(path);

        assertThat(response.text()).doesNotContain("<form");
        if (container.running(WebApp.ungoverned()).get(path).status() == 200) {
            assertThat(response.status()).isEqualTo(308);
        }
    }

    /**
     * Tomcat has mapped a directory to its welcome file when the filter is asked, Jetty has not: a pattern is matched to
     * the path that was asked for on both, however it is written.
     */
    @ContainerTest
    void aDirectoryIsAsSensitiveAsThePolicySaysWhateverItsWelcomeFile(Container container) throws IOException {
        String form = "<!DOCTYPE html><title>Account</title><form action=/pay></form>";
        for (String pattern : new String[] {"/account/", "/account/*"}) {
            WebApp app = named("welcome")
                    .withFile("account/index.html", form)
                    .withFile("WEB-INF/privacy-policy.yaml", POLICY.replace("/checkout/*", pattern));
            try (Server server = container.start(app);
                    RawHttp secure = server.openTls()) {
                for (String path : new String[] {"/account/", "/account/;v=1", "/account/.", "/account/x/%2E%2e"}) {
                    assertThat(server.get(path).text()).as(path).doesNotContain("<form");
                }
                assertThat(server.get("/account/").header("Location")).isEqualTo("https://shop.example:8443/account/");
                assertThat(server.get("/account/index.html").status()).isEqualTo(pattern.endsWith("*") ? 308 : 200);
                assertThat(secure.exchange(RawHttp.request("GET", "/account/")).text())
                        .contains("<form", "/privacy/indicator.css");
            }
        }
    }

    /** Point 33: the query is kept as it was sent, the host is the configured one, nothing is stored. */
    @ContainerTest
    void aPlainRequestForASensitivePageIsRedirected(Container container) throws IOException {
        Server server = container.running(withPolicy());
        RawResponse response = server.get("/checkout/pay?x=%20%C3%A9&y=a+b");

        assertThat(response.status()).isEqualTo(308);
        assertThat(response.header("Location")).isEqualTo("https://shop.example:8443/checkout/pay?x=%20%C3%A9&y=a+b");
        assertThat(response.header("Cache-Control")).contains("no-store");
        try (RawHttp connection = server.open()) {
            RawResponse other = connection.exchange(
                    "GET /checkout/pay HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Proto: https\r\n\r\n");
            assertThat(other.header("Location")).isEqualTo("https://shop.example:8443/checkout/pay");
        }
    }

    /** Point 33: a body has already travelled in the clear; it is refused, not replayed. */
    @ContainerTest
    void aPlainPostToASensitivePageIsRefused(Container container) throws IOException {
        RawResponse response = container.running(withPolicy()).post("/checkout/pay", FORM, "card=4111");

        assertThat(response.status()).isEqualTo(403);
        assertThat(response.header("Location")).isNull();
        assertThat(response.text()).doesNotContain("4111");
    }

    @ContainerTest
    void aSensitivePageIsSentOverHttps(Container container) throws IOException {
        try (RawHttp connection = container.running(withPolicy()).openTls()) {
            RawResponse response = connection.exchange(RawHttp.request("GET", "/checkout/pay"));

            assertThat(response.status()).isEqualTo(200);
            assertThat(response.text())
                    .contains("<p>secure true https</p>")
                    .contains("<form method=post>")
                    .doesNotContain("googletagmanager");
        }
    }

    /** Point 35: the filter may come twice, from web.xml and from a fragment or a second mapping. */
    @ContainerTest
    void aFilterThatIsThereTwiceWorksOnce(Container container) throws IOException {
        String xml = WebXml.of(WebXml.pledge("enforce")
                + WebXml.filter("again", "dev.pledge.PledgeFilter", "enforce")
                + WebXml.mapping("again", "REQUEST", "FORWARD", "ERROR", "ASYNC"));
        WebApp app = WebApp.enforced().with("twice", xml).withFile("WEB-INF/privacy-policy.yaml", POLICY);
        try (Server once = container.start(named("once").withFile("WEB-INF/privacy-policy.yaml", POLICY));
                Server twice = container.start(app);
                RawHttp onceTls = once.openTls();
                RawHttp twiceTls = twice.openTls()) {
            for (String path : new String[] {
                "/checkout/pay", "/dispatch/forward-large", "/async/dispatch", "/cookies/every-way", "/commit/gone"
            }) {
                String request = RawHttp.request("GET", path, "Accept: text/html");
                assertThat(twiceTls.exchange(request).transcript())
                        .as(path)
                        .isEqualTo(onceTls.exchange(request).transcript());
            }
        }
    }

    private static WebApp named(String name) {
        return WebApp.enforced().with(name, WebXml.of(WebXml.pledge("enforce")));
    }

    private static WebApp withPolicy() {
        return named("policy").withFile("WEB-INF/privacy-policy.yaml", POLICY);
    }
}
