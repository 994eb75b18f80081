package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/**
 * The answers to one request with and without an enforcing filter.
 *
 * @param plain without
 * @param governed with
 */
record Pair(RawResponse plain, RawResponse governed) {
    /** Asks both applications for a page. */
    static Pair of(Container container, String path, String... headers) throws IOException {
        return ofRequest(container, RawHttp.request("GET", path, headers));
    }

    static Pair ofRequest(Container container, String request) throws IOException {
        return new Pair(
                answer(container.running(WebApp.ungoverned()), request),
                answer(container.running(WebApp.enforced()), request));
    }

    private static RawResponse answer(Server server, String request) throws IOException {
        try (RawHttp connection = server.open()) {
            return connection.exchange(request);
        }
    }

    /** Requires that the page has ads without the filter, and is the same without them, and whole, with it. */
    Pair differsInItsAdsOnly() {
        assertThat(plain.body()).containsPattern("googletagmanager|doubleclick");
        assertThat(governed.body()).isEqualTo(Governed.page(plain.body()));
        assertThat(governed.statusLine()).isEqualTo(plain.statusLine());
        assertThat(governed.header("Content-Type")).isEqualTo(plain.header("Content-Type"));
        assertThat(governed.complete()).isTrue();
        assertThat(governed.body()).doesNotContain("googletagmanager", "doubleclick");
        return this;
    }

    /** Requires that nothing differs. */
    void isTheSame() {
        assertThat(governed.transcript()).isEqualTo(plain.transcript());
    }
}
