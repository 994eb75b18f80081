package dev.pledge.operations;

import dev.pledge.operations.Grid.Column;
import dev.pledge.policy.Promise;
import dev.pledge.site.Markup;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.ReferrerTotal;
import dev.pledge.statistics.VisitorEstimate;
import java.util.ArrayList;
import java.util.List;

/** What is happening now, and over the last day or month. */
final class OverviewPage {
    private static final int LATEST = 8;

    private final View view;
    private final Figures figures;
    private final Traffic traffic;
    private final List<Breaches> breaches;
    private final List<String> alarms;

    /** @param alarms what somebody should see to, in sentences */
    OverviewPage(View view, Figures figures, List<Breaches> breaches, List<String> alarms) {
        this.view = view;
        this.figures = figures;
        this.traffic = figures.traffic();
        this.breaches = breaches;
        this.alarms = alarms;
    }

    void write(Markup out) {
        ranges(out);
        alarms(out);
        tiles(out);
        out.open("div", "class", "columns");
        accesses(out);
        prevention(out);
        out.close().open("div", "class", "columns");
        pages(out);
        latest(out);
        out.close().open("div", "class", "columns");
        bots(out);
        referrers(out);
        out.close();
    }

    private String range(String key) {
        return view.text(key + "." + figures.range().key());
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

    private void alarms(Markup out) {
        out.open("div", "id", "alarms", "data-live", "");
        if (alarms.isEmpty()) {
            out.element("p", view.text("ops.alarms.none"), "class", "well");
        } else {
            out.open("ul", "class", "alarms");
            alarms.forEach(alarm -> out.element("li", alarm));
            out.close();
            out.open("p")
                    .link(view.address("/health"), view.text("ops.alarms.more"))
                    .close();
        }
        out.close().line();
    }

    private void tiles(Markup out) {
        int last = figures.last();
        Prevention all = figures.prevented();
        Prevention running = figures.prevention().get(last);
        VisitorEstimate visitors = traffic.visitors();
        out.open("dl", "class", "tiles", "id", "tiles", "data-live", "");
        tile(
                out,
                view.text("ops.accesses"),
                view.number(traffic.ofPeople()),
                range("ops.accesses.running"),
                view.number(traffic.people().get(last)));
        tile(
                out,
                range("ops.visitors"),
                view.number(visitors.visitors()),
                view.text("ops.visitors.between"),
                view.number(visitors.atLeast()) + "–" + view.number(visitors.atMost()));
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
        tile(
                out,
                view.text("ops.own-time"),
                view.millis(figures.times().percentile(0.5)),
                view.text("ops.p99"),
                view.millis(figures.times().percentile(0.99)));
        tile(
                out,
                view.text("ops.page-time"),
                view.millis(traffic.answers().percentile(0.5)),
                view.text("ops.p99"),
                view.millis(traffic.answers().percentile(0.99)));
        out.close().line();
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
                grid.number(1, view, traffic.people().get(slot))
                        .number(2, view, traffic.bots().get(slot));
                if (daily) {
                    grid.number(3, view, traffic.daily().get(slot));
                }
                grid.endRow();
            }
            grid.end();
        });
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

    private void pages(Markup out) {
        out.open("section", "class", "card", "id", "top-pages", "data-live", "");
        out.element("h2", view.text("ops.top-pages"));
        if (traffic.pages().isEmpty()) {
            out.element("p", view.text("ops.nothing"), "class", "quiet").close();
            return;
        }
        Grid grid = Grid.dense(
                out,
                "pages",
                range("ops.top-pages.caption"),
                List.of(
                        Column.text(view.text("ops.page")),
                        Column.number(view.text("ops.views")),
                        Column.number(range("ops.visitors.column"))));
        long most = traffic.pages().get(0).views();
        for (Traffic.PageLine page : traffic.pages()) {
            grid.row(heading -> bar(heading, page.page(), page.views(), most))
                    .number(1, view, page.views())
                    .number(2, view, page.visitors())
                    .endRow();
        }
        grid.end();
        out.close().line();
    }

    /** Writes a name above a bar, as long as the name's share of the most; its classes are in the stylesheet, step by step. */
    private static void bar(Markup out, String name, long of, long most) {
        long twentieth = most == 0 ? 0 : Math.max(1, Math.round(20.0 * of / most));
        out.open("span", "class", "name").foreign(name).close();
        out.open("span", "class", "bar w" + twentieth, "aria-hidden", "true").close();
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

    private void bots(Markup out) {
        out.open("section", "class", "card", "id", "bots-part", "data-live", "");
        out.element("h2", view.text("ops.bots"));
        long all = traffic.ofPeople() + traffic.ofBots();
        double share = all == 0 ? 0 : (double) traffic.ofBots() / all;
        out.element("p", view.text("ops.bots.share", view.percent(share), traffic.ofBots()), "class", "quiet");
        if (!traffic.botPages().isEmpty()) {
            Grid grid = Grid.dense(
                    out,
                    "bot-pages",
                    range("ops.bots.caption"),
                    List.of(Column.text(view.text("ops.page")), Column.number(view.text("ops.views"))));
            long most = traffic.botPages().get(0).accesses();
            for (PageTotal page : traffic.botPages()) {
                grid.row(heading -> bar(heading, page.page(), page.accesses(), most))
                        .number(1, view, page.accesses())
                        .endRow();
            }
            grid.end();
        }
        out.close().line();
    }

    private void referrers(Markup out) {
        out.open("section", "class", "card", "id", "referrers-part", "data-live", "");
        out.element("h2", view.text("ops.referrers"));
        if (traffic.referrers().isEmpty()) {
            out.element("p", view.text("ops.nothing"), "class", "quiet");
        } else {
            Grid grid = Grid.dense(
                    out,
                    "referrers",
                    range("ops.referrers.caption"),
                    List.of(Column.text(view.text("ops.host")), Column.number(view.text("ops.views"))));
            long most = traffic.referrers().get(0).accesses();
            for (ReferrerTotal host : traffic.referrers()) {
                grid.row(heading -> bar(heading, host.host(), host.accesses(), most))
                        .number(1, view, host.accesses())
                        .endRow();
            }
            grid.end();
        }
        out.open("h3").text(view.text("ops.statuses")).close().open("ul", "class", "statuses");
        traffic.statuses().forEach((status, count) -> out.element("li", view.text("ops.status", status + "xx", count)));
        out.close().close().line();
    }
}
