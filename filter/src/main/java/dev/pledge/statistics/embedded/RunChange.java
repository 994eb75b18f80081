package dev.pledge.statistics.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which runs there are to be: those before, less some, and others. For one thread. */
final class RunChange {
    /** How many runs of about one size a day has before they are merged. */
    private static final int RUNS_OF_A_SIZE = 8;

    private final Map<Long, List<Run>> days = new TreeMap<>();
    private final List<Run> added = new ArrayList<>();
    private final List<Run> removed = new ArrayList<>();

    RunChange(Map<Long, List<Run>> before) {
        before.forEach((day, runs) -> days.put(day, new ArrayList<>(runs)));
    }

    void add(Run run) {
        added.add(run);
        days.computeIfAbsent(run.day(), day -> new ArrayList<>()).add(run);
    }

    void remove(Run run) {
        List<Run> ofDay = days.getOrDefault(run.day(), new ArrayList<>());
        ofDay.remove(run);
        if (ofDay.isEmpty()) {
            days.remove(run.day());
        }
        removed.add(run);
    }

    /** Returns runs of a day that are to be merged; none if there are few enough. */
    List<Run> crowded(long day) {
        Map<Integer, List<Run>> sizes = new TreeMap<>();
        for (Run run : days.getOrDefault(day, List.of())) {
            List<Run> ofSize = sizes.computeIfAbsent(run.size(), size -> new ArrayList<>());
            ofSize.add(run);
            if (ofSize.size() == RUNS_OF_A_SIZE) {
                return ofSize;
            }
        }
        return List.of();
    }

    Map<Long, List<Run>> days() {
        return days;
    }

    List<Run> added() {
        return added;
    }

    List<Run> removed() {
        return removed;
    }
}
