package dev.pledge.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pledge.finding.Finding;
import dev.pledge.finding.Findings;
import dev.pledge.finding.Kind;
import dev.pledge.policy.Mode;
import dev.pledge.testing.SetClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over months the file grows to what is kept, and no further. */
class HistoryGrowthTest {
    private static final int MONTHS = 13;
    private static final Period KEEP = Period.ofMonths(3);

    /** The rows are a small part of it; the rest is room that MVStore had to leave alone for two seconds of real time. */
    private static final long LARGEST = 24L << 20;

    private static final Instant EVER = Instant.parse("2030-01-01T00:00:00Z");

    @TempDir
    Path directory;

    private final SetClock clock = new SetClock();

    @Test
    void ofThirteenMonthsTheFileHoldsThoseThatAreKept() throws IOException {
        Instant begin = clock.instant();
        List<Long> sizes = new ArrayList<>();
        for (int month = 1; month <= MONTHS; month++) {
            Instant end = begin.atOffset(ZoneOffset.UTC).plusMonths(month).toInstant();
            try (History history = History.open(directory, clock, () -> KEEP)) {
                Findings findings = findings(history);
                history.holds("r" + month, "d" + month, "site: { name: Shop " + month + " }\n");
                for (int hour = 0; clock.instant().isBefore(end); hour++) {
                    anHour(history, findings, month, hour);
                    clock.advance(Duration.ofHours(1));
                }
            }
            sizes.add(Files.size(directory.resolve(History.NAME)));
        }
        assertThat(sizes).allSatisfy(size -> assertThat(size).isLessThan(LARGEST));

        Instant kept = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)
                .minus(KEEP)
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
        try (History history = History.open(directory, clock, () -> KEEP)) {
            history.save();
            List<Bucket> hours = history.counts(begin, EVER, Step.HOUR);
            assertThat(hours)
                    .hasSize((int) Duration.between(kept, clock.instant()).toHours());
            assertThat(hours.get(0).start()).isEqualTo(kept);
            assertThat(hours).allSatisfy(hour -> assertThat(hour.counts()).hasSizeBetween(20, 22));
            assertThat(history.since()).isEqualTo(kept);
            assertThat(history.policies()).hasSize(4);
            assertThat(findings(history).all())
                    .hasSizeBetween(85, 95)
                    .extracting(Finding::last)
                    .allSatisfy(last -> assertThat(last).isAfterOrEqualTo(kept));
        }
    }

    private Findings findings(History history) throws IOException {
        Findings findings = new Findings(Findings.LIMIT, clock, List.of(history));
        history.watch(findings);
        return findings;
    }

    /** What is counted is gathered every hour, and brought to the file every day, for to force a disk takes its time. */
    private void anHour(History history, Findings findings, int month, int hour) throws IOException {
        for (int i = 0; i < 20; i++) {
            history.count(new Counter("request", "n" + i, ""), 1 + hour * 31L % 100_000);
        }
        history.spent(1_000L * hour);
        if (hour % 24 == 0) {
            findings.record(Kind.EXPOSURE, month + " " + hour, "POST", "/pay", Mode.ENFORCE, "r" + month);
        }
        history.sum(clock.instant(), clock.instant().plusSeconds(1));
        if (hour % 24 == 23) {
            history.save();
        }
    }
}
