package dev.pledge.operations;

import dev.pledge.finding.Kind;
import dev.pledge.policy.Promise;
import dev.pledge.snapshot.ListsState;
import dev.pledge.snapshot.Switches;
import dev.pledge.statistics.StatisticsState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What somebody should see to now. */
final class Alarms {
    private final View view;
    private final List<String> sentences = new ArrayList<>();

    Alarms(View view) {
        this.view = view;
    }

    List<String> sentences() {
        return List.copyOf(sentences);
    }

    Alarms store(StatisticsState state) {
        Instant failing = state.failingSince();
        if (failing != null) {
            sentences.add(view.text("ops.alarm.store", view.moment(failing)));
        }
        if (state.lost() > 0) {
            sentences.add(view.text("ops.alarm.lost", state.lost()));
        }
        return this;
    }

    Alarms lists(ListsState lists) {
        if (lists.unreadable() > 0) {
            sentences.add(view.texts().count("ops.alarm.lists", lists.unreadable()));
        }
        return this;
    }

    Alarms switches(Switches switches) {
        for (Promise promise : Promise.values()) {
            if (!switches.isOn(promise)) {
                sentences.add(view.text("ops.alarm.switch", promise.section()));
            }
        }
        return this;
    }

    /** @param since what was exposed earlier is no alarm any more */
    Alarms breaches(List<Breaches> rows, Instant since, long overflow) {
        for (Breaches row : rows) {
            if (row.kind() == Kind.EXPOSURE && row.last().isAfter(since)) {
                sentences.add(view.text("ops.alarm.exposure", row.what(), view.moment(row.last())));
            }
        }
        if (overflow > 0) {
            sentences.add(view.text("ops.alarm.overflow", overflow));
        }
        return this;
    }

    /** @param setAside the name that a damaged history was given; null if there was none */
    Alarms history(@Nullable Path setAside) {
        if (setAside != null) {
            sentences.add(view.text("ops.alarm.history", String.valueOf(setAside.getFileName())));
        }
        return this;
    }
}
