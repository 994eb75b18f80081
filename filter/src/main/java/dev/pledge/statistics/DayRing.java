package dev.pledge.statistics;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One value for each of the last days; a day that is older is forgotten when its place is needed. Days are those of UTC:
 * they all have 24 hours. Safe for use by all threads, without locks.
 *
 * @param <T> what is kept for a day
 */
final class DayRing<T> {
    private static final long MILLIS_PER_DAY = 86_400_000L;

    private final AtomicReferenceArray<@Nullable Day<T>> days;
    private final Supplier<T> make;

    DayRing(int days, Supplier<T> make) {
        this.days = new AtomicReferenceArray<>(days);
        this.make = make;
    }

    static long dayOf(long epochMillis) {
        return Math.floorDiv(epochMillis, MILLIS_PER_DAY);
    }

    static int hourOf(long epochMillis) {
        return (int) (Math.floorMod(epochMillis, MILLIS_PER_DAY) / 3_600_000);
    }

    /** Returns what is kept for a day, made if need be; null if the day is too old. */
    @Nullable
    T at(long day) {
        int place = place(day);
        while (true) {
            Day<T> there = days.get(place);
            if (there != null && there.number == day) {
                return there.value;
            }
            if (there != null && there.number > day) {
                return null;
            }
            Day<T> made = new Day<>(day, make.get());
            if (days.compareAndSet(place, there, made)) {
                return made.value;
            }
        }
    }

    /** Returns what is kept for a day; null if there is nothing. */
    @Nullable
    T get(long day) {
        Day<T> there = days.get(place(day));
        return there != null && there.number == day ? there.value : null;
    }

    /** Forgets all days but those from the first to the last, inclusive. */
    void forgetOutside(long first, long last) {
        for (int i = 0; i < days.length(); i++) {
            Day<T> there = days.get(i);
            if (there != null && (there.number < first || there.number > last)) {
                days.compareAndSet(i, there, null);
            }
        }
    }

    int length() {
        return days.length();
    }

    private int place(long day) {
        return (int) Math.floorMod(day, (long) days.length());
    }

    private record Day<T>(long number, T value) {}
}
