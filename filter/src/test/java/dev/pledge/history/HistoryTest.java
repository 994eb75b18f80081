package dev.pledge.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.pledge.finding.Finding;
import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import dev.pledge.testing.SetClock;
import dev.pledge.testing.Threads;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HistoryTest {
    private static final Counter PAGES = new Counter("request", "changed", "");
    private static final Counter ERRORS = new Counter("request", "refused", "");
    private static final Instant TEN = Instant.parse("2026-11-22T10:00:00Z");
    private static final Instant END = Instant.parse("2027-12-31T00:00:00Z");

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock();
    private final List<String> firsts = new ArrayList<>();
    private Period keep = Period.ofMonths(13);

    private History open() throws IOException {
        return open(directory);
    }

    private History open(@Nullable Path in) throws IOException {
        return History.open(in, clock, () -> keep);
    }

    private Findings findings(History history) throws IOException {
        Findings findings = new Findings(100, clock, List.of(history, (breach, first) -> {
            if (first) {
                firsts.add(breach.what());
            }
        }));
        history.watch(findings);
        return findings;
    }

    @Test
    void whatIsCountedIsThereAtOnceHourByHourAndDayByDay() throws IOException {
        try (History history = open()) {
            history.count(PAGES, 2);
            history.save();
            clock.set(TEN.plus(Duration.ofMinutes(70)));
            history.count(PAGES, 3);
            history.count(ERRORS, 1);
            history.save();
            clock.set(TEN.plus(Duration.ofHours(15)));
            history.count(PAGES, 4);

            assertThat(history.counts(TEN, END, Step.HOUR))
                    .extracting(Bucket::start, Bucket::counts)
                    .containsExactly(
                            tuple(TEN, Map.of(PAGES, 2L)),
                            tuple(TEN.plus(Duration.ofHours(1)), Map.of(PAGES, 3L, ERRORS, 1L)),
                            tuple(TEN.plus(Duration.ofHours(15)), Map.of(PAGES, 4L)));
            assertThat(history.counts(TEN, END, Step.DAY))
                    .extracting(Bucket::start, bucket -> bucket.count(PAGES))
                    .containsExactly(
                            tuple(Instant.parse("2026-11-22T00:00:00Z"), 5L),
                            tuple(Instant.parse("2026-11-23T00:00:00Z"), 4L));
        }
    }

    @Test
    void onlyTheBucketsThatAreAskedForAreTold() throws IOException {
        try (History history = open()) {
            for (int hour = 0; hour < 5; hour++) {
                clock.set(TEN.plus(Duration.ofHours(hour)));
                history.count(PAGES, 1);
                history.save();
            }
            Instant eleven = TEN.plus(Duration.ofHours(1));
            Instant thirteen = TEN.plus(Duration.ofHours(3));
            assertThat(history.counts(eleven, thirteen, Step.HOUR)).hasSize(2);
            assertThat(history.sum(eleven, thirteen).count(PAGES)).isEqualTo(2);
            assertThat(history.counts(eleven.plusSeconds(1), thirteen.plusSeconds(1), Step.HOUR))
                    .hasSize(3);
            assertThat(history.counts(thirteen, eleven, Step.HOUR)).isEmpty();
        }
    }

    @Test
    void whatWasCountedInAnHoursLastSecondIsOfThatHour() throws IOException {
        try (History history = open()) {
            clock.set(TEN.plus(Duration.ofMinutes(59)).plusSeconds(59));
            history.save();
            history.count(PAGES, 1);
            clock.set(TEN.plus(Duration.ofHours(1)).plusMillis(3));
            history.save();
            history.count(PAGES, 1);
            clock.advance(Duration.ofMillis(500));
            assertThat(history.counts(TEN, END, Step.HOUR))
                    .extracting(Bucket::start)
                    .containsExactly(TEN, TEN.plus(Duration.ofHours(1)));
        }
    }

    @Test
    void aRestartForgetsNothing() throws IOException {
        Instant since;
        try (History history = open()) {
            since = history.since();
            history.count(PAGES, 7);
            history.spent(20_000);
            history.holds("r1", "d1", "site: { name: Shop }\n");
            clock.advance(Duration.ofDays(1));
            Findings findings = findings(history);
            findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/home", Mode.ENFORCE, "r1");
        }
        clock.advance(Duration.ofDays(1));
        try (History history = open()) {
            Findings findings = findings(history);
            history.holds("r1", "d1", "site: { name: Shop }\n");
            assertThat(history.since()).isEqualTo(since);
            assertThat(history.sum(TEN, END).count(PAGES)).isEqualTo(7);
            assertThat(history.sum(TEN, END).count(Counter.finding(Kind.COOKIE_REFUSED, Mode.ENFORCE)))
                    .isEqualTo(1);
            assertThat(history.sum(TEN, END).times().count()).isEqualTo(1);
            assertThat(history.policies())
                    .containsExactly(new PolicyRevision("r1", "d1", TEN, "site: { name: Shop }\n"));
            findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/home", Mode.ENFORCE, "r1");
            assertThat(findings.all())
                    .extracting(Finding::count, Finding::first, Finding::last)
                    .containsExactly(tuple(2L, TEN.plus(Duration.ofDays(1)), TEN.plus(Duration.ofDays(2))));
        }
        assertThat(firsts).as("told as first, over both runs").containsExactly("_ga");
    }

    @Test
    void whatWasSavedSurvivesTheProcess() throws IOException {
        Path copy = directory.resolve("copy");
        try (History history = open(directory.resolve("of"))) {
            Findings findings = findings(history);
            history.count(PAGES, 3);
            findings.record(Kind.EXPOSURE, "/checkout", "POST", "/checkout", Mode.ENFORCE, "r1");
            history.save();
            Files.createDirectories(copy);
            Files.copy(directory.resolve("of").resolve(History.NAME), copy.resolve(History.NAME));
        }
        try (History history = open(copy)) {
            assertThat(history.sum(TEN, END).count(PAGES)).isEqualTo(3);
            assertThat(findings(history).all()).extracting(Finding::what).containsExactly("/checkout");
        }
    }

    @Test
    void policiesAreToldTheLatestFirst() throws IOException {
        try (History history = open()) {
            history.holds("r1", "d1", "one");
            history.holds("r1", "d1", "one");
            clock.advance(Duration.ofHours(1));
            history.holds("r2", "d1", "one");
            clock.advance(Duration.ofHours(1));
            history.holds("r3", "d3", "three");
            history.holds("r1", "d1", "one");
        }
        try (History history = open()) {
            assertThat(history.policies())
                    .extracting(PolicyRevision::revision, PolicyRevision::text, PolicyRevision::since)
                    .containsExactly(
                            tuple("r1", "one", TEN.plus(Duration.ofHours(2))),
                            tuple("r3", "three", TEN.plus(Duration.ofHours(2))),
                            tuple("r2", "one", TEN.plus(Duration.ofHours(1))),
                            tuple("r1", "one", TEN));
        }
    }

    @Test
    void whatIsOlderThanDeclaredIsForgotten() throws IOException {
        keep = Period.ofMonths(2);
        try (History history = open()) {
            Findings findings = findings(history);
            history.holds("r1", "d1", "one");
            history.count(PAGES, 1);
            findings.record(Kind.COOKIE_REFUSED, "old", "not-allowed", "/", Mode.ENFORCE, "r1");
            history.save();
            clock.advance(Duration.ofDays(40));
            history.holds("r2", "d2", "two");
            history.count(PAGES, 10);
            findings.record(Kind.COOKIE_REFUSED, "new", "not-allowed", "/", Mode.ENFORCE, "r2");
            history.save();
            assertThat(history.sum(TEN, END).count(PAGES)).isEqualTo(11);
            clock.advance(Duration.ofDays(25));
            history.save();
            assertThat(history.sum(TEN, END).count(PAGES)).isEqualTo(10);
            assertThat(findings.all()).extracting(Finding::what).containsExactly("new");
            assertThat(history.policies())
                    .as("r1 still held when what is kept began")
                    .extracting(PolicyRevision::revision)
                    .containsExactly("r2", "r1");
            clock.advance(Duration.ofDays(40));
            findings.record(Kind.COOKIE_REFUSED, "new", "not-allowed", "/", Mode.ENFORCE, "r2");
            history.save();
            assertThat(history.policies()).extracting(PolicyRevision::revision).containsExactly("r2");
        }
        try (History history = open()) {
            assertThat(findings(history).all()).extracting(Finding::what).containsExactly("new");
        }
    }

    @Test
    void aHistoryBeginsWithWhatIsKeptAndNeverInTheFuture() throws IOException {
        keep = Period.ofMonths(2);
        try (History history = open()) {
            history.save();
            clock.advance(Duration.ofDays(50));
            history.save();
            assertThat(history.since()).isEqualTo(TEN);
            clock.advance(Duration.ofDays(50));
            history.save();
            assertThat(history.since()).isEqualTo("2027-01-02T00:00:00Z");
            clock.set(TEN.minus(Duration.ofDays(9)));
            history.save();
            assertThat(history.since()).isEqualTo(clock.instant());
        }
    }

    @Test
    void findingsForWhichThereIsNoRoomAreForgottenToo() throws IOException {
        try (History history = open()) {
            Findings findings = findings(history);
            for (int i = 0; i < 20; i++) {
                findings.record(Kind.COOKIE_REFUSED, "c" + i, "not-allowed", "/", Mode.ENFORCE, "r1");
            }
        }
        clock.advance(Duration.ofDays(500));
        try (History history = open()) {
            history.watch(new Findings(4, clock, List.of(history)));
            history.save();
        }
        try (History history = open()) {
            assertThat(findings(history).all()).isEmpty();
        }
    }

    @Test
    void whatIsLeftAsItWasIsCountedAsOnlySeen() throws IOException {
        try (History history = open()) {
            Findings findings = findings(history);
            findings.record(Kind.FORM_UPGRADED, "other.example", "foreign", "/", Mode.ENFORCE, "r1");
            findings.record(Kind.FORM_UPGRADED, "shop.example", "form", "/", Mode.ENFORCE, "r1");
            findings.record(Kind.COOKIE_DUPLICATE, "cart", "kept", "/", Mode.ENFORCE, "r1");
            findings.record(Kind.COOKIE_DUPLICATE, "cart", "refused", "/", Mode.REPORT, "r1");
            assertThat(history.sum(TEN, END).counts())
                    .isEqualTo(Map.of(
                            Counter.finding(Kind.FORM_UPGRADED, Mode.ENFORCE), 1L,
                            Counter.finding(Kind.FORM_UPGRADED, Mode.REPORT), 1L,
                            Counter.finding(Kind.COOKIE_DUPLICATE, Mode.REPORT), 2L));
        }
    }

    @Test
    void oneThatIsClosedAnswersNothingAndLeavesItsFileAlone() throws IOException {
        History closed = open();
        closed.close();
        assertThatThrownBy(() -> closed.counts(TEN, END, Step.HOUR)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(closed::since).isInstanceOf(UncheckedIOException.class);
        try (History other = open()) {
            assertThat(other.since()).isEqualTo(TEN);
        }
    }

    @Test
    void aMonthIsKeptInAnyCaseAndMemoryKeepsNoMore() throws IOException {
        keep = Period.ofDays(7);
        try (History history = open()) {
            history.count(PAGES, 1);
            history.save();
            clock.advance(Duration.ofDays(30));
            history.save();
            assertThat(history.sum(TEN, END).count(PAGES)).isEqualTo(1);
            clock.advance(Duration.ofDays(2));
            history.save();
            assertThat(history.sum(TEN, END).count(PAGES)).isZero();
        }
        keep = Period.ofMonths(13);
        try (History history = open(null)) {
            history.count(PAGES, 1);
            history.save();
            clock.advance(Duration.ofDays(40));
            history.save();
            assertThat(history.sum(TEN, END).count(PAGES)).isZero();
        }
    }

    @Test
    void tooManyDifferentThingsAreCountedTogether() throws IOException {
        try (History history = open()) {
            for (int i = 0; i < 3_000; i++) {
                history.count(new Counter("disclosure", "partner " + i, "license"), 1);
            }
        }
        try (History history = open()) {
            Bucket all = history.sum(TEN, END);
            assertThat(all.counts()).hasSizeLessThanOrEqualTo(History.COUNTERS + 1);
            assertThat(all.count(Counter.OTHER)).isBetween(1_000L, 1_001L);
            assertThat(all.counts().values().stream().mapToLong(n -> n).sum()).isEqualTo(3_000);
            history.count(new Counter("disclosure", "one more", "license"), 1);
            assertThat(history.sum(TEN, END).counts().values().stream()
                            .mapToLong(n -> n)
                            .sum())
                    .isEqualTo(3_001);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aDamagedFileIsSetAsideAndHistoryBeginsAnew(long seed) throws IOException {
        try (History history = open()) {
            history.count(PAGES, 7);
        }
        Path file = directory.resolve(History.NAME);
        byte[] noise = new byte[(int) Files.size(file)];
        SplittableRandom random = new SplittableRandom(seed);
        random.nextBytes(noise);
        Files.write(file, noise);
        try (History history = open()) {
            assertThat(history.sum(TEN, END).counts()).isEmpty();
            assertThat(history.setAside())
                    .isNotNull()
                    .content(StandardCharsets.ISO_8859_1)
                    .hasSize(noise.length);
            history.count(PAGES, 1);
        }
        try (History history = open()) {
            assertThat(history.sum(TEN, END).count(PAGES)).isEqualTo(1);
        }
    }

    @Test
    void aFileThatIsDamagedWhileItIsOpenTakesWhatIsStillKnown() throws Exception {
        try (History history = open()) {
            Findings findings = findings(history);
            history.holds("r1", "d1", "one");
            findings.record(Kind.EXPOSURE, "/checkout", "POST", "/checkout", Mode.ENFORCE, "r1");
            history.save();
            clock.advance(Duration.ofDays(3));
            damage(history);
            history.count(PAGES, 5);
            history.save();
            assertThat(history.setAside()).isNotNull();
            assertThat(history.since()).as("what was before is not known").isEqualTo(TEN.plus(Duration.ofDays(3)));
            assertThat(history.sum(TEN, END).count(PAGES)).isEqualTo(6);
        }
        try (History history = open()) {
            assertThat(history.policies()).extracting(PolicyRevision::revision).containsExactly("r1");
            assertThat(findings(history).all()).extracting(Finding::what).containsExactly("/checkout");
        }
    }

    /** Lets a thread that is interrupted close the file, and overwrites it before the next second opens it again. */
    private void damage(History history) throws Exception {
        do {
            Thread.sleep(1_050 - System.currentTimeMillis() % 1_000);
            // A busy machine may wake this thread late.
        } while (System.currentTimeMillis() % 1_000 > 300);
        Thread.currentThread().interrupt();
        history.count(PAGES, 1);
        assertThatThrownBy(history::save).isInstanceOf(IOException.class);
        assertThat(Thread.interrupted()).isTrue();
        Files.write(directory.resolve(History.NAME), new byte[20_000]);
    }

    @Test
    void aFileThatCannotBeOpenedIsNotTakenForDamaged() throws IOException {
        Path inTheWay = Files.createDirectory(directory.resolve(History.NAME));
        assertThatThrownBy(this::open)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(inTheWay.toString())
                .hasMessageContaining("cannot be read and written");
        assertThat(inTheWay).isDirectory();
    }

    @Test
    void aFileThatAnotherUsesIsRefused() throws IOException {
        try (History history = open()) {
            assertThat(history.sum(TEN, END).counts()).isEmpty();
            assertThatThrownBy(this::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining(directory.resolve(History.NAME).toString())
                    .hasMessageContaining("used by another process");
        }
    }

    @Test
    void whatIsSavedEverySecondNeedsNoCall() throws Exception {
        Path of = directory.resolve("of");
        try (History history = open(of)) {
            history.count(PAGES, 3);
            assertThat(lastOfThoseLeft(of, 3)).isEqualTo(3);
        }
    }

    /** Returns how many pages a process would leave if it ended now, as soon as it is a number, or after a minute. */
    private long lastOfThoseLeft(Path of, long number) throws Exception {
        long left = 0;
        for (int look = 0; look < 120 && left != number; look++) {
            Thread.sleep(500);
            Path copy = Files.createDirectories(directory.resolve("copy-" + look));
            Files.copy(of.resolve(History.NAME), copy.resolve(History.NAME));
            try (History other = open(copy)) {
                left = other.sum(TEN, END).count(PAGES);
            }
        }
        return left;
    }

    @Test
    void afterAnErrorSavingGoesOn() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        Supplier<Period> failing = () -> {
            if (asked.incrementAndGet() == 1) {
                throw new StackOverflowError("once");
            }
            return keep;
        };
        Path of = directory.resolve("of");
        try (History history = History.open(of, clock, failing)) {
            history.count(PAGES, 3);
            assertThat(lastOfThoseLeft(of, 3)).isEqualTo(3);
        }
    }

    @Test
    void allThreadsCountEachThingOnce() throws Exception {
        int each = 20_000;
        try (History history = open()) {
            Findings findings = findings(history);
            Threads.run(4, thread -> {
                for (int i = 0; i < each; i++) {
                    history.count(PAGES, 1);
                    history.spent(5_000L * i);
                    if (i % 100 == 0) {
                        findings.record(Kind.COOKIE_REFUSED, "c" + i % 7, "not-allowed", "/", Mode.ENFORCE, "r1");
                    }
                    if (i % 5_000 == thread) {
                        history.counts(TEN, END, Step.HOUR);
                    }
                }
            });
        }
        try (History history = open()) {
            Bucket all = history.sum(TEN, END);
            assertThat(all.count(PAGES)).isEqualTo(4L * each);
            assertThat(all.times().count()).isEqualTo(4L * each);
            assertThat(all.count(Counter.finding(Kind.COOKIE_REFUSED, Mode.ENFORCE)))
                    .isEqualTo(800);
            assertThat(findings(history).all().stream()
                            .mapToLong(Finding::count)
                            .sum())
                    .isEqualTo(800);
        }
    }
}
