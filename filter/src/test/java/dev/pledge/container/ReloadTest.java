package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

/** A policy file that changes while an application runs. */
final class ReloadTest {
    private static final String POLICY = """
            cookies: { mode: enforce, rules: [{ name: cart, purpose: shopping-cart }] }
            ad-servers: { mode: enforce }
            statistics: { mode: enforce }
            """;
    private static final String TRACKING = POLICY.replace("cart,", "_ga,");

    @ContainerTest
    void aGoodChangeTakesEffectAndDropsNoRequest(Container container)
            throws IOException, InterruptedException, ExecutionException {
        Deployed app = Deployed.on(container, POLICY);
        AtomicBoolean enough = new AtomicBoolean();
        ExecutorService client = Executors.newSingleThreadExecutor();
        try {
            Queue<String> seen = new ConcurrentLinkedQueue<>();
            Future<?> asking = client.submit(() -> {
                askUntil(app, enough, seen);
                return null;
            });
            app.govern(TRACKING);
            PledgeLog.Waiting.until(() -> asking.isDone() || seen.contains("200 [_ga]"));
            app.govern(POLICY);
            enough.set(true);

            asking.get();
            assertThat(List.copyOf(seen))
                    .containsOnly("200 [cart]", "200 [_ga]")
                    .endsWith("200 [cart]");
        } finally {
            client.shutdownNow();
        }
    }

