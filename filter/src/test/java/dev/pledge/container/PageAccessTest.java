package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.assertj.core.api.SoftAssertions;

/** What is counted as a page access, on real containers, and when. */
final class PageAccessTest {
    private static final String POLICY = """
            cookies: { mode: enforce, rules: [{ name: JSESSIONID, purpose: session }] }
            ad-servers: { mode: enforce, exclude: [/bare/*] }
            sensitive-forms: { mode: enforce, exclude: [/bare/*] }
            statistics: { mode: enforce }
            """;
    private static final String NAVIGATION = "Sec-Fetch-Dest: document";

    @ContainerTest
    void aPageIsCountedExactlyOnce(Container container) throws IOException {
        counts(
                1,
                Deployed.on(container, POLICY),
                "/pages/plain",
                "/bare/plain",
                "/static/ads.html",
                "/jsp/including.jsp",
                "/dispatch/forward-small",
                "/dispatch/forward-large",
                "/dispatch/forward-twice",
                "/dispatch/forward-large-static",
                "/dispatch/include",
                "/dispatch/include-jsp",
                "/dispatch/closing",
                "/async/complete",
                "/async/close",
                "/async/complete-at-once",
                "/async/dispatch",
                "/async/dispatch-jsp",
                "/async/dispatch-twice",
                "/pages/elsewhere");
    }

    @ContainerTest
    void whatIsNoPageIsNotCounted(Container container) throws IOException {
        counts(
                0,
                Deployed.on(container, POLICY),
                "/pages/json",
                "/pages/redirect",
                "/pages/error",
                "/static/style.css",
                "/commit/gone",
                "/commit/mapped-exception",
                "/no-such-page");
    }

    private static void counts(int expected, Deployed app, String... paths) throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (String path : paths) {
            int before = app.accesses();
            try (RawHttp connection = app.server().open()) {
                RawResponse answer = connection.exchange(RawHttp.request("GET", app.path(path), NAVIGATION));
                softly.assertThat(app.accesses() - before).as(path).isEqualTo(expected);
                if ("close".equalsIgnoreCase(answer.header("Connection"))) {
                    connection.closedByPeer();
                } else {
                    // The same connection again: whatever the first request did late has been done now.
                    connection.exchange(RawHttp.request("GET", app.path("/harness/version")));
                }
                softly.assertThat(app.accesses() - before).as(path + ", later").isEqualTo(expected);
            }
        }
        softly.assertAll();
    }

    /** When the client has the whole answer, the access is recorded, though the application has not yet returned. */
    @ContainerTest
    void anAnsweredAccessIsARecordedOne(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        SoftAssertions softly = new SoftAssertions();
        for (String path : List.of(
                "/bare/length",
                "/bare/length-in-two",
                "/bare/length-written",
                "/bare/xhtml-length",
                "/bare/closed",
                "/pages/closed",
                "/pages/xhtml-closed",
                "/pages/stream-closed",
                "/pages/not-modified",
                "/bare/empty")) {
            int before = app.accesses();
            try (RawHttp connection = app.server().open()) {
                RawResponse answer = connection.exchange(RawHttp.request("GET", app.path(path), NAVIGATION));
                softly.assertThat(answer.complete()).as(path).isTrue();
                softly.assertThat(app.accesses() - before).as(path).isEqualTo(1);
            } finally {
                app.letReturn();
            }
        }
        softly.assertAll();
    }

    @ContainerTest
    void aRevalidatedPageIsCountedWhereABrowserNavigates(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        RawResponse page = app.get("/static/ads.html", NAVIGATION);
        String tag = page.header("ETag") + "\r\nIf-Modified-Since: " + page.header("Last-Modified");
        int before = app.accesses();

        assertThat(app.get("/static/ads.html", NAVIGATION, "If-None-Match: " + tag)
                        .status())
                .isEqualTo(304);
        assertThat(app.accesses() - before).isEqualTo(1);
        assertThat(app.get("/static/ads.html", "Accept: text/html,*/*;q=0.8", "If-None-Match: " + tag)
                        .status())
                .isEqualTo(304);
        assertThat(app.accesses() - before).isEqualTo(2);
        app.get("/static/ads.html", "Sec-Fetch-Dest: iframe", "If-None-Match: " + tag);
        assertThat(app.accesses() - before).isEqualTo(2);
    }

    @ContainerTest
    void whatIsOnlyFetchedAheadIsNotCounted(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        int before = app.accesses();

        app.get("/pages/plain", "Sec-Purpose: prefetch;prerender");
        app.get("/pages/plain", "Purpose: prefetch");
        app.get("/static/ads.html", "X-Moz: prefetch");
        app.server().send("HEAD", app.path("/pages/plain"));
        app.server().post(app.path("/pages/plain"), "text/plain", "x");

        assertThat(app.accesses()).isEqualTo(before);
    }

    @ContainerTest
    void aSessionOrAPrincipalMakesAPerson(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        int before = app.accessesOfPersons();

        assertThat(app.get("/pages/plain").headers("Set-Cookie"))
                .as("counting makes no session")
                .isEmpty();
        assertThat(app.accessesOfPersons() - before).isEqualTo(0);
        String session =
                "Cookie: " + app.get("/pages/session").header("Set-Cookie").split(";", 2)[0];
        assertThat(app.accessesOfPersons() - before).isEqualTo(1);
        app.get("/pages/plain", session);
        assertThat(app.accessesOfPersons() - before).isEqualTo(2);
        app.get("/pages/plain", "X-User: jane");
        app.get("/async/dispatch", "X-User: jane");
        app.get("/async/complete", "X-User: jane");
        assertThat(app.accessesOfPersons() - before).isEqualTo(5);
        assertThat(app.get("/pages/log-out", session).status()).isEqualTo(200);
        assertThat(app.accessesOfPersons() - before)
                .as("a session that the page has ended is nobody's")
                .isEqualTo(5);
    }

    /** The other thread ends the answer before the container's thread is back. */
    @ContainerTest
    void aPersonIsKnownWhereAnotherThreadCompletes(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        int before = app.accessesOfPersons();

        for (int i = 0; i < 3; i++) {
            app.get("/pages/elsewhere", "X-User: jane");
        }

        assertThat(app.accessesOfPersons() - before).isEqualTo(3);
    }

    @ContainerTest
    void anObjectionStopsThePersonalPart(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        int persons = app.accessesOfPersons();
        int before = app.accesses();

        app.get("/pages/plain", "X-User: jane", "Sec-GPC: 1");
        app.get("/pages/plain", "X-User: jane", "DNT: 1");

        assertThat(app.accesses() - before).isEqualTo(2);
        assertThat(app.accessesOfPersons()).isEqualTo(persons);
    }
}
