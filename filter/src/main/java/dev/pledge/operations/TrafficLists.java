package dev.pledge.operations;

import dev.pledge.operations.Grid.Column;
import dev.pledge.site.Markup;
import dev.pledge.statistics.PageTotal;
import dev.pledge.statistics.ReferrerTotal;
import java.util.List;

/** What the overview lists of a range: the pages that people and bots view most, where visitors come from, how they are answered. */
final class TrafficLists {
    private final View view;
    private final Range range;
    private final Traffic traffic;

    TrafficLists(View view, Range range, Traffic traffic) {
        this.view = view;
        this.range = range;
        this.traffic = traffic;
    }

    private String range(String key) {
        return view.text(key + "." + range.key());
    }

    /** Nothing was counted yet, or the store does not answer. */
    private void nothing(Markup out) {
        out.element("p", view.text(traffic.failure() == null ? "ops.nothing" : "ops.store.silent"), "class", "quiet");
    }

    void pages(Markup out) {
        out.open("section", "class", "card", "id", "top-pages", "data-live", "");
        out.element("h2", view.text("ops.top-pages"));
        if (traffic.pages().isEmpty()) {
            nothing(out);
            out.close();
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

    void bots(Markup out) {
        out.open("section", "class", "card", "id", "bots-part", "data-live", "");
        out.element("h2", view.text("ops.bots"));
        if (traffic.failure() != null) {
            nothing(out);
            out.close();
            return;
        }
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

    void referrers(Markup out) {
        out.open("section", "class", "card", "id", "referrers-part", "data-live", "");
        out.element("h2", view.text("ops.referrers"));
        if (traffic.referrers().isEmpty()) {
            nothing(out);
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
        if (!traffic.statuses().isEmpty()) {
            out.element("h3", range("ops.statuses")).open("ul", "class", "statuses");
            traffic.statuses()
                    .forEach((status, count) -> out.element("li", view.text("ops.status", status + "xx", count)));
            out.close();
        }
        out.close().line();
    }
}
