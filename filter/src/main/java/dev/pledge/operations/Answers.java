package dev.pledge.operations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.pledge.finding.Findings;
import dev.pledge.history.History;
import dev.pledge.statistics.Statistics;
import dev.pledge.statistics.StatisticsState;
import dev.pledge.statistics.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Answers what the pages show. Whoever asks within a second of another is given the same, so that many who watch cost no more than
 * one. Safe for use by all threads.
 */
final class Answers {
    private static final Duration SHARED = Duration.ofSeconds(1);

    private final Statistics statistics;
    private final History history;
    private final Findings findings;
    private final Clock clock;
    private final Cache<Range, Figures> figures =
            Caffeine.newBuilder().expireAfterWrite(SHARED).build();
    private final Cache<Boolean, List<Breaches>> breaches =
            Caffeine.newBuilder().expireAfterWrite(SHARED).build();
    private final Cache<Boolean, List<Repair>> repairs =
            Caffeine.newBuilder().expireAfterWrite(SHARED).build();
    private final Cache<Boolean, Repair.Need> need =
            Caffeine.newBuilder().expireAfterWrite(SHARED).build();

    Answers(Statistics statistics, History history, Findings findings, Clock clock) {
        this.statistics = statistics;
        this.history = history;
        this.findings = findings;
        this.clock = clock;
    }

    Figures figures(Range range) {
        return figures.get(range, this::figuresNow);
    }

    private Figures figuresNow(Range range) {
        Instant now = clock.instant();
        Traffic traffic = traffic(range, now);
        return Figures.of(range, now, traffic, history.counts(range.start(now, 0), now.plusMillis(1), range.step()));
    }

    /** A store that is known to fail is not asked: each question might wait for it. */
    private Traffic traffic(Range range, Instant now) {
        StatisticsState state = statistics.state();
        if (state.failingSince() != null) {
            return Traffic.unknown(range, String.valueOf(state.message()));
        }
        try {
            return new TrafficQuestion(statistics.answers(), range, now).ask();
        } catch (StoreException e) {
            return Traffic.unknown(range, String.valueOf(e.getMessage()));
        }
    }

    /** Returns what was found, whatever the policy's revision, the latest first. */
    List<Breaches> breaches() {
        return breaches.get(true, all -> Breaches.of(findings.unsorted()));
    }

    /** Returns the pages that are to be mended, the worst first. */
    List<Repair> repairs() {
        return repairs.get(true, all -> Repair.of(breaches(), recent()));
    }

    /** Returns how many there are of them. */
    Repair.Need need() {
        return need.get(true, all -> Repair.Need.of(breaches(), recent()));
    }

    /** Holds nothing any longer that was answered. */
    void forget() {
        List.of(figures, breaches, repairs, need).forEach(Cache::invalidateAll);
    }

    private Instant recent() {
        return clock.instant().minus(Repair.RECENT);
    }

    Findings findings() {
        return findings;
    }

    History history() {
        return history;
    }

    StatisticsState state() {
        return statistics.state();
    }

    Instant now() {
        return clock.instant();
    }
}
