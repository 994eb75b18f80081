package dev.pledge.finding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.pledge.policy.Mode;
import dev.pledge.testing.SetClock;
import dev.pledge.testing.Threads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-22T10:00:00Z"), ZoneOffset.UTC);

    @Test
    void theSameBreachIsOneFindingWithItsCount() {
        Findings findings = findings(10);
        findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/home", Mode.ENFORCE, "r1");
        findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/home", Mode.ENFORCE, "r1");
        findings.at("/cart", Mode.ENFORCE, "r1").found(Kind.COOKIE_REFUSED, "_ga", "not-allowed");

        assertThat(findings.all())
                .containsExactly(
                        new Finding(
                                Kind.COOKIE_REFUSED,
                                "_ga",
                                "not-allowed",
                                "/home",
                                Mode.ENFORCE,
                                "r1",
                                2,
                                CLOCK.instant(),
                                CLOCK.instant()),
                        new Finding(
                                Kind.COOKIE_REFUSED,
                                "_ga",
                                "not-allowed",
                                "/cart",
                                Mode.ENFORCE,
                                "r1",
                                1,
                                CLOCK.instant(),
                                CLOCK.instant()));
        assertThat(findings.held()).isEqualTo(2);
    }

    @Test
    void aFindingSaysWhenItWasFirstAndLastSeen() {
        SetClock clock = new SetClock();
        Findings findings = new Findings(10, clock, List.of());
        for (long at : new long[] {5_000, 3_000, 9_000}) {
            clock.set(Instant.ofEpochMilli(at));
            findings.record(Kind.EXPOSURE, "/checkout", "POST", "/checkout", Mode.ENFORCE, "r1");
        }
        Finding only = findings.all().get(0);
        assertThat(only.first()).isEqualTo(Instant.ofEpochMilli(3_000));
        assertThat(only.last()).isEqualTo(Instant.ofEpochMilli(9_000));
    }

    @Test
    void whatFindsNoRoomIsCountedAsOverflowOfItsKind() {
        Findings findings = findings(4);
        for (int i = 0; i < 5; i++) {
            findings.record(Kind.COOKIE_HIDDEN, "c" + i, "not-allowed", "/", Mode.REPORT, "r1");
        }
        findings.record(Kind.EXPOSURE, "/checkout", "POST", "/checkout", Mode.REPORT, "r1");

        assertThat(findings.overflow()).isEqualTo(3);
        assertThat(findings.overflow(Kind.COOKIE_HIDDEN)).isEqualTo(3);
        assertThat(findings.overflow(Kind.EXPOSURE)).isZero();
        assertThat(findings.all()).extracting(Finding::kind).contains(Kind.EXPOSURE);
        assertThat(findings.total(Kind.COOKIE_HIDDEN, Mode.REPORT)).isEqualTo(5);
        assertThat(findings.total(Kind.COOKIE_HIDDEN, Mode.ENFORCE)).isZero();
    }

    @Test
    void labelsBeyondTheBoundAreCountedAsOther() {
        Findings findings = findings(4);
        for (int i = 0; i < 510; i++) {
            findings.record(Kind.AD_TAG_REMOVED, "ads.example", "company " + i, "/", Mode.ENFORCE, "r1");
        }
        assertThat(findings.total(Kind.AD_TAG_REMOVED, "company 7", Mode.ENFORCE))
                .isEqualTo(1);
        assertThat(findings.total(Kind.AD_TAG_REMOVED, "other", Mode.ENFORCE)).isEqualTo(10);
        assertThat(findings.total(Kind.AD_TAG_REMOVED, Mode.ENFORCE)).isEqualTo(510);
    }

    @Test
    void whatIsOffIsNotRecorded() {
        Findings findings = findings(4);
        findings.record(Kind.EXPOSURE, "/checkout", "POST", "/checkout", Mode.OFF, "r1");
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void textsAreCleanedAndCut() {
        Findings findings = findings(4);
        findings.record(Kind.COOKIE_HIDDEN, "a\r\nb\u001B[31m\u202Ec", "x".repeat(300), "/\u0000", Mode.REPORT, "r\n");
        Finding only = findings.all().get(0);
        assertThat(only.what()).isEqualTo("a\uFFFD\uFFFDb\uFFFD[31m\uFFFDc");
        assertThat(only.label()).hasSize(100).endsWith("x…");
        assertThat(only.page()).isEqualTo("/\uFFFD");
        assertThat(only.revision()).isEqualTo("r\uFFFD");
    }

    @Property
    void noTextOfAFindingHoldsAControlCharacterOrIsLong(@ForAll String what) {
        Findings findings = findings(4);
        findings.record(Kind.COOKIE_HIDDEN, what, "not-allowed", "/", Mode.REPORT, "r1");
        String kept = findings.all().get(0).what();
        assertThat(kept.length()).isLessThanOrEqualTo(100);
        assertThat(kept.chars().anyMatch(Character::isISOControl)).isFalse();
        assertThat(kept.codePoints().anyMatch(c -> c >= 0xD800 && c <= 0xDFFF)).isFalse();
    }

    @Property(tries = 15)
    void everyBreachIsCountedOnceByAnyNumberOfThreads(
            @ForAll @IntRange(min = 1, max = 8) int threads, @ForAll @IntRange(min = 2, max = 60) int limit) {
        Findings findings = findings(limit);
        int each = 3_000;
        Threads.run(threads, t -> {
            for (int i = 0; i < each; i++) {
                Kind kind = i % 3 == 0 ? Kind.COOKIE_HIDDEN : Kind.COOKIE_REFUSED;
                findings.record(kind, "c" + i % 37, "not-allowed", "/", Mode.ENFORCE, "r1");
            }
        });
        long held = findings.all().stream().mapToLong(Finding::count).sum();
        assertThat(held + findings.overflow()).isEqualTo((long) threads * each);
        assertThat(findings.total(Kind.COOKIE_HIDDEN, Mode.ENFORCE) + findings.total(Kind.COOKIE_REFUSED, Mode.ENFORCE))
                .isEqualTo((long) threads * each);
        assertThat(findings.all()).hasSizeLessThanOrEqualTo(limit).hasSize(findings.held());
        // Exact for what it holds: each thread found each of them equally often.
        assertThat(findings.all()).allSatisfy(f -> assertThat(f.count()).isEqualTo((long) threads * occurrences(f)));
    }

    @Test
    void theFirstOfEachKindAndWhatIsToldOnce() {
        List<String> firsts = new ArrayList<>();
        List<Breach> all = new ArrayList<>();
        Findings findings = new Findings(100, CLOCK, List.of((breach, first) -> {
            all.add(breach);
            if (first) {
                firsts.add(breach.what() + " " + breach.revision());
            }
        }));
        for (String revision : List.of("r1", "r1", "r2")) {
            findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/home", Mode.ENFORCE, revision);
            findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/cart", Mode.ENFORCE, revision);
            findings.record(Kind.COOKIE_REFUSED, "IDE", "not-allowed", "/cart", Mode.ENFORCE, revision);
        }
        assertThat(firsts).containsExactly("_ga r1", "IDE r1", "_ga r2", "IDE r2");
        assertThat(all).hasSize(9);
    }

    @Test
    void aListenerThatFailsSpoilsNothing() {
        List<Breach> told = new ArrayList<>();
        Findings findings = new Findings(
                10,
                CLOCK,
                List.of(
                        (breach, first) -> {
                            throw new IllegalStateException("broken");
                        },
                        (breach, first) -> told.add(breach)));
        findings.record(Kind.EXPOSURE, "/checkout", "POST", "/checkout", Mode.ENFORCE, "r1");
        assertThat(told).hasSize(1);
        assertThat(findings.all()).hasSize(1);
    }

    @Test
    void whatIsRestoredIsFoundAgainAndNotToldAsNew() {
        Findings before = findings(10);
        before.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/home", Mode.ENFORCE, "r1");
        before.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/cart", Mode.ENFORCE, "r1");
        List<String> told = new ArrayList<>();
        SetClock later = new SetClock();
        later.set(Instant.parse("2026-11-23T10:00:00Z"));
        Findings findings = new Findings(10, later, List.of((breach, first) -> told.add(breach.what() + " " + first)));
        findings.restore(before.all());
        assertThat(findings.all()).isEqualTo(before.all());
        assertThat(told).isEmpty();
        assertThat(findings.changed()).isEmpty();

        findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/home", Mode.ENFORCE, "r1");
        findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/new", Mode.ENFORCE, "r1");
        findings.record(Kind.COOKIE_REFUSED, "_ga", "not-allowed", "/home", Mode.ENFORCE, "r2");
        assertThat(told).containsExactly("_ga false", "_ga false", "_ga true");
        assertThat(findings.changed())
                .extracting(Finding::page, Finding::count, Finding::first)
                .containsExactlyInAnyOrder(
                        tuple("/home", 2L, CLOCK.instant()),
                        tuple("/new", 1L, later.instant()),
                        tuple("/home", 1L, later.instant()));
        assertThat(findings.total(Kind.COOKIE_REFUSED, Mode.ENFORCE))
                .as("since the start")
                .isEqualTo(3);
    }

    @Test
    void moreThanThereIsRoomForIsNotRestored() {
        Findings before = findings(10);
        for (int i = 0; i < 5; i++) {
            before.record(Kind.COOKIE_HIDDEN, "c" + i, "not-allowed", "/", Mode.ENFORCE, "r1");
        }
        Findings findings = findings(4);
        findings.restore(before.all());
        assertThat(findings.all()).extracting(Finding::what).containsExactly("c0", "c1");
        assertThat(findings.overflow()).isZero();
    }

    @Test
    void whatIsForgottenMakesRoomAndIsNewWhenItIsFoundAgain() {
        SetClock clock = new SetClock();
        List<String> firsts = new ArrayList<>();
        Findings findings = new Findings(4, clock, List.of((breach, first) -> {
            if (first) {
                firsts.add(breach.what());
            }
        }));
        findings.record(Kind.COOKIE_HIDDEN, "old", "not-allowed", "/", Mode.ENFORCE, "r1");
        findings.record(Kind.COOKIE_HIDDEN, "again", "not-allowed", "/a", Mode.ENFORCE, "r1");
        Instant then = clock.instant().plusSeconds(60);
        clock.set(then);
        findings.record(Kind.COOKIE_HIDDEN, "again", "not-allowed", "/a", Mode.ENFORCE, "r1");
        assertThat(findings.forget(then)).extracting(Finding::what).containsExactly("old");
        assertThat(findings.held()).isEqualTo(1);

        findings.record(Kind.COOKIE_HIDDEN, "again", "not-allowed", "/b", Mode.ENFORCE, "r1");
        findings.record(Kind.COOKIE_HIDDEN, "old", "not-allowed", "/", Mode.ENFORCE, "r1");
        assertThat(firsts).containsExactly("old", "again", "old");
        assertThat(findings.held()).isEqualTo(2);
        assertThat(findings.overflow())
                .as("two of a kind are held, and one was counted only")
                .isEqualTo(1);
    }

    @Test
    void findingsOfOldRevisionsMakeRoomTheOldestFirst() {
        SetClock clock = new SetClock();
        Findings findings = new Findings(100, clock, List.of());
        for (int i = 0; i < 47; i++) {
            clock.advance(Duration.ofSeconds(1));
            String revision = i < 30 ? "r1" : "r2";
            findings.record(Kind.COOKIE_HIDDEN, "c" + i, "not-allowed", "/", Mode.ENFORCE, revision);
        }
        findings.record(Kind.EXPOSURE, "/checkout", "POST", "/", Mode.ENFORCE, "r1");
        assertThat(findings.makeRoom("r2"))
                .extracting(Finding::what)
                .containsExactlyElementsOf(
                        IntStream.range(0, 9).mapToObj(i -> "c" + i).toList());
        assertThat(findings.held()).isEqualTo(39);
        assertThat(findings.makeRoom("r2")).isEmpty();
    }

    @Test
    void aFloodUnderTheRevisionThatHoldsMakesNoRoomForItself() {
        Findings findings = findings(100);
        for (int i = 0; i < 70; i++) {
            findings.record(Kind.COOKIE_HIDDEN, "c" + i, "not-allowed", "/", Mode.ENFORCE, "r1");
        }
        assertThat(findings.makeRoom("r1")).isEmpty();
        assertThat(findings.held()).isEqualTo(50);
    }

    private static long occurrences(Finding finding) {
        long times = 0;
        for (int i = 0; i < 3_000; i++) {
            Kind kind = i % 3 == 0 ? Kind.COOKIE_HIDDEN : Kind.COOKIE_REFUSED;
            times += kind == finding.kind() && ("c" + i % 37).equals(finding.what()) ? 1 : 0;
        }
        return times;
    }

    private static Findings findings(int limit) {
        return new Findings(limit, CLOCK, List.of());
    }
}
