package dev.pledge.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.demo.testing.FreePort;
import dev.pledge.demo.testing.Operations;
import dev.pledge.demo.testing.Prometheus;
import dev.pledge.demo.testing.Promtool;
import dev.pledge.demo.testing.RawRequest;
import dev.pledge.demo.testing.ShopProcess;
import dev.pledge.demo.testing.Visitor;
import dev.pledge.demo.testing.Visits;
import dev.pledge.demo.testing.WarPolicy;
import dev.pledge.history.Tally;
import dev.pledge.subject.Books;
import dev.pledge.subject.DataSubject;
import dev.pledge.subject.KeptUntil;
import dev.pledge.subject.Requests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/**
 * The shop under load, scraped by a real Prometheus with the rules that ship with it. Ranges and delays of the rules are
 * shortened, as {@link Operations#writeShortened} says; thresholds are as they ship.
 */
@EnabledIf(
        value = "dev.pledge.demo.testing.Prometheus#isThere",
        disabledReason = "there is no prometheus, or no promtool, on the PATH")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PrometheusIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    /**
     * Each is tried on every address of a page, for none holds a word by which it could be passed over: so many that a page
     * takes well over the threshold of {@code PledgeSlow} on a fast machine too.
     */
    private static final String MANY_EXPRESSIONS = IntStream.range(1, 16_000)
            .mapToObj(PrometheusIT::letters)
            .map(letters -> "/[" + letters + "]+[0-9]+[" + letters + "z]+[0-9]q?$/")
            .collect(Collectors.joining("\n"));

    private static final String MEAN_TIME =
            "sum(rate(pledge_time_seconds_sum[5s])) / sum(rate(pledge_time_seconds_count[5s]))";

    private static final String SOUND_LIST = "! Expires: 4 days\n||ads.in-a-list.example^\n";

    private Path directory;
    private Path policy;
    private String enforced;
    private ShopProcess shop;
    private Prometheus prometheus;
    private Visits visits;
    private final Map<String, Map<String, String>> fired = new TreeMap<>();

    @BeforeAll
    void start(@TempDir Path temporary) throws IOException {
        directory = temporary;
        int port = FreePort.find();
        enforced = WarPolicy.keeping(directory)
                .replace("localhost:8443", "localhost:" + port)
                .replace("statistics:\n  mode: enforce", "statistics:\n  mode: enforce\n  journal-mb: 4")
                .replace(
                        "ad-servers:\n  mode: enforce",
                        "ad-servers:\n  mode: enforce\n  lists: [\"file:" + list("old") + "\", \"file:" + list("large")
                                + "\", \"file:" + list("gone") + "\"]");
        for (String name : new String[] {"old", "large", "gone"}) {
            Files.writeString(list(name), SOUND_LIST);
        }
        policy = Files.writeString(
                directory.resolve("promises.yaml"),
                enforced.replace("cookies:\n  mode: enforce", "cookies:\n  mode: off"));
        aRequestThatNobodyAnswered(directory.resolve("records"));
        shop = ShopProcess.start(
                directory.resolve("shop"), "--https-port", Integer.toString(port), "--policy", policy.toString());
        visits = new Visits(shop);
        // The first answers take long, and those that follow less and less: what is counted of them would look like a
        // rise.
        visits.forSeconds(3, "/api/products", "/products");
        prometheus = Prometheus.start(directory, shop, Operations.writeShortened(directory));
        // What is counted before the first scrape is no increase.
        await(
                "the first scrape",
                () -> !prometheus.query("pledge_requests_total").isEmpty());
    }

    @AfterAll
    void stop() {
        for (AutoCloseable one : new AutoCloseable[] {prometheus, shop}) {
            try {
                if (one != null) {
                    one.close();
                }
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }

    @Test
    @Order(1)
    void everyAlertFiresOnceItsConditionIsCausedWithTimesShortenedAndThresholdsAsTheyAre() throws IOException {
        // As long as the shortened hour before which a rise is measured, and a little more.
        visits.forSeconds(16, "/api/products", "/api/products", "/api/products", "/products");
        assertThat(firing()).doesNotContainAnyElementsOf(alertsBut("PledgeSlow", "PledgeRequestOverdue"));
        // What is overdue was so before the start: no person's request can be made to be within minutes.
        awaitFiring("PledgeRequestOverdue");

        awaitFiring(
                "PledgeExposure",
                () -> RawRequest.post("/checkout", "card-number=4111111111111111")
                        .to(shop));

        Files.writeString(policy, enforced);
        awaitFiring("PledgeNewTrackingCookie", "/products");
        awaitFiring("PledgeAdTagsRising", "/");

        Files.writeString(list("old"), "! Last modified: 14 Jul 2020 09:53 UTC\n" + SOUND_LIST);
        await("what a page takes", () -> {
            visits.once("/products");
            return value(MEAN_TIME) > 0;
        });
        double usual = value(MEAN_TIME);
        Files.writeString(list("large"), MANY_EXPRESSIONS);
        awaitFiring("PledgeListStale", "/products");
        assertThat(fired.get("PledgeListStale")).containsEntry("list", "file:" + list("old"));
        await("the expressions cost time", () -> {
            visits.once("/products");
            return value(MEAN_TIME) > 2 * usual; // ten times on a quiet machine, less where all is slow
        });
        awaitFiring("PledgeSlow", "/products");

        Files.writeString(list("large"), SOUND_LIST);
        await("the large list is gone", () -> rules("large") == 1);
        Files.delete(list("gone"));
        awaitFiring("PledgeListUnreadable", "/products");

        Path store = directory.resolve("statistics/store");
        Path away = Files.move(store, directory.resolve("away"));
        Files.writeString(store, "no directory");
        awaitFiring("PledgeStoreUnreachable", "/products");
        visits.ofLongRecords(10_800);
        awaitFiring("PledgeJournalNearBudget");
        visits.ofLongRecords(4_000);
        awaitFiring("PledgeAnswersLost", () -> visits.ofLongRecords(8));
        Files.move(away, store, StandardCopyOption.REPLACE_EXISTING);
        await("what waited is in the store", () -> value("pledge_statistics_failing_seconds") == 0);

        Files.writeString(policy, "cookies: sometimes\n");
        awaitFiring("PledgePolicyRefused", "/products");
        Files.writeString(policy, enforced);
        await("the policy holds again", () -> value("max(pledge_policy_refused_changes)") == 0);

        assertThat(fired.keySet()).isEqualTo(alertsBut());
    }

    @Test
    @Order(2)
    void everyExpressionOfTheDashboardAndOfTheRulesReturnsData() throws IOException {
        Files.writeString(policy, enforced + "# changed, and the same\n");
        partnerAsks();
        Set<String> open = new TreeSet<>(Operations.dashboardExpressions());
        assertThat(open).hasSizeGreaterThan(30);
        for (Operations.Rule rule : Operations.shortenedRules()) {
            open.add(
                    Operations.alerts().stream().anyMatch(alert -> alert.name().equals(rule.name()))
                            ? rule.leftSide()
                            : rule.expression());
        }
        await(() -> "data of " + open, () -> {
            visits.once("/", "/products", "/checkout");
            open.removeIf(expression -> !prometheus.query(expression).isEmpty());
            return open.isEmpty();
        });
    }

    @Test
    @Order(3)
    void promtoolFindsNothingWrongWithTheMeters() {
        String metrics = new Visitor(shop).get(shop.management("/metrics")).body();
        String own = metrics.lines()
                .filter(line -> line.matches("(# (HELP|TYPE) )?pledge_.*"))
                .collect(Collectors.joining("\n", "", "\n"));
        Promtool.Exit exit = Promtool.run(own, "check", "metrics");
        assertThat(exit.output()).isEmpty();
        assertThat(exit.code()).isZero();
    }

    private void partnerAsks() {
        RawRequest.get("/license/check?key=LARK-7QXN-42BD-M9TC")
                .with("Authorization", "Bearer larkfield-demo-partner")
                .with("Disclosure-Purpose", "license-verification")
                .overHttps()
                .to(shop);
    }

    /** Returns the letters from a to n whose bits are set. */
    private static String letters(int bits) {
        return "abcdefghijklmn"
                .chars()
                .filter(letter -> (bits >> letter - 'a' & 1) == 1)
                .mapToObj(Character::toString)
                .collect(Collectors.joining());
    }

    private Path list(String name) {
        return directory.resolve(name + ".txt");
    }

    private double rules(String list) {
        return value("pledge_lists_rules{list=\"file:" + list(list) + "\"}");
    }

    private double value(String expression) {
        return prometheus.query(expression).stream()
                .mapToDouble(Prometheus.Sample::value)
                .findFirst()
                .orElse(Double.NaN);
    }

    private Set<String> firing() {
        for (Prometheus.Sample alert : prometheus.query("ALERTS{alertstate=\"firing\"}")) {
            fired.putIfAbsent(String.valueOf(alert.labels().get("alertname")), alert.labels());
        }
        return fired.keySet();
    }

    private static Set<String> alertsBut(String... some) {
        Set<String> names = new TreeSet<>(
                Operations.alerts().stream().map(Operations.Rule::name).toList());
        List.of(some).forEach(names::remove);
        return names;
    }

    private static void aRequestThatNobodyAnswered(Path records) throws IOException {
        KeptUntil keep = new KeptUntil(Period.ofMonths(24), ZoneId.systemDefault());
        try (Books books = Books.open(records, () -> keep, Tally.NONE, Clock.systemUTC())) {
            LocalDate due = LocalDate.now(ZoneId.systemDefault()).minusDays(2);
            books.requests().received(Requests.What.CORRECT, DataSubject.named("jane"), null, due, false);
        }
    }

    /** Visits pages until an alert fires. */
    private void awaitFiring(String alert, String... pages) {
        awaitFiring(alert, () -> visits.once(pages));
    }

    /** Causes an alert until it fires: what happens once may fall between two scrapes that are too far apart. */
    private void awaitFiring(String alert, Runnable cause) {
        await(alert + " fires", () -> {
            cause.run();
            return firing().contains(alert);
        });
    }

    private void await(String what, BooleanSupplier happens) {
        await(() -> what, happens);
    }

    private void await(Supplier<String> what, BooleanSupplier happens) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!happens.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError(what.get() + " is still to come; firing are " + firing() + "\n" + shop.log());
            }
            Visits.pause();
        }
    }
}
