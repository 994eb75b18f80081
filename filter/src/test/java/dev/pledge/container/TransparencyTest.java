package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.container.app.Html;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What Pledge has no business with is the same, byte for byte and field for field, with and without the filter. */
final class TransparencyTest {
    private static final String MULTIPART = String.join(
            "\r\n",
            "--b",
            "Content-Disposition: form-data; name=\"note\"",
            "",
            "h\u00c3\u00a9",
            "--b",
            "Content-Disposition: form-data; name=\"file\"; filename=\"a.txt\"",
            "Content-Type: text/plain",
            "",
            "<script>",
            "--b--",
            "");

    /** Requests whose answers no mode may change. */
    static List<String> requests() {
        return List.of(
                get("/usual/json"),
                get("/usual/json-writer"),
                get("/usual/image"),
                get("/usual/download"),
                get("/usual/large-chunked"),
                get("/usual/gzip", "Accept-Encoding: gzip"),
                get("/usual/single-bytes"),
                get("/usual/trailers", "TE: trailers"),
                get("/usual/link"),
                get("/usual/charset-default"),
                get("/usual/charset-in-type"),
                get("/usual/charset-explicit"),
                get("/usual/charset-locale"),
                get("/usual/charset-before-type"),
                get("/usual/charset-too-late"),
                get("/usual/204"),
                get("/usual/304", "If-None-Match: \"v1\"", "Accept: image/png"),
                get("/usual/206", "Range: bytes=0-3", "Accept: application/pdf"),
                get("/usual/redirect"),
                get("/usual/redirect-relative"),
                get("/usual/empty"),
                get("/usual/503"),
                get("/usual/headers"),
                get("/usual/flush"),
                get("/usual/reset-buffer"),
                get("/usual/reset"),
                get("/usual/writer-xor-stream"),
                get("/usual/stream-xor-writer"),
                get("/usual/include"),
                get("/usual/forward"),
                get("/usual/forward-static"),
                get("/usual/async-complete"),
                get("/usual/async-dispatch"),
                get("/usual/events", "Accept: text/event-stream"),
                get("/usual/unknown"),
                get("/static/data.json"),
                get("/static/data.json", "Accept: application/json", "Range: bytes=10-19"),
                get(
                        "/static/data.json",
                        "Accept: application/json",
                        "If-Modified-Since: Sat, 03 Jan 2026 00:00:00 GMT"),
                get("/static/style.css", "Accept: text/css", "Sec-Fetch-Dest: style"),
                get(
                        "/echo/request;v=1//x?a=1&b=%20&a=2",
                        "Accept: application/json",
                        "Accept-Encoding: gzip, br",
                        "If-None-Match: \"x\"",
                        "Range: bytes=0-",
                        "X-Twice: 1",
                        "x-twice: 2",
                        "Accept-Language: de"),
                get(
                        "/echo/request?q=%C3%A9+1",
                        "Accept: application/json",
                        "Accept-Encoding: gzip, br",
                        "If-None-Match: \"x\"",
                        "X-Twice: 1",
                        "x-twice: 2",
                        "Accept-Language: de"),
                RawHttp.request("HEAD", "/usual/json"),
                RawHttp.request("HEAD", "/usual/image"),
                RawHttp.request("HEAD", "/static/data.json"),
                RawHttp.request("OPTIONS", "/usual/options"),
                RawHttp.request("DELETE", "/usual/204"),
                RawHttp.post("/echo/form", "application/x-www-form-urlencoded", "a=%C3%A9&b=1&a=2"),
                RawHttp.post("/echo/form?a=0", "application/x-www-form-urlencoded", "a=%C3%A9&b=1&a=2"),
                RawHttp.post("/echo/body", "application/json", "{\"a\": 1}".repeat(5000)),
                RawHttp.post("/echo/reader", "text/plain; charset=windows-1252", "\u0080uro"),
                RawHttp.post("/echo/upload", "multipart/form-data; boundary=b", MULTIPART));
    }

    /** Requests whose answers a filter may change that enforces, not one that only reports. */
    static List<String> governedRequests() {
        return List.of(
                get("/static/ads.html"),
                get("/static/ads.html", "If-None-Match: *"),
                get("/static/ads.html", "If-Modified-Since: Sat, 03 Jan 2026 00:00:00 GMT"),
                get("/static/ads.html", "Range: bytes=100-199"),
                get("/static/large-ads.html"),
                get("/static/unknown.html"),
                get("/jsp/small.jsp"),
                get("/jsp/large.jsp"),
                get("/jsp/none.jsp"),
                get("/jsp/including.jsp"),
                get("/usual/no-type"),
                get("/usual/session"),
                get("/usual/cart", "Cookie: _ga=1; cart=2; _fbp=3"),
                get("/echo/request", "Cookie: _ga=1; cart=2; _fbp=3", "Cookie: IDE=4", "Accept-Encoding: gzip"),
                RawHttp.request("HEAD", "/static/ads.html"));
    }

    static Stream<Arguments> ofAllContainers() {
        return Stream.of(Container.values()).flatMap(c -> requests().stream().map(r -> Arguments.of(c, r)));
    }

    static Stream<Arguments> ofAllContainersWithGoverned() {
        return Stream.of(Container.values())
                .flatMap(c -> Stream.concat(requests().stream(), governedRequests().stream())
                        .map(r -> Arguments.of(c, r)));
    }

