package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.Pseudonyms;
import dev.pledge.statistics.StatisticsAnswers.Audience;
import dev.pledge.statistics.StoreException;
import dev.pledge.statistics.embedded.EmbeddedStore;
import dev.pledge.testing.WrittenFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;

/** Page accesses in an application's data directory: what is in its files, and what is not. */
final class DurableStatisticsTest {
    private static final LocalDate FIRST = LocalDate.of(2020, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2100, 1, 1);

    /** What a request holds that nobody is to find again, by where it stands. */
    private static final Map<String, String> MARKERS = Map.of(
            "path", "jane.marker@example.com",
            "query", "markerinthequery",
            "agent", "MarkerAgent",
            "forwarded", "203.0.113.77",
            "principal", "marker.principal@example.com",
            "referer", "markerinthereferer",
            "cookie", "markerinthecookie",
            "header", "markerinaheader");

    @TempDir
    Path data;

    @ContainerTest
    void whatWasAnsweredIsThereAfterARestart(Container container) throws IOException, StoreException {
        for (int run = 1; run <= 2; run++) {
            try (Server server = start(container, "durable")) {
                server.get("/durable/pages/plain");
                server.get("/durable/pages/plain", "X-User: jane", "Referer: https://news.example/story");
                server.get("/durable/pages/plain", "User-Agent: Googlebot/2.1 (+http://www.google.com/bot.html)");
                server.get("/durable/pages/nowhere");
            }
            try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"))) {
                assertThat(store.views(FIRST, LAST))
                        .containsEntry(Audience.PEOPLE, 2L * run)
                        .containsEntry(Audience.BOTS, 1L * run);
                assertThat(store.referrers(FIRST, LAST, 9))
                        .hasSize(1)
                        .allMatch(r -> r.host().equals("news.example"));
                assertThat(store.visitors(null, FIRST, LAST).visitors()).isEqualTo(1);
                assertThat(Objects.requireNonNull(store.person(List.of(jane()))).accesses())
                        .isEqualTo(run);
            }
        }
    }

    @ContainerTest
    void ofTwoApplicationsOnOneDirectoryTheSecondDoesNotStart(Container container) throws IOException {
        try (PledgeLog log = new PledgeLog();
                Server first = start(container, "first")) {
            assertThat(first.get("/first/pages/plain").status()).isEqualTo(200);
            assertThatThrownBy(() -> start(container, "second").close()).isInstanceOf(RuntimeException.class);
            assertThat(log.text()).contains(data.toString());
            assertThat(first.get("/first/pages/plain").status()).isEqualTo(200);
        }
    }

    /** What a request says of a person is in no file, line of the log or meter: not while it runs, and not afterwards. */
    @ContainerTest
    void nothingThatPointsAtAPersonIsWritten(Container container) throws IOException, StoreException {
        String promises = """
                cookies: { mode: enforce }
                sensitive-forms: { mode: enforce, behind: direct, paths: [/payment/*] }
                """;
        try (PledgeLog log = PledgeLog.ofAllLevels()) {
            String session;
            try (Server server = start(container, "marked", promises)) {
                RawResponse begun = server.get("/marked/pages/session");
                session = begun.header("Set-Cookie").split("[=;]", 3)[1];
                for (String path :
                        List.of("/pages/plain", "/" + MARKERS.get("path"), "/static/ads.html", "/payment/form")) {
                    server.get(
                            "/marked" + path + "?q=" + MARKERS.get("query") + "&m=" + MARKERS.get("path"),
                            "User-Agent: Mozilla/5.0 (X11; Linux x86_64) " + MARKERS.get("agent") + "/1.0",
                            "X-User: " + MARKERS.get("principal"),
                            "X-Forwarded-For: " + MARKERS.get("forwarded"),
                            "X-Note: " + MARKERS.get("header"),
                            "Referer: https://news.example/" + MARKERS.get("referer") + "?" + MARKERS.get("referer"),
                            "Cookie: JSESSIONID=" + session + "; note=" + MARKERS.get("cookie"));
                }
                assertHasNone(written(), session);
                assertHasNone(Deployed.meters("marked"), session);
                for (String meter : List.of("cookies.refused", "tags.removed", "redirects", "statistics.recorded")) {
                    assertThat(Deployed.sum("marked", "pledge." + meter, "", ""))
                            .as(meter)
                            .isPositive();
                }
            }
            assertHasNone(written(), session);
            assertHasNone(log.text(), session);
            assertHasNone(log.causes(), session);
            assertThat(log.text()).as("what was found is logged").contains("/payment/", "/static/ads.html");
        }
        assertHasNone(known(), "");
        assertThat(known())
                .as("the search finds what is there")
                .contains("/pages/*", "/static/ads.html", "news.example");
    }

    /** Once it is in the store, a person's pseudonym is not left in the journal, and after an erasure not in the store. */
    @ContainerTest
    void anErasedPersonIsInNoByteOfAnyFile(Container container) throws IOException, StoreException {
        try (Server server = start(container, "erased")) {
            for (int i = 0; i < 20; i++) {
                server.get("/erased/pages/plain", "X-User: jane");
                server.get("/erased/pages/plain", "X-User: john");
            }
        }
        byte[] jane = HexFormat.of().parseHex("%016x%016x".formatted(jane().high(), jane().low()));
        String bytes = new String(jane, StandardCharsets.ISO_8859_1);
        assertThat(written()).as("the search finds what is there").contains(bytes);
        try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"))) {
            assertThat(store.erase(List.of(jane()))).isTrue();
            assertThat(store.views(FIRST, LAST)).containsEntry(Audience.PEOPLE, 40L);
        }
        assertThat(written()).doesNotContain(bytes);
    }

    private static void assertHasNone(String text, String session) {
        MARKERS.forEach((where, marker) -> assertThat(text).as(where).doesNotContainIgnoringCase(marker));
        if (!session.isEmpty()) {
            assertThat(text).as("session").doesNotContain(session);
        }
    }

    /** Everything in the data directory but the keys, each byte a character. */
    private String written() throws IOException {
        StringBuilder all = new StringBuilder();
        WrittenFiles.beneath(data).forEach((file, text) -> {
            if (!file.startsWith(data.resolve("keys"))) {
                all.append(file).append('\n').append(text);
            }
        });
        return all.toString();
    }

    /** All that the store tells in words; its files hold them compressed. */
    private String known() throws IOException, StoreException {
        try (EmbeddedStore store = EmbeddedStore.open(data.resolve("store"))) {
            return store.days(null, Audience.PEOPLE, FIRST, LAST)
                    + "\n"
                    + store.days(null, Audience.BOTS, FIRST, LAST)
                    + store.referrers(FIRST, LAST, Integer.MAX_VALUE)
                    + store.person(List.of(jane()))
                    + store.pages(LocalDate.now(ZoneOffset.UTC));
        }
    }

    private Pseudonym jane() throws IOException {
        String key =
                Files.readString(data.resolve("keys").resolve("principals.key")).strip();
        return new Pseudonyms(HexFormat.of().parseHex(key)).ofPrincipal("jane");
    }

    private Server start(Container container, String name) {
        return start(container, name, "");
    }

    private Server start(Container container, String name, String promises) {
        String policy = """
                site: { name: Shop, authority: shop.example }
                ad-servers: { mode: enforce }
                statistics: { mode: enforce, data: "file:%s" }
                """.formatted(data.toAbsolutePath()) + promises;
        return container.start(WebApp.enforced()
                .with(name, WebXml.of(Deployed.webXml(name, "/WEB-INF/policy.yaml")))
                .withFile("WEB-INF/policy.yaml", policy)
                .at("/" + name));
    }
}
