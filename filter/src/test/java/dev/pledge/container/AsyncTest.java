package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.container.app.Html;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Asynchronous answers: points 18 to 21 of what a wrapping filter must get right. */
final class AsyncTest {
    static Stream<Arguments> completions() {
        return onAll(
                "complete",
                "complete-large",
                "complete-unfinished",
                "close",
                "context-asked-again",
                "begun-before",
                "complete-at-once",
                "facts");
    }

    /** Points 18 to 20: a page written in another thread, with and without a close before complete(). */
    @ParameterizedTest
    @MethodSource("completions")
    void aPageWrittenLaterLosesItsAdsAndNothingElse(Container container, String page) throws IOException {
        Pair.of(container, "/async/" + page).differsInItsAdsOnly();
    }

    static Stream<Arguments> dispatches() {
        return onAll(
                "dispatch",
                "dispatch-jsp",
                "dispatch-static",
                "dispatch-later",
                "dispatch-after-text",
                "dispatch-to-itself",
                "dispatch-twice",
                "forward-then-async",
                "dispatch-to-async");
    }

    /** Point 20: the end of an ASYNC dispatch ends the page. */
    @ParameterizedTest
    @MethodSource("dispatches")
    void aDispatchedPageLosesItsAdsAndNothingElse(Container container, String page) throws IOException {
        Pair.of(container, "/async/" + page).differsInItsAdsOnly();
    }

    static Stream<Arguments> outcomes() {
        return onAll("timeout-handled", "timeout-with-response");
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void aPageThatTimesOutIsGoverned(Container container, String page) throws IOException {
        Pair.of(container, "/async/" + page).differsInItsAdsOnly();
    }

    static Stream<Arguments> containersOutcomes() {
        return onAll("timeout", "exception-in-start");
    }

    /** What the container makes of a time-out or an exception is what it makes without the filter. */
    @ParameterizedTest
    @MethodSource("containersOutcomes")
    void theContainersAnswerToAFailureIsTheSame(Container container, String page) throws IOException {
        Pair pair = Pair.of(container, "/async/" + page);

        assertThat(pair.governed().statusLine()).isEqualTo(pair.plain().statusLine());
        assertThat(withoutStackTrace(pair.governed().text()))
                .isEqualTo(Governed.page(withoutStackTrace(pair.plain().text())));
    }

    @ContainerTest
    void listenersOfTheApplicationAreTold(Container container) throws IOException {
        Server server = container.running(WebApp.enforced());

        assertThat(server.get("/async/listened").text()).isEqualTo(Governed.page(Html.dirty(10)));
        assertThat(server.get("/harness/await?name=listened").text()).isEqualTo("complete true");
    }

    /** Points 10 and 20. */
    @ContainerTest
    void eachFlushOfAnotherThreadArrives(Container container) throws IOException {
        Server server = container.running(WebApp.enforced());
        try (RawHttp connection = server.open()) {
            connection.send(RawHttp.request("GET", "/async/flushed"));
            connection.readHead();
            for (int i = 0; i < 3; i++) {
                assertThat(connection.readChunk()).isEqualTo("<p>" + i + "</p>");
                server.get("/harness/signal?name=async-flushed");
            }
            assertThat(connection.readChunk()).isEmpty();
        }
    }

    @ContainerTest
    void aConnectionServesOneAsynchronousPageAfterTheOther(Container container) throws IOException {
        try (RawHttp connection = container.running(WebApp.enforced()).open()) {
            for (int i = 0; i < 5; i++) {
                assertThat(connection
                                .exchange(RawHttp.request("GET", "/async/complete"))
                                .text())
                        .isEqualTo(Governed.page(Html.dirty(300)));
            }
        }
    }

    /** Point 21: a listener that writes when it may; its page is inspected, or is passed on whole, byte for byte. */
    @ContainerTest
    void nonBlockingAnswersAreWhole(Container container) throws IOException {
        Pair.of(container, "/non-blocking/json").isTheSame();
        for (String page : new String[] {"html", "large-html", "closing"}) {
            Pair pair = Pair.of(container, "/non-blocking/" + page);

            assertThat(pair.governed().complete()).isTrue();
            assertThat(Governed.page(pair.governed().text()))
                    .as(page)
                    .isEqualTo(Governed.page(pair.plain().text()));
        }
    }

    /** The container may call such a listener before the call that sets it returns. */
    @ContainerTest
    void aListenerThatAnotherThreadSetsWritesAWholePage(Container container) throws IOException {
        for (int i = 0; i < 20; i++) {
            Pair pair = Pair.of(container, "/non-blocking/from-another-thread");

            assertThat(pair.governed().complete()).isTrue();
            assertThat(Governed.page(pair.governed().text()))
                    .isEqualTo(Governed.page(pair.plain().text()));
        }
    }

    /** A write is under way, so the end of the page cannot be written; the exchange is over all the same. */
    @ContainerTest
    void completingWhileAWriteIsPendingCompletes(Container container) throws IOException {
        Deployed app = Deployed.on(container, "ad-servers: { mode: enforce }\nstatistics: { mode: enforce }\n");
        int accesses = app.accesses();
        int requests = app.sum("pledge.requests", "", "");
        try (RawHttp connection = app.server().open()) {
            connection.send(RawHttp.request("GET", app.path("/non-blocking/complete-while-pending")));
            assertThat(connection.readHead().status()).isEqualTo(200);

            assertThat(app.get("/harness/await?name=pending").text()).isEqualTo("completed");
            assertThat(app.accesses() - accesses).isEqualTo(1);
            assertThat(app.sum("pledge.requests", "", "") - requests).isEqualTo(2);
        }
    }

    @ContainerTest
    void aBodyReadWithoutBlockingArrives(Container container) throws IOException {
        String request = RawHttp.post("/non-blocking/read", "application/json", "x".repeat(50_000));

        Pair pair = Pair.ofRequest(container, request).differsInItsAdsOnly();
        assertThat(pair.governed().text()).endsWith("<p>50000</p>");
    }

    private static String withoutStackTrace(String page) {
        return page.replaceAll("(?m)^\\s*at .*\\R", "").replaceAll("(?s)<pre>.*?</pre>", "<pre></pre>");
    }

    private static Stream<Arguments> onAll(String... pages) {
        return Stream.of(Container.values()).flatMap(c -> Stream.of(pages).map(p -> Arguments.of(c, p)));
    }
}
