package dev.pledge.container;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is measured of visitors who never send the same thing twice. */
final class BoundedSeriesTest {
    private static final String NAME = "ever-new";
    private static final int FEW = 20_000;
    private static final int ALL = 100_000;
    private static final int AT_ONCE = 50;
    private static final int THREADS = 4;

    /** As the README says. */
    private static final int MOST_SERIES = 1_600;

    private static final long MEGABYTES = 12;

    @Test
    void ofAHundredThousandUrlsHostsAndCookiesThereAreFewSeriesAndExactTotals() throws IOException {
        Path policy = Path.of("target", "webapps", NAME + ".yaml").toAbsolutePath();
        Files.createDirectories(policy.getParent());
        Files.writeString(policy, """
                site: { name: Shop }
                cookies: { mode: enforce }
                ad-servers: { mode: enforce }
                statistics: { mode: enforce, max-pages: 1000, max-users: 1000 }
                """);
        String webXml = Deployed.webXml(NAME, "file:" + policy) + """
                  <context-param><param-name>scraped</param-name><param-value>yes</param-value></context-param>
                  <servlet><servlet-name>new</servlet-name><servlet-class>dev.pledge.container.app.EverNewPages</servlet-class></servlet>
                  <servlet-mapping><servlet-name>new</servlet-name><url-pattern>/</url-pattern></servlet-mapping>
                """;
        WebApp app = WebApp.enforced().with(NAME, WebXml.of(webXml)).at("/" + NAME);
        try (Server server = Container.JETTY_12_1.start(app)) {
            ask(server, 0, FEW);
            int series = series().size();
            long used = usedMegabytes();
            ask(server, FEW, ALL);

            assertThat(series()).hasSizeLessThan(MOST_SERIES).hasSize(series);
            // What is on its way to the store, or of others in this process, goes in a while; what is held does not.
            PledgeLog.Waiting.until(() -> usedMegabytes() - used < MEGABYTES);
            assertThat(usedMegabytes() - used).as("megabytes more").isLessThan(MEGABYTES);
            assertThat(Deployed.meters(NAME)).doesNotContain("doubleclick", "set-", "sent-", "/new");
            for (String counted : List.of(
                    "pledge_requests_total{",
                    "pledge_time_seconds_count ",
                    "pledge_page_accesses_total{",
                    "pledge_cookies_refused_cookies_total{direction=\"response\"",
                    "pledge_cookies_refused_cookies_total{direction=\"request\"",
                    "pledge_tags_removed_tags_total{",
                    "pledge_findings_total{kind=\"cookie-refused\"",
                    "pledge_findings_total{kind=\"cookie-hidden\"",
                    "pledge_findings_total{kind=\"ad-tag-removed\"")) {
                assertThat(sum(counted)).as(counted).isEqualTo(ALL);
            }
            assertThat(sum("pledge_statistics_recorded_answers_total") + sum("pledge_statistics_lost_answers_total"))
                    .isEqualTo(ALL);
            assertThat(sum("pledge_findings_held_findings")).isLessThanOrEqualTo(10_000);
        }
    }

    private static void ask(Server server, int from, int to) {
        int each = (to - from) / THREADS;
        Threads.run(THREADS, thread -> ask(server, from + thread * each, AT_ONCE, each));
    }

    private static void ask(Server server, int from, int atOnce, int count) {
        try (RawHttp connection = server.open()) {
            for (int i = 0; i < count; i += atOnce) {
                StringBuilder requests = new StringBuilder();
                for (int j = 0; j < atOnce; j++) {
                    String name = name(from + i + j);
                    requests.append(RawHttp.request(
                            "GET",
                            "/" + NAME + "/new/" + name,
                            "Cookie: sent-" + name + "=1",
                            "Referer: https://" + name + ".example/"));
                }
                connection.send(requests.toString());
                for (int j = 0; j < atOnce; j++) {
                    assertThat(connection.read(true).status()).isEqualTo(200);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Letters only, so that no rule takes it for an id. */
    private static String name(int number) {
        StringBuilder name = new StringBuilder();
        for (int rest = number + 1_000_000; rest > 0; rest /= 20) {
            name.append((char) ('a' + rest % 20));
        }
        return name.toString();
    }

    private static List<String> series() {
        return Deployed.meters(NAME)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .toList();
    }

    private static long sum(String beginning) {
        return series().stream()
                .filter(line -> line.startsWith(beginning))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static long usedMegabytes() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
    }
}
