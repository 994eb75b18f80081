package dev.pledge.metrics;

import dev.pledge.snapshot.ListState;
import dev.pledge.snapshot.ListsState;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is measured of the filter lists that are in use. Of more than {@value #LISTS} the others are told of as one, which
 * holds the rules of all and is as old as the oldest. Safe for use by all threads.
 */
final class ListGauges {
    /** How many lists are told apart. */
    static final int LISTS = 50;

    private static final String OTHER = "other";

    private final Clock clock;
    private final MultiGauge rules;
    private final MultiGauge age;
    private final MultiGauge lifetime;

    // A registry does not keep what it shows from being collected.
    private ListsState shown = ListsState.NONE;
    private volatile int unreadable;

    ListGauges(RegisteredMeters meters, Clock clock) {
        this.clock = clock;
        this.rules = meters.gauges(MeterName.LISTS_RULES);
        this.age = meters.gauges(MeterName.LISTS_AGE);
        this.lifetime = meters.gauges(MeterName.LISTS_LIFETIME);
        meters.gauge(MeterName.LISTS_UNREADABLE, Tags.empty(), this, gauges -> gauges.unreadable);
    }

    /** Shows other lists. */
    synchronized void show(ListsState lists) {
        ListsState next = new ListsState(bounded(lists.lists()), lists.unreadable(), lists.standIn());
        unreadable = next.unreadable().size();
        rules.register(rows(next, list -> true, ListState::rules), true);
        age.register(rows(next, list -> list.made() != null, this::ageOf), true);
        lifetime.register(rows(next, list -> list.lifetime() != null, list -> seconds(list.lifetime())), true);
        shown = next;
    }

    /** Returns which lists are shown. */
    synchronized ListsState shown() {
        return shown;
    }

    private double ageOf(ListState list) {
        Instant made = list.made();
        return made == null ? Double.NaN : Math.max(0, seconds(Duration.between(made, clock.instant())));
    }

    private static double seconds(@Nullable Duration duration) {
        return duration == null ? Double.NaN : duration.toMillis() / 1_000.0;
    }

    private static List<MultiGauge.Row<?>> rows(
            ListsState lists, Predicate<ListState> wanted, ToDoubleFunction<ListState> value) {
        List<MultiGauge.Row<?>> rows = new ArrayList<>();
        for (ListState list : lists.lists()) {
            if (wanted.test(list)) {
                rows.add(MultiGauge.Row.of(Tags.of("list", list.name()), list, value));
            }
        }
        return rows;
    }

    private static List<ListState> bounded(List<ListState> lists) {
        if (lists.size() <= LISTS) {
            return lists;
        }
        List<ListState> few = new ArrayList<>(lists.subList(0, LISTS));
        ListState first = lists.get(LISTS);
        ListState others = new ListState(OTHER, first.format(), 0, null, null, first.read());
        for (ListState list : lists.subList(LISTS, lists.size())) {
            others = new ListState(
                    OTHER,
                    others.format(),
                    others.rules() + list.rules(),
                    least(others.made(), list.made()),
                    least(others.lifetime(), list.lifetime()),
                    others.read());
        }
        few.add(others);
        return few;
    }

    private static <T extends Comparable<T>> @Nullable T least(@Nullable T one, @Nullable T other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.compareTo(other) <= 0 ? one : other;
    }
}