    @ParameterizedTest
    @MethodSource("ofAllContainers")
    void anEnforcingFilterLeavesAloneWhatIsNoneOfItsBusiness(Container container, String request) throws IOException {
        assertThat(answer(container, WebApp.enforced(), request).transcript())
                .isEqualTo(answer(container, WebApp.ungoverned(), request).transcript());
    }

    @ParameterizedTest
    @MethodSource("ofAllContainersWithGoverned")
    void aReportingFilterChangesNothingAtAll(Container container, String request) throws IOException {
        assertThat(answer(container, WebApp.reported(), request).transcript())
                .isEqualTo(answer(container, WebApp.ungoverned(), request).transcript());
    }

    /** Jetty 12.1 leaves the body of such an error out as soon as any filter wraps the request, whatever it does. */
    @ContainerTest
    void anImpossibleRangeIsAnsweredAsBehindAnyWrapper(Container container) throws IOException {
        for (String path : new String[] {"/static/data.json", "/static/style.css"}) {
            String request = get(path, "Accept: application/json", "Range: bytes=999999-");
            RawResponse wrapped = answer(container, other("wrapping"), request);

            assertThat(wrapped.status()).isEqualTo(416);
            assertThat(answer(container, WebApp.enforced(), request).transcript())
                    .isEqualTo(wrapped.transcript());
            assertThat(answer(container, WebApp.reported(), request).transcript())
                    .isEqualTo(wrapped.transcript());
        }
    }

    @ParameterizedTest
    @MethodSource("ofAllContainersWithGoverned")
    void aFilterThatDoesNothingIsSeenToDoNothing(Container container, String request) throws IOException {
        assertThat(answer(container, other("pass"), request).transcript())
                .isEqualTo(answer(container, WebApp.ungoverned(), request).transcript());
    }

    @ContainerTest
    void aFilterThatLosesAHeaderIsSeen(Container container) throws IOException {
        assertThat(answer(container, other("careless"), get("/usual/download")).transcript())
                .isNotEqualTo(answer(container, WebApp.ungoverned(), get("/usual/download"))
                        .transcript());
    }

    @ContainerTest
    void aCleanPageThatFitsTheBufferKeepsItsLength(Container container) throws IOException {
        RawResponse plain = answer(container, WebApp.ungoverned(), get("/static/clean.html"));
        RawResponse governed = answer(container, WebApp.enforced(), get("/static/clean.html"));

        assertThat(governed.text()).isEqualTo(plain.text()).isEqualTo(Html.clean(400));
        assertThat(governed.header("Content-Length")).isEqualTo(plain.header("Content-Length"));
        assertThat(governed.transcript(ADDED_TO_PAGES)).isEqualTo(plain.transcript(ADDED_TO_PAGES));
    }

    /** Tomcat keeps a buffer that was made larger for later requests, so each of these has a server of its own. */
    @ContainerTest
    void theBufferIsTheContainers(Container container) throws IOException {
        String plain = bufferOf(container, WebApp.ungoverned());

        assertThat(bufferOf(container, WebApp.reported())).isEqualTo(plain);
        assertThat(bufferOf(container, WebApp.enforced())).isEqualTo(plain);
    }

    private static String bufferOf(Container container, WebApp app) throws IOException {
        try (Server server = container.start(app.called(app.name() + "-buffer"))) {
            return server.get("/usual/buffer").transcript();
        }
    }

    @ContainerTest
    void severalRequestsOnOneConnectionAreAnsweredInOrder(Container container) throws IOException {
        try (RawHttp connection = container.running(WebApp.enforced()).open()) {
            connection.send(get("/usual/json") + get("/static/clean.html") + get("/usual/204") + get("/usual/image"));

            assertThat(connection.read(true).header("Content-Type")).startsWith("application/json");
            assertThat(connection.read(true).text()).isEqualTo(Html.clean(400));
            assertThat(connection.read(true).status()).isEqualTo(204);
            assertThat(connection.read(true).body()).hasSize(2048);
        }
    }

    @Test
    void everyContainerBringsItsOwnServletApi() throws IOException {
        for (Container container : Container.values()) {
            String version = container
                    .running(WebApp.ungoverned())
                    .get("/harness/version")
                    .text();
            assertThat(version).isEqualTo(container == Container.TOMCAT_10_1 ? "6.0" : "6.1");
        }
    }

    /** What an enforcing filter puts on, or makes right on, each HTML page. */
    static final Set<String> ADDED_TO_PAGES =
            Set.of("Referrer-Policy", "Permissions-Policy", "ETag", "Accept-Ranges", "Strict-Transport-Security");

    private static WebApp other(String mode) {
        String filter = WebXml.filter("other", "dev.pledge.container.app.PassThroughFilter", mode)
                + WebXml.mapping("other", "REQUEST", "FORWARD", "ERROR", "ASYNC");
        return WebApp.ungoverned().with(mode, WebXml.of(filter));
    }

    private static String get(String path, String... headers) {
        return RawHttp.request("GET", path, headers);
    }

    private static RawResponse answer(Container container, WebApp app, String request) throws IOException {
        try (RawHttp connection = container.running(app).open()) {
            return connection.exchange(request);
        }
    }
}
