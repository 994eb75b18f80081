package dev.pledge.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.adserver.ListFormat;
import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.history.Tally;
import dev.pledge.policy.Mode;
import dev.pledge.snapshot.ListState;
import dev.pledge.snapshot.ListsState;
import dev.pledge.statistics.PageAccess;
import dev.pledge.statistics.Pseudonym;
import dev.pledge.statistics.embedded.EmbeddedStore;
import dev.pledge.statistics.journal.JournalSettings;
import dev.pledge.statistics.journal.JournaledStatistics;
import dev.pledge.subject.Books;
import dev.pledge.subject.DataSubject;
import dev.pledge.subject.KeptUntil;
import dev.pledge.subject.OpenRequests;
import dev.pledge.subject.Requests;
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
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetersTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();
    private final Meters meters = MeterBinding.find(registry);
    private final Findings findings = new Findings(1_000, Clock.systemUTC(), List.of(meters));
    private final JournaledStatistics statistics;
    private final Books books;
    private final OpenRequests requests;

    MetersTest() throws IOException {
        books = Books.open(
                null, () -> new KeptUntil(Period.ofMonths(24), ZoneOffset.UTC), Tally.NONE, Clock.systemUTC());
        requests = new OpenRequests(books, Clock.systemUTC());
        statistics = JournaledStatistics.open(
                JournalSettings.inMemory(), EmbeddedStore.inMemory(10), 10, List.of(), Clock.systemUTC());
    }

    @AfterEach
    void close() throws IOException {
        statistics.close();
        books.close();
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
        assertThat(gauge("pledge.statistics.failing")).isZero();
        assertThat(gauge("pledge.statistics.budget")).isEqualTo(8 << 20);
    }

    @Test
    void theTableOfMetersSaysWhatIsRegistered() {
        exerciseAll(meters, findings);
        Set<String> registered = new TreeSet<>();
        for (Meter meter : registry.getMeters()) {
            Meter.Id id = meter.getId();
            assertThat(id.getDescription()).as(id.getName()).isNotBlank();
            String tags =
                    String.join(", ", id.getTags().stream().map(Tag::getKey).toList());
            registered.add(row(id.getName(), type(meter), id.getBaseUnit() + "", tags));
        }
        assertThat(registered).isEqualTo(table());
    }

    @Test
    void theReadmeHasTheTableOfMeters() throws IOException {
        assertThat(documented()).containsExactlyElementsOf(inOrder());
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
                .contains("pledge_time_seconds_bucket{le=\"0.25\"} 1")
                .contains("pledge_lists_lifetime_seconds{list=\"list\"} 345600.0")
                .contains("pledge_redirects_requests_total{mode=\"report\"} 0.0");
    }

    @Test
    void whatWasNeverFoundBeforeIsNewOnceWhateverThePolicy() {
        findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/", Mode.ENFORCE, "r1");
        findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/cart", Mode.ENFORCE, "r2");
        findings.record(Kind.COOKIE_REFUSED, "_fbp", "not-allowed", "/", Mode.REPORT, "r2");
        findings.record(Kind.COOKIE_HIDDEN, "_ga", "not-allowed", "/", Mode.ENFORCE, "r2");

        assertThat(count("pledge.findings.new", "kind", "cookie-refused")).isEqualTo(2);
        assertThat(count("pledge.findings.new", "kind", "cookie-hidden")).isEqualTo(1);
        assertThat(gauge("pledge.findings.newest", "kind", "cookie-refused"))
                .isBetween(Instant.now().getEpochSecond() - 60.0, Instant.now().getEpochSecond() + 1.0);
        assertThat(gauge("pledge.findings.newest", "kind", "exposure")).isZero();
    }

    @Test
    void whatAnEarlierProcessFoundIsNotNew() {
        Clock then = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);
        Findings kept = new Findings(10, then, List.of());
        kept.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/", Mode.ENFORCE, "r1");
        meters.watch(kept, statistics);

        find(Kind.COOKIE_REFUSED, "_ga", "not-allowed");
        assertThat(count("pledge.findings.new", "kind", "cookie-refused")).isZero();
        assertThat(gauge("pledge.findings.newest", "kind", "cookie-refused"))
                .isEqualTo((double) then.instant().getEpochSecond());
    }

    @Test
    void aFloodOfOneKindHidesNothingNewOfAnother() {
        for (int i = 0; i < 3_000; i++) {
            find(Kind.COOKIE_HIDDEN, "cookie" + i, "not-allowed");
        }
        find(Kind.COOKIE_REFUSED, "_ga", "not-allowed");
        assertThat(count("pledge.findings.new", "kind", "cookie-hidden")).isEqualTo(NewFindings.LIMIT);
        assertThat(count("pledge.findings.new", "kind", "cookie-refused")).isEqualTo(1);
    }

    @Test
    void theListsInUseAreShown() {
        Instant made = Instant.now().minus(Duration.ofDays(10));
        meters.lists(new ListsState(
                List.of(
                        list("file:easylist.txt", 70_000, made, Duration.ofDays(4)),
                        list("/WEB-INF/ads.txt", 3, null, null)),
                List.of("/WEB-INF/gone.txt"),
                "previous"));
        assertThat(gauge("pledge.lists.rules", "list", "file:easylist.txt")).isEqualTo(70_000);
        assertThat(gauge("pledge.lists.age", "list", "file:easylist.txt")).isBetween(863_999.0, 864_060.0);
        assertThat(gauge("pledge.lists.lifetime", "list", "file:easylist.txt")).isEqualTo(345_600);
        assertThat(registry.find("pledge.lists.age").gauges()).hasSize(1);
        assertThat(gauge("pledge.lists.unreadable")).isEqualTo(1);

        meters.lists(inUse(List.of(list("/WEB-INF/ads.txt", 4, null, null))));
        assertThat(gauge("pledge.lists.rules", "list", "/WEB-INF/ads.txt")).isEqualTo(4);
        assertThat(registry.find("pledge.lists.age").gauges()).isEmpty();
        assertThat(gauge("pledge.lists.unreadable")).isZero();
    }

    @Test
    void listsBeyondTheBoundAreShownAsOne() {
        List<ListState> many = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            many.add(list("list" + i, i, Instant.now().minusSeconds(1_000L * i), Duration.ofDays(60 - i)));
        }
        meters.lists(inUse(many));
        assertThat(registry.find("pledge.lists.rules").gauges()).hasSize(51);
        assertThat(gauge("pledge.lists.rules", "list", "other")).isEqualTo(545);
        assertThat(gauge("pledge.lists.age", "list", "other")).isBetween(59_000.0, 59_060.0);
        assertThat(gauge("pledge.lists.lifetime", "list", "other")).isEqualTo(86_400);
    }

    @Test
    void changesOfThePolicyAreCountedAndOneThatDoesNotHoldIsShownUntilOneDoes() {
        meters.reloaded(Reload.POLICY, false);
        meters.reloaded(Reload.LISTS, true);
        assertThat(count("pledge.policy.reloads", "cause", "policy", "outcome", "bad"))
                .isEqualTo(1);
        assertThat(count("pledge.policy.reloads", "cause", "lists", "outcome", "good"))
                .isEqualTo(1);
        assertThat(gauge("pledge.policy.refused", "cause", "policy")).isEqualTo(1);

        meters.reloaded(Reload.LISTS, false);
        assertThat(gauge("pledge.policy.refused", "cause", "lists")).isEqualTo(1);
        meters.reloaded(Reload.POLICY, true);
        assertThat(gauge("pledge.policy.refused", "cause", "policy")).isZero();
        assertThat(gauge("pledge.policy.refused", "cause", "lists")).isZero();
    }

    @Test
    void disclosuresAreCountedByPartner() {
        meters.disclosure("Acme", true);
        meters.disclosure("Acme", true);
        meters.disclosure("Acme", false);
        assertThat(count("pledge.disclosures", "partner", "Acme", "outcome", "released"))
                .isEqualTo(2);
        assertThat(count("pledge.disclosures", "partner", "Acme", "outcome", "withheld"))
                .isEqualTo(1);
    }

    @Test
    void openRequestsOfPersonsAreShown() throws IOException {
        DataSubject ada = DataSubject.named("ada");
        books.requests()
                .received(
                        Requests.What.ERASE,
                        ada,
                        null,
                        LocalDate.now(ZoneOffset.UTC).minusDays(3),
                        false);
        books.requests()
                .received(
                        Requests.What.CORRECT,
                        ada,
                        null,
                        LocalDate.now(ZoneOffset.UTC).plusDays(30),
                        false);
        meters.watch(requests);
        assertThat(gauge("pledge.subject.requests", "state", "open")).isEqualTo(2);
        assertThat(gauge("pledge.subject.requests", "state", "overdue")).isEqualTo(1);
    }

    /** The README says how many. */
    @Test
    void howeverManyLabelsThereAreTheSeriesAreBounded() {
        PrometheusMeterRegistry prometheus = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Meters there = MeterBinding.find(prometheus);
        Findings found = new Findings(10, Clock.systemUTC(), List.of(there));
        there.watch(found, statistics);
        there.watch(requests);
        List<ListState> lists = new ArrayList<>();
        for (int i = 0; i < 1_000; i++) {
            there.disclosure("partner " + i, i % 2 == 0);
            there.disclosure("partner " + i, i % 2 == 1);
            lists.add(list("list " + i, i, Instant.EPOCH, Duration.ofDays(i + 1)));
            for (Kind kind : Kind.values()) {
                found.record(kind, "what " + i, "label " + i, "/" + i, Mode.ENFORCE, "r1");
                found.record(kind, "what " + i, "label " + i, "/" + i, Mode.REPORT, "r1");
            }
        }
        there.lists(inUse(lists));
        assertThat(prometheus.scrape().lines().filter(line -> !line.startsWith("#")))
                .hasSizeBetween(1_200, 1_600);
    }

    @Test
    void closedMetersLeaveNothingInTheRegistry() {
        exerciseAll(meters, findings);
        meters.close();
        assertThat(registry.getMeters()).isEmpty();
        find(Kind.AD_TAG_REMOVED, "a company of a request that is still under way", Mode.ENFORCE);
        meters.disclosure("a partner", true);
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

    private static ListState list(String name, int rules, @Nullable Instant made, @Nullable Duration lifetime) {
        return new ListState(name, ListFormat.ADBLOCK, rules, made, lifetime, Instant.EPOCH);
    }

    private static ListsState inUse(List<ListState> lists) {
        return new ListsState(lists, List.of(), "");
    }

    private void exerciseAll(Meters all, Findings found) {
        all.watch(found, statistics);
        all.watch(requests);
        all.lists(inUse(List.of(list("list", 1, Instant.EPOCH, Duration.ofDays(4)))));
        all.request(Outcome.UNCHANGED, 1);
        all.disclosure("partner", true);
        for (Kind kind : Kind.values()) {
            found.record(kind, "what", "label", "/", Mode.ENFORCE, "r1");
        }
    }

    private void find(Kind kind, String what, String label) {
        findings.record(kind, what, label, "/", Mode.ENFORCE, "r1");
    }

    private double gauge(String name, String... tags) {
        return registry.get(name).tags(tags).gauge().value();
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

    private static List<String> documented() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        Matcher rows = Pattern.compile("(?m)^\\| `(pledge\\..*?)` \\| (.*?) \\| (.*?) \\| (.*?) ?\\| .+ \\|$")
                .matcher(readme);
        List<String> documented = new ArrayList<>();
        while (rows.find()) {
            documented.add(row(rows.group(1), rows.group(2), rows.group(3), rows.group(4)));
        }
        return documented;
    }

    private static Set<String> table() {
        return new TreeSet<>(inOrder());
    }

    private static List<String> inOrder() {
        return Stream.of(MeterName.values())
                .map(meter -> row(meter.id, meter.type.key(), meter.unit, meter.tags))
                .toList();
    }

    private static String row(String name, String type, String unit, String tags) {
        return name + " | " + type + " | " + unit + " | " + tags;
    }
}
