package dev.pledge.operations;

import dev.pledge.history.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** How far back one looks. Hours and days are those of UTC. */
enum Range {
    /** The last 24 hours, the running one among them. */
    DAY(Step.HOUR, Duration.ofHours(1), 24),
    /** The last 30 days, today among them. */
    MONTH(Step.DAY, Duration.ofDays(1), 30);

    private final Step step;
    private final Duration length;
    private final int slots;

    Range(Step step, Duration length, int slots) {
        this.step = step;
        this.length = length;
        this.slots = slots;
    }

    static Range of(String key) {
        return key.equals(MONTH.key()) ? MONTH : DAY;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    Step step() {
        return step;
    }

    int slots() {
        return slots;
    }

    /** Returns when a slot begins; the first is 0. */
    Instant start(Instant now, int slot) {
        Instant last = now.truncatedTo(this == DAY ? ChronoUnit.HOURS : ChronoUnit.DAYS);
        return last.minus(length.multipliedBy(slots - 1L - slot));
    }
}
