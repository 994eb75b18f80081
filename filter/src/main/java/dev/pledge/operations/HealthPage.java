package dev.pledge.operations;

import dev.pledge.adserver.ListFormat;
import dev.pledge.finding.Findings;
import dev.pledge.operations.Grid.Column;
import dev.pledge.policy.AdServerPolicy;
import dev.pledge.policy.Policy;
import dev.pledge.policy.StorePolicy;
import dev.pledge.site.Markup;
import dev.pledge.snapshot.ListState;
import dev.pledge.snapshot.ListsState;
import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.StatisticsState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Whether Pledge itself is well: journal, store, lists, history, and the time that it takes. */
final class HealthPage {
    private static final int MEGABYTE = 1_000_000;

    private final View view;
    private final Answers answers;
    private final Policy policy;
    private final ListsState lists;
    private final Alarms alarms;

    HealthPage(View view, Answers answers, Policy policy, ListsState lists, Alarms alarms) {
        this.view = view;
        this.answers = answers;
        this.policy = policy;
        this.lists = lists;
        this.alarms = alarms;
    }

    void write(Markup out) {
        alarms.write(out, false);
        Figures day = answers.figures(Range.DAY);
        latency(out, day);
        out.open("div", "class", "columns");
        recording(out, day);
        memory(out);
        out.close();
        lists(out);
    }

    private void latency(Markup out, Figures day) {
        String title = view.text("ops.latency");
        AnswerTimes all = day.times();
        String summary = view.text(
                "ops.latency.summary",
                view.millis(all.percentile(0.5)),
                view.millis(all.percentile(0.99)),
                all.count());
        Chart.write(out, view, "lines", "latency", title, summary, table -> {
            Grid grid = Grid.dense(
                    table,
                    "latency",
                    title,
                    List.of(
                            Column.text(view.text("ops.slot.day")),
                            Column.number(view.text("ops.p50.ms")),
                            Column.number(view.text("ops.p99.ms")),
                            Column.number(view.text("ops.requests"))));
            for (int slot = 0; slot <= day.last(); slot++) {
                AnswerTimes times = day.own().get(slot);
                String name = view.slot(day.range(), day.starts().get(slot));
                grid.row(heading -> heading.text(name));
                time(grid, 1, times, 0.5);
                time(grid, 2, times, 0.99);
                grid.cell(3, cell -> cell.text(view.number(times.count()))).endRow();
            }
            grid.end();
        });
    }

    /** Where there was no request there is no time: a gap in the chart. */
    private void time(Grid grid, int column, AnswerTimes times, double share) {
        boolean none = times.count() == 0;
        Duration time = times.percentile(share);
        grid.number(column, none ? "–" : view.millis(time), none ? "" : "" + time.toNanos() / 1e6);
    }

    private void recording(Markup out, Figures day) {
        StatisticsState state = answers.state();
        StorePolicy store = policy.statistics().storage().store();
        out.open("section", "class", "card", "id", "recording", "data-live", "");
        out.element("h2", view.text("ops.recording")).open("dl", "class", "facts");
        fact(out, "ops.store", view.text("ops.store." + kind(store)));
        Instant failing = state.failingSince();
        fact(
                out,
                "ops.store.state",
                failing == null ? view.text("ops.store.well") : view.text("ops.store.fails", view.moment(failing)));
        if (failing != null) {
            fact(out, "ops.store.message", String.valueOf(state.message()));
        }
        Instant success = state.lastSuccess();
        fact(out, "ops.store.last", success == null ? view.text("ops.never") : view.moment(success));
        boolean onDisk = policy.statistics().storage().data() != null;
        long budget = (long) policy.statistics().storage().journalMegabytes() * MEGABYTE;
        fact(
                out,
                "ops.journal",
                onDisk
                        ? view.text("ops.journal.pending", view.megabytes(state.pendingBytes()), view.megabytes(budget))
                        : view.text("ops.journal.memory"));
        fact(out, "ops.recorded", view.number(state.recorded()));
        fact(out, "ops.lost", view.number(state.lost()));
        fact(out, "ops.torn", view.number(state.torn()));
        fact(out, "ops.erasures", view.number(state.pendingErasures()));
        long difference = day.answered() - day.recorded() - day.lost();
        fact(
                out,
                "ops.balance",
                difference == 0
                        ? view.text("ops.balance.equal", day.answered())
                        : view.text("ops.balance.differs", day.answered(), day.recorded(), day.lost()));
        out.close().close().line();
    }

    private static String kind(StorePolicy store) {
        return store instanceof StorePolicy.PostgreSql
                ? "postgresql"
                : store instanceof StorePolicy.Redis ? "redis" : "embedded";
    }

    private String kind(ListFormat format) {
        return view.text(
                switch (format) {
                    case ADBLOCK -> "ops.list.kind.adblock";
                    case HOSTS -> "ops.list.kind.hosts";
                });
    }

    private void memory(Markup out) {
        Findings findings = answers.findings();
        out.open("section", "class", "card", "id", "memory", "data-live", "");
        out.element("h2", view.text("ops.history")).open("dl", "class", "facts");
        boolean onDisk = policy.records().data() != null;
        fact(out, "ops.history.place", view.text(onDisk ? "ops.history.disk" : "ops.history.memory"));
        fact(out, "ops.history.since", view.moment(answers.history().since()));
        fact(out, "ops.history.held", view.text("ops.history.of", findings.held(), Findings.LIMIT));
        fact(out, "ops.history.overflow", view.number(findings.overflow()));
        out.close().close().line();
    }

    private void fact(Markup out, String key, String value) {
        out.open("div")
                .element("dt", view.text(key))
                .open("dd")
                .foreign(value)
                .close()
                .close();
    }

    private void lists(Markup out) {
        AdServerPolicy ads = policy.adServers();
        out.open("section", "class", "card", "id", "lists", "data-live", "");
        out.element("h2", view.text("ops.lists"));
        out.element(
                "p", view.text(ads.builtInList() ? "ops.lists.built-in" : "ops.lists.no-built-in"), "class", "quiet");
        for (String place : lists.unreadable()) {
            out.open("p", "class", "problem")
                    .text(view.text("ops.lists.unreadable") + " ")
                    .open("code")
                    .foreign(place)
                    .close();
            out.text(" " + view.text("ops.lists.stand-in." + lists.standIn())).close();
        }
        if (!lists.lists().isEmpty()) {
            Grid grid = Grid.dense(
                    out,
                    "list-table",
                    view.text("ops.lists"),
                    List.of(
                            Column.text(view.text("ops.list")),
                            Column.text(view.text("ops.list.kind")),
                            Column.number(view.text("ops.rules")),
                            Column.text(view.text("ops.list.made")),
                            Column.text(view.text("ops.list.lifetime")),
                            Column.text(view.text("ops.list.read"))));
            for (ListState list : lists.lists()) {
                Instant made = list.made();
                Duration lifetime = list.lifetime();
                grid.row(heading -> heading.foreign(list.name()));
                grid.cell(1, cell -> cell.text(kind(list.format())));
                grid.number(2, view, list.rules());
                grid.cell(3, cell -> cell.text(made == null ? "–" : view.moment(made)));
                grid.cell(4, cell -> cell.text(lifetime == null ? "–" : view.text("ops.value", lifetime)));
                grid.cell(5, cell -> view.moment(cell, list.read()));
                grid.endRow();
            }
            grid.end();
        }
        out.close().line();
    }
}
