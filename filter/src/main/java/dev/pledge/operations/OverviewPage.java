package dev.pledge.operations;

import dev.pledge.operations.Grid.Column;
import dev.pledge.policy.Promise;
import dev.pledge.site.Markup;
import dev.pledge.statistics.AnswerTimes;
import dev.pledge.statistics.VisitorEstimate;
import java.util.ArrayList;
import java.util.List;

/** What is happening now, and over the last day or month. */
final class OverviewPage {
    private static final int LATEST = 8;

    private final View view;
    private final Figures figures;
    private final Traffic traffic;
    private final TrafficLists lists;
    private final List<Breaches> breaches;
    private final Alarms alarms;

    /** @param alarms what somebody should see to */
    OverviewPage(View view, Figures figures, List<Breaches> breaches, Alarms alarms) {
        this.view = view;
        this.figures = figures;
        this.traffic = figures.traffic();
        this.lists = new TrafficLists(view, figures.range(), traffic);
        this.breaches = breaches;
        this.alarms = alarms;
    }

    void write(Markup out) {
        ranges(out);
        alarms.write(out, true);
        tiles(out);
        out.open("div", "class", "columns");
        accesses(out);
        prevention(out);
        out.close().open("div", "class", "columns");
        lists.pages(out);
        latest(out);
        out.close().open("div", "class", "columns");
        lists.bots(out);
        lists.referrers(out);
        out.close();
    }

    private String range(String key) {
        return view.text(key + "." + figures.range().key());
    }

    /** Returns what the store counted; of one that does not answer nothing is known. */
    private String counted(long number) {
        return traffic.failure() == null ? view.number(number) : "–";
    }

    private void ranges(Markup out) {
        out.open("nav", "class", "ranges", "aria-label", view.text("ops.range")).open("ul");
        for (Range range : Range.values()) {
            String current = range == figures.range() ? "true" : null;
            String address = view.address("", Query.of("range=" + range.key()));
            out.open("li")
                    .element("a", view.text("ops.range." + range.key()), "href", address, "aria-current", current)
                    .close();
        }
        out.close().close().line();
    }

    private void tiles(Markup out) {
        int last = figures.last();
        Prevention all = figures.prevented();
        Prevention running = figures.prevention().get(last);
        VisitorEstimate visitors = traffic.visitors();
        AnswerTimes own = figures.times();
        out.open("dl", "class", "tiles", "id", "tiles", "data-live", "");
        tile(
                out,
                view.text("ops.accesses"),
                counted(traffic.ofPeople()),
                range("ops.accesses.running"),
                counted(traffic.people().get(last)));
        tile(
                out,
                range("ops.visitors"),
                counted(visitors.visitors()),
                view.text("ops.visitors.between"),
                traffic.failure() == null
                        ? view.number(visitors.atLeast()) + "–" + view.number(visitors.atMost())
                        : "–");
        tile(
                out,
                view.text("ops.prevented"),
                view.number(all.all()),
                range("ops.accesses.running"),
                view.number(running.all()));
        tile(
                out,
                view.text("ops.seen"),
                view.number(all.seen()),
                range("ops.accesses.running"),
                view.number(running.seen()));
        tile(out, view.text("ops.own-time"), time(own, 0.5), view.text("ops.p99"), time(own, 0.99));
        tile(
                out,
                view.text("ops.page-time"),
                time(traffic.answers(), 0.5),
                view.text("ops.p99"),
                time(traffic.answers(), 0.99));
        out.close().line();
    }

    /** Where nothing was answered there is no time. */
    private String time(AnswerTimes times, double share) {
        return times.count() == 0 ? "–" : view.millis(times.percentile(share));
    }

    private static void tile(Markup out, String name, String value, String what, String other) {
        out.open("div").element("dt", name).element("dd", value, "class", "figure");
        out.open("dd", "class", "quiet")
                .text(what + " ")
                .element("strong", other)
                .close();
        out.close().line();
    }

    private void accesses(Markup out) {
        String title = view.text("ops.chart.accesses");
        boolean daily = !traffic.daily().isEmpty();
        String summary = traffic.failure() == null
                ? view.text("ops.chart.accesses.summary", traffic.ofPeople(), traffic.ofBots())
                : view.text("ops.store.silent");
        Chart.write(out, view, daily ? "lines" : "bars", "accesses", title, summary, table -> {
            List<Column> columns = new ArrayList<>(List.of(
                    Column.text(range("ops.slot")),
                    Column.number(view.text("ops.people")),
                    Column.number(view.text("ops.bots"))));
            if (daily) {
                columns.add(Column.number(view.text("ops.visitors")));
            }
            Grid grid = Grid.dense(table, "accesses", title, columns);
            for (int slot = 0; slot <= figures.last(); slot++) {
                slot(grid, slot);
                views(grid, 1, traffic.people().get(slot));
                views(grid, 2, traffic.bots().get(slot));
                if (daily) {
                    grid.number(3, view, traffic.daily().get(slot));
                }
                grid.endRow();
            }
            grid.end();
        });
    }

    private void views(Grid grid, int column, long views) {
        grid.number(column, counted(views), traffic.failure() == null ? "" + views : "");
    }

    private void slot(Grid grid, int slot) {
        String name = view.slot(figures.range(), figures.starts().get(slot));
        grid.row(heading -> heading.text(name));
    }

    private void prevention(Markup out) {
        String title = view.text("ops.chart.prevented");
        Prevention all = figures.prevented();
        String summary = view.text("ops.chart.prevented.summary", all.all(), all.seen());
        Chart.write(out, view, "stack", "prevented", title, summary, table -> {
            List<Column> columns = new ArrayList<>();
            columns.add(Column.text(range("ops.slot")));
            Prevention.PROMISES.forEach(
                    promise -> columns.add(Column.number(view.text("ops.promise." + promise.section()))));
            columns.add(Column.number(view.text("ops.seen")));
            Grid grid = Grid.dense(table, "prevented", title, columns);
            for (int slot = 0; slot <= figures.last(); slot++) {
                slot(grid, slot);
                Prevention prevention = figures.prevention().get(slot);
                int column = 1;
                for (Promise promise : Prevention.PROMISES) {
                    grid.number(column++, view, prevention.of(promise));
                }
                grid.number(column, view, prevention.seen()).endRow();
            }
            grid.end();
        });
    }

    private void latest(Markup out) {
        out.open("section", "class", "card", "id", "latest", "data-live", "");
        out.element("h2", view.text("ops.latest"));
        if (breaches.isEmpty()) {
            out.element("p", view.text("ops.findings.none"), "class", "quiet").close();
            return;
        }
        out.open("ol", "class", "latest");
        for (Breaches row : breaches.subList(0, Math.min(LATEST, breaches.size()))) {
            out.open("li").open("p");
            out.element("strong", FindingWords.kind(view, row.kind())).text(" ");
            out.open("code").foreign(row.what()).close().close();
            out.open("p", "class", "quiet");
            if (!row.page().isEmpty()) {
                out.foreign(row.page()).text(" · ");
            }
            out.text(view.number(row.count()) + "× · ");
            view.moment(out, row.last());
            out.close().close();
        }
        out.close()
                .open("p")
                .link(view.address("/findings"), view.text("ops.latest.more"))
                .close();
        out.close().line();
    }
}
