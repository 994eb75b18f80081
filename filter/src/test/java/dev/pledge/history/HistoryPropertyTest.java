package dev.pledge.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.testing.SetClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** However counting, saving, failing to save and restarting follow one another, each thing is counted once, in its hour. */
class HistoryPropertyTest {
    private static final Instant FROM = Instant.parse("2026-11-22T00:00:00Z");
    private static final Instant TO = Instant.parse("2027-01-01T00:00:00Z");

    /** What happens next. */
    enum Act {
        COUNT,
        WAIT,
        SAVE,
        FAIL_TO_SAVE,
        ASK,
        RESTART
    }

    record Step(Act act, int number) {}

    @Provide
    Arbitrary<List<Step>> steps() {
        Arbitrary<Act> acts = Arbitraries.frequencyOf(
                Tuple.of(6, Arbitraries.just(Act.COUNT)),
                Tuple.of(2, Arbitraries.just(Act.WAIT)),
                Tuple.of(2, Arbitraries.just(Act.SAVE)),
                Tuple.of(2, Arbitraries.just(Act.FAIL_TO_SAVE)),
                Tuple.of(1, Arbitraries.just(Act.ASK)),
                Tuple.of(1, Arbitraries.just(Act.RESTART)));
        return Combinators.combine(acts, Arbitraries.integers().between(0, 9))
                .as(Step::new)
                .list()
                .ofMaxSize(40);
    }

    @Property(tries = 150)
    void eachThingIsCountedOnceInItsHour(@ForAll("steps") List<Step> steps) throws Exception {
        Path directory = Files.createTempDirectory("history");
        SetClock clock = new SetClock();
        Map<Instant, Map<Counter, Long>> expected = new TreeMap<>();
        History history = open(directory, clock);
        try {
            for (Step step : steps) {
                switch (step.act()) {
                    case COUNT -> {
                        Counter counter = new Counter("request", "n" + step.number() % 4, "");
                        history.count(counter, 1 + step.number());
                        expected.computeIfAbsent(
                                        clock.instant().truncatedTo(ChronoUnit.HOURS), hour -> new TreeMap<>(ORDER))
                                .merge(counter, 1L + step.number(), Long::sum);
                    }
                    case WAIT -> {
                        // What is counted is of the hour in which it is gathered; the process does that every second.
                        history.counts(FROM, TO, dev.pledge.history.Step.HOUR);
                        clock.advance(Duration.ofMinutes(13L * (step.number() + 1)));
                        history.counts(FROM, TO, dev.pledge.history.Step.HOUR);
                    }
                    case SAVE -> history.save();
                    case FAIL_TO_SAVE -> failToSave(history);
                    case ASK -> assertThat(counts(history)).isEqualTo(expected);
                    case RESTART -> {
                        history.close();
                        history = open(directory, clock);
                    }
                }
            }
            assertThat(counts(history)).isEqualTo(expected);
            history.close();
            history = open(directory, clock);
            assertThat(counts(history)).isEqualTo(expected);
        } finally {
            history.close();
            delete(directory);
        }
    }

    private static final Comparator<Counter> ORDER = Comparator.comparing(Counter::name);

    private static History open(Path directory, SetClock clock) throws IOException {
        return History.open(directory, clock, () -> Period.ofMonths(13));
    }

    /** A thread that is interrupted closes the file under the store's hands, before or after it is written. */
    private static void failToSave(History history) {
        Thread.currentThread().interrupt();
        try {
            history.save();
        } catch (IOException expected) {
            assertThat(expected).hasMessageContaining("the counts and findings in ");
        } finally {
            Thread.interrupted();
        }
    }

    private static Map<Instant, Map<Counter, Long>> counts(History history) {
        Map<Instant, Map<Counter, Long>> counts = new TreeMap<>();
        history.counts(FROM, TO, dev.pledge.history.Step.HOUR)
                .forEach(bucket -> counts.put(bucket.start(), bucket.counts()));
        return counts;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(directory);
    }
}
