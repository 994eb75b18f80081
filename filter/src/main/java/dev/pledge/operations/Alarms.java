package dev.pledge.operations;

import dev.pledge.finding.Kind;
import dev.pledge.policy.Promise;
import dev.pledge.site.Markup;
import dev.pledge.snapshot.ListsState;
import dev.pledge.snapshot.Switches;
import dev.pledge.statistics.StatisticsState;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What somebody should see to now. */
final class Alarms {
    private final View view;
    private final List<String> sentences = new ArrayList<>();
    private int toMend;

    Alarms(View view) {
        this.view = view;
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
        int unreadable = lists.unreadable().size();
        if (unreadable > 0) {
            sentences.add(view.texts().count("ops.alarm.lists", unreadable));
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

    /**
     * @param rows the latest first
     * @param since what was exposed earlier is no alarm any more
     */
    Alarms breaches(List<Breaches> rows, Instant since, long overflow) {
        // One pattern of the policy may stand for any number of pages.
        Map<String, Instant> exposed = new LinkedHashMap<>();
        for (Breaches row : rows) {
            if (row.kind() == Kind.EXPOSURE && row.last().isAfter(since)) {
                exposed.putIfAbsent(row.what(), row.last());
            }
        }
        exposed.forEach((what, last) -> sentences.add(view.text("ops.alarm.exposure", what, view.moment(last))));
        if (overflow > 0) {
            sentences.add(view.text("ops.alarm.overflow", overflow));
        }
        return this;
    }

    /** Of the pages that are to be mended only those that put data at risk are an alarm. */
    Alarms pages(Repair.Need need) {
        toMend = need.pages();
        if (need.atRisk() > 0) {
            sentences.add(view.texts().count("ops.alarm.pages", need.atRisk()));
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

    /**
     * Writes them, and where more is said of them.
     *
     * @param health whether that is also on the page of Pledge's health
     */
    void write(Markup out, boolean health) {
        out.open("div", "id", "alarms", "data-live", "");
        if (sentences.isEmpty()) {
            out.element("p", view.text(toMend == 0 ? "ops.alarms.none" : "ops.alarms.none-urgent"), "class", "well");
        } else {
            out.open("ul", "class", "alarms");
            sentences.forEach(sentence -> out.element("li", sentence));
            out.close();
        }
        if (toMend > 0) {
            String pages = view.texts().count("ops.pages.count", toMend);
            out.open("p").link(view.address("/pages"), pages).close();
        }
        if (health && !sentences.isEmpty()) {
            out.open("p")
                    .link(view.address("/health"), view.text("ops.alarms.more"))
                    .close();
        }
        out.close().line();
    }
}
