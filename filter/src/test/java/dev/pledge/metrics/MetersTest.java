package dev.pledge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.embedded.EmbeddedStore;
import dev.pledge.statistics.journal.JournalSettings;
import dev.pledge.statistics.journal.JournaledStatistics;
import dev.pledge.testing.Threads;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = MeterBinding.find(registry);
    private final Findings findings = new Findings(1_000, Clock.systemUTC(), List.of(meters));
    private final JournaledStatistics statistics;

    MetersTest() throws IOException {
        statistics = JournaledStatistics.open(
                JournalSettings.inMemory(), EmbeddedStore.inMemory(10), 10, List.of(), Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        statistics.close();
    }

    @Test
    void requestsAreCountedByOutcomeAndTimed() {
        meters.request(Outcome.CHANGED, 2_000_000);
        meters.request(Outcome.CHANGED, 1_000_000);
        meters.request(Outcome.REFUSED, 0);
        assertThat(count("pledge.requests", "outcome", "changed")).isEqualTo(2);
        assertThat(count("pledge.requests", "outcome", "refused")).isEqualTo(1);
        assertThat(count("pledge.requests", "outcome", "unchanged")).isZero();
        assertThat(registry.get("pledge.time").timer().count()).isEqualTo(3);
        assertThat(registry.get("pledge.time").timer().totalTime(TimeUnit.MILLISECONDS))
                .isEqualTo(3);
    }

    @Test
    void pageAccessesAreCounted() {
        meters.pageAccess(true);
        meters.pageAccess(false);
        meters.pageAccess(false);
        assertThat(count("pledge.page.accesses", "person", "yes")).isEqualTo(1);
        assertThat(count("pledge.page.accesses", "person", "no")).isEqualTo(2);
    }

    @Test
    void whatIsFoundIsMeasured() {
        find(Kind.COOKIE_REFUSED, "not-allowed", Mode.ENFORCE);
        find(Kind.COOKIE_REFUSED, "not-allowed", Mode.ENFORCE);
        find(Kind.COOKIE_HIDDEN, "not-allowed", Mode.REPORT);
        find(Kind.AD_TAG_REMOVED, "Google", Mode.ENFORCE);
        find(Kind.AD_SCRIPT_REMOVED, "Google", Mode.ENFORCE);
        find(Kind.AD_LINK_REMOVED, "", Mode.REPORT);
        find(Kind.PLAIN_REQUEST_REDIRECTED, "redirect", Mode.ENFORCE);
        find(Kind.EXPOSURE, "POST", Mode.REPORT);
        find(Kind.COOKIE_CHANGED, "SameSite", Mode.ENFORCE);

        assertThat(count("pledge.cookies.refused", "direction", "response", "reason", "not-allowed", "mode", "enforce"))
                .isEqualTo(2);
        assertThat(count("pledge.cookies.refused", "direction", "request", "reason", "not-allowed", "mode", "report"))
                .isEqualTo(1);
        assertThat(count("pledge.tags.removed", "element", "element", "company", "Google", "mode", "enforce"))
                .isEqualTo(1);
        assertThat(count("pledge.tags.removed", "element", "inline-script", "company", "Google", "mode", "enforce"))
                .isEqualTo(1);
        assertThat(count("pledge.tags.removed", "element", "link-header", "company", "unknown", "mode", "report"))
                .isEqualTo(1);
        assertThat(count("pledge.redirects", "mode", "enforce")).isEqualTo(1);
        assertThat(count("pledge.exposures", "mode", "report")).isEqualTo(1);
        assertThat(count("pledge.exposures", "mode", "enforce")).isZero();
        assertThat(count("pledge.findings", "promise", "cookies", "kind", "cookie-changed", "mode", "enforce"))
                .isEqualTo(1);
        assertThat(sum("pledge.findings")).isEqualTo(9);
    }

    @Test
    void companiesBeyondTheBoundAreCountedAsOther() {
        for (int i = 0; i < 130; i++) {
            find(Kind.AD_TAG_REMOVED, "company " + i, Mode.ENFORCE);
            find(Kind.AD_SCRIPT_REMOVED, "company " + i, Mode.ENFORCE);
        }
        Set<String> companies = new TreeSet<>();
        registry.get("pledge.tags.removed")
                .counters()
                .forEach(c -> companies.add(c.getId().getTag("company") + ""));
        assertThat(companies).hasSize(101).contains("other");
        assertThat(count("pledge.tags.removed", "element", "element", "company", "other", "mode", "enforce"))
                .isEqualTo(30);
        assertThat(sum("pledge.tags.removed")).isEqualTo(260);
    }

    @Test
    void countsAreExactWhateverTheThreadsDo() {
        Threads.run(8, t -> {
            for (int i = 0; i < 5_000; i++) {
                find(i % 2 == 0 ? Kind.AD_TAG_REMOVED : Kind.COOKIE_HIDDEN, "label " + i % 150, Mode.ENFORCE);
            }
        });
        assertThat(sum("pledge.findings")).isEqualTo(40_000);
        assertThat(sum("pledge.tags.removed")).isEqualTo(20_000);
        assertThat(sum("pledge.cookies.refused")).isEqualTo(20_000);
    }

    @Test
    void sizesAreShown() {
        meters.watch(findings, statistics);
        find(Kind.EXPOSURE, "POST", Mode.REPORT);
        statistics.record(PageAccess.view("/", Clock.systemUTC().millis(), new Pseudonym(1, 1)));
        assertThat(registry.get("pledge.findings.held").gauge().value()).isEqualTo(1);
        assertThat(registry.get("pledge.findings.overflow").functionCounter().count())
                .isZero();
        assertThat(registry.get("pledge.statistics.recorded").functionCounter().count())
                .isEqualTo(1);
        assertThat(registry.get("pledge.statistics.lost").functionCounter().count())
                .isZero();
        assertThat(registry.get("pledge.statistics.failing").gauge().value()).isZero();
    }

    @Test
    void theTableOfMetersSaysWhatIsRegistered() throws IOException {
        exerciseAll(meters, findings);
        Set<String> registered = new TreeSet<>();
        for (Meter meter : registry.getMeters()) {
            Meter.Id id = meter.getId();
            assertThat(id.getDescription()).as(id.getName()).isNotBlank();
            Set<String> tags =
                    new TreeSet<>(id.getTags().stream().map(Tag::getKey).toList());
            registered.add(row(id.getName(), type(meter), id.getBaseUnit() + "", tags));
        }
        assertThat(documented()).isEqualTo(registered);
    }

    @Test
    void prometheusTakesThemAll() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters there = MeterBinding.find(prometheus);
        exerciseAll(there, new Findings(10, Clock.systemUTC(), List.of(there)));
        assertThat(prometheus.scrape())
                .contains(
                        "pledge_cookies_refused_cookies_total{direction=\"response\",mode=\"enforce\",reason=\"label\"} 1.0")
                .contains("pledge_tags_removed_tags_total{company=\"label\",element=\"element\",mode=\"enforce\"} 1.0")
                .contains("pledge_time_seconds_count 1")
                .contains("pledge_redirects_requests_total{mode=\"report\"} 0.0");
    }

    @Test
    void closedMetersLeaveNothingInTheRegistry() {
        exerciseAll(meters, findings);
        meters.close();
        assertThat(registry.getMeters()).isEmpty();
    }

    @Test
    void withoutARegistryTheGlobalOneIsUsed() {
        try (Meters global = MeterBinding.find(null)) {
            assertThat(global).isNotSameAs(Meters.NONE);
            assertThat(Metrics.globalRegistry.find("pledge.time").timer()).isNotNull();
        }
        assertThat(Metrics.globalRegistry.find("pledge.requests").counters()).isEmpty();
    }

    @Test
    void whatIsNoRegistryIsPassedOver() {
        try (Meters global = MeterBinding.find("no registry")) {
            assertThat(global).isNotSameAs(Meters.NONE);
            assertThat(Metrics.globalRegistry.find("pledge.requests").counters())
                    .hasSize(Outcome.values().length);
        }
    }

    @Test
    void withoutMicrometerNothingIsMeasuredAndNothingFails() throws Exception {
        List<URL> path = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(System.getProperty("path.separator"), -1)) {
            if (!entry.contains("micrometer")) {
                path.add(Path.of(entry).toUri().toURL());
            }
        }
        try (URLClassLoader without =
                new URLClassLoader(path.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            Class<?> binding = without.loadClass(MeterBinding.class.getName());
            assertThat(binding.getClassLoader()).isSameAs(without);
            Object found = binding.getMethod("find", Object.class).invoke(null, (Object) null);
            assertThat(found.getClass().getName()).isEqualTo(NoMeters.class.getName());
        }
    }

    private void exerciseAll(Meters all, Findings found) {
        all.watch(found, statistics);
        all.request(Outcome.UNCHANGED, 1);
        for (Kind kind : Kind.values()) {
            found.record(kind, "what", "label", "/", Mode.ENFORCE, "r1");
        }
    }

    private void find(Kind kind, String label, Mode mode) {
        findings.record(kind, "what", label, "/", mode, "r1");
    }

    private double count(String name, String... tags) {
        return registry.get(name).tags(tags).counter().count();
    }

    private double sum(String name) {
        return registry.get(name).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static String type(Meter meter) {
        return switch (meter.getId().getType()) {
            case COUNTER -> "counter";
            case GAUGE -> "gauge";
            case TIMER -> "timer";
            default -> meter.getId().getType().name();
        };
    }

    private static Set<String> documented() throws IOException {
        String source = Files.readString(Path.of("src/main/java/dev/pledge/metrics/package-info.java"));
        Matcher rows = Pattern.compile("<tr><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td>")
                .matcher(source);
        Set<String> documented = new TreeSet<>();
        while (rows.find()) {
            Set<String> tags = new TreeSet<>(List.of(rows.group(4).split(", ", -1)));
            tags.remove("");
            documented.add(row(rows.group(1), rows.group(2), rows.group(3), tags));
        }
        return documented;
    }

    private static String row(String name, String type, String unit, Set<String> tags) {
        return name + " | " + type + " | " + unit + " | " + tags;
    }
}