    /** An application may take long to start. */
    @Test
    void aChangeWhileTheApplicationStartsIsNotLost() throws IOException {
        String name = "late-change";
        Path file = WebApps.place(name + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(file, POLICY);
        String listener = """
                  <context-param><param-name>changed</param-name><param-value>%s</param-value></context-param>
                  <listener><listener-class>dev.pledge.container.app.LateChange</listener-class></listener>
                """.formatted(TRACKING);
        WebApp app = WebApp.enforced()
                .with(name, WebXml.of(Deployed.webXml(name, "file:" + file) + listener))
                .at("/" + name);
        try (Server server = Container.JETTY_12_1.start(app);
                RawHttp connection = server.open()) {
            String request = RawHttp.request("GET", "/" + name + "/pages/cookie");
            assertThat(PledgeLog.Waiting.until(
                            () -> cookies(connection, request).equals(List.of("_ga"))))
                    .isTrue();
        }
    }

    private static List<String> cookies(RawHttp connection, String request) {
        try {
            return connection.exchange(request).cookies();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void askUntil(Deployed app, AtomicBoolean enough, Queue<String> seen) throws IOException {
        boolean last;
        do {
            last = enough.get();
            // Fewer on one connection than after which a container closes it.
            try (RawHttp connection = app.server().open()) {
                for (int i = 0; i < 50; i++) {
                    RawResponse answer = connection.exchange(RawHttp.request("GET", app.path("/pages/cookie")));
                    seen.add(answer.status() + " " + answer.cookies());
                }
            }
        } while (!last);
    }

    @ContainerTest
    void aBadChangeIsToldOfWithItsLineAndTheOldPolicyStays(Container container) throws IOException {
        Deployed app = Deployed.on(container, POLICY);
        String revision = app.revision();
        try (PledgeLog log = new PledgeLog()) {
            app.write("cookies: { mode: enforce }\nad-servers:\n  mode: sometimes\n  lists: 3\n");

            assertThat(log.awaitAll(".yaml:3:", ".yaml:4:"))
                    .contains("the old policy stays")
                    .contains(".yaml:3:9")
                    .contains("sometimes")
                    .contains(".yaml:4:10");
            assertThat(app.revision()).isEqualTo(revision);
            assertThat(app.get("/pages/cookie").cookies()).containsExactly("cart");
            assertThat(PledgeLog.Waiting.until(() -> app.sum("pledge.policy.refused", "cause", "policy") == 1))
                    .isTrue();
            assertThat(app.sum("pledge.policy.reloads", "outcome", "bad")).isPositive();
        } finally {
            app.govern(TRACKING);
            assertThat(PledgeLog.Waiting.until(() -> app.sum("pledge.policy.refused", "", "") == 0))
                    .isTrue();
        }
    }

    @ContainerTest
    void whatNeedsARestartIsRefusedByName(Container container) {
        Deployed app = Deployed.on(container, POLICY);
        String revision = app.revision();
        try (PledgeLog log = new PledgeLog()) {
            app.write(POLICY.replace("statistics: { mode: enforce }", """
                    statistics: { mode: enforce, max-pages: 7, max-users: 8, data: "file:/nowhere", keys: "file:/nowhere/keys", fsync: never, journal-mb: 9,
                      store: { kind: postgresql, jndi: stats } }
                    records: { data: "file:/nowhere/records" }"""));

            assertThat(log.awaitAll("without a restart"))
                    .contains("statistics.max-pages, statistics.max-users, statistics.data, statistics.keys, "
                            + "statistics.fsync, statistics.journal-mb, statistics.store, records.data");
            assertThat(app.revision()).isEqualTo(revision);
        } finally {
            app.govern(TRACKING);
        }
    }

    @ContainerTest
    void aListThatIsNotThereIsToldOf(Container container) {
        Deployed app = Deployed.on(container, POLICY);
        String revision = app.revision();
        try (PledgeLog log = new PledgeLog()) {
            app.write(POLICY.replace("ad-servers: { mode: enforce }", """
                    ad-servers: { mode: enforce, lists: [/WEB-INF/lists/absent.txt] }"""));

            assertThat(log.awaitAll("absent.txt")).contains("ad-servers.lists: /WEB-INF/lists/absent.txt");
            assertThat(app.revision()).isEqualTo(revision);
        } finally {
            app.govern(TRACKING);
        }
    }

    /** A container fixes its session cookie when the application starts. */
    @ContainerTest
    void theLogSaysThatTheSessionCookieStaysAsItWas(Container container) {
        Deployed app = Deployed.on(container, POLICY);
        try (PledgeLog log = new PledgeLog()) {
            app.govern(TRACKING);

            assertThat(log.awaitAll("session cookie"))
                    .contains("The container's own session cookie keeps the attributes that it was given at start.");
        }
    }

    @ContainerTest
    void aPageFromBeforeTheChangeIsNotRevalidated(Container container) throws IOException {
        String page = "/static/ads.html";
        RawResponse old = Deployed.on(container, POLICY).get(page);
        String before = old.header("ETag");
        String since = "If-Modified-Since: " + old.header("Last-Modified");
        Deployed app = Deployed.on(container, POLICY + "site: { name: Another }\n");
        String after = app.get(page).header("ETag");

        assertThat(after).isNotEqualTo(before).isNotNull();
        assertThat(app.get(page, "If-None-Match: " + after, since).status()).isEqualTo(304);
        assertThat(app.get(page, "If-None-Match: " + before, since).status()).isEqualTo(200);
    }

    @ContainerTest
    void listsAreReadFromWhereverTheyAre(Container container) throws IOException {
        Files.createDirectories(Deployed.LISTS);
        Files.writeString(Deployed.LISTS.resolve("ads.txt"), "in-file.example\n");
        try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(Deployed.LISTS.resolve("ads.gz")))) {
            gzip.write("in-gzip.example\n".getBytes(StandardCharsets.UTF_8));
        }
        Deployed app = Deployed.on(container, """
                ad-servers:
                  mode: enforce
                  lists:
                    - /WEB-INF/lists/ads.txt
                    - classpath:lists/ads.txt
                    - file:%1$s/ads.txt
                    - file:%1$s/ads.gz
                """.formatted(Deployed.LISTS));

        assertThat(app.get("/static/listed.html").body())
                .contains("in-no-list.example")
                .doesNotContain("in-web-inf.example", "in-class-path.example", "in-file.example", "in-gzip.example");
    }

    @ContainerTest
    void everyFileOfADirectoryIsAList(Container container) throws IOException {
        Path directory = Files.createDirectories(Deployed.LISTS.resolve("directory"));
        Path old = Files.writeString(directory.resolve("a.txt"), "in-file.example\n");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(10))));
        Files.writeString(directory.resolve("b.hosts"), "0.0.0.0 in-gzip.example\n");
        Files.writeString(directory.resolve(".c.txt"), "in-no-list.example\n");
        Deployed app = Deployed.on(container, """
                ad-servers: { mode: enforce, lists: [ /WEB-INF/more, "file:%s" ] }
                """.formatted(directory));

        assertThat(app.get("/static/listed.html").body())
                .contains("in-web-inf.example", "in-no-list.example")
                .doesNotContain("in-first.example", "in-second.example", "in-file.example", "in-gzip.example");
        assertThat(PledgeLog.Waiting.until(() -> app.sum("pledge.lists.age", "list", "file:" + old) >= 864_000))
                .isTrue();
        assertThat(app.sum("pledge.lists.rules", "", "")).isEqualTo(4);
    }

    @ContainerTest
    void aListThatChangesIsReadAgainAndOneThatIsGoneStays(Container container) throws IOException {
        Path list = Files.createDirectories(Deployed.LISTS).resolve("changing-" + container.directory() + ".txt");
        Files.writeString(list, "in-file.example\n");
        Deployed app = Deployed.on(container, """
                ad-servers: { mode: enforce, lists: [ "file:%s" ] }
                """.formatted(list));
        String revision = app.revision();
        try (PledgeLog log = new PledgeLog()) {
            Deployed.put(list, "in-second.example\n");
            assertThat(PledgeLog.Waiting.until(() -> !app.revision().equals(revision)))
                    .isTrue();
            assertThat(app.get("/static/listed.html").body())
                    .contains("in-file.example")
                    .doesNotContain("in-second.example");
            Files.delete(list);
            String[] told = {
                "ad-list-unreadable \"file:" + list + "\"",
                "ad-servers.lists: file:" + list + " cannot be read",
                "(previous): other lists stand in for it"
            };
            assertThat(log.awaitAll(told)).contains(told);
            assertThat(app.get("/static/listed.html").body()).doesNotContain("in-second.example");
            assertThat(PledgeLog.Waiting.until(() -> app.sum("pledge.lists.unreadable", "", "") == 1))
                    .isTrue();
        }
    }
}
