package dev.pledge.operations;

import dev.pledge.site.Markup;
import java.util.List;

/** The pages that the web team should mend, the worst first, and how. */
final class RepairPage {
    private static final int PAGES = 50;
    private static final int NAMES = 12;

    private final View view;
    private final List<Repair> repairs;

    RepairPage(View view, List<Repair> repairs) {
        this.view = view;
        this.repairs = repairs;
    }

    void write(Markup out) {
        out.element("p", view.text("ops.pages.lead"), "class", "lead");
        out.open("div", "id", "repairs", "data-live", "");
        if (repairs.isEmpty()) {
            out.element("p", view.text("ops.pages.none"), "class", "well").close();
            return;
        }
        out.element("p", view.texts().count("ops.pages.count", repairs.size()), "class", "quiet");
        out.open("ol", "class", "repairs");
        for (Repair repair : repairs.subList(0, Math.min(PAGES, repairs.size()))) {
            repair(out, repair);
        }
        out.close();
        if (repairs.size() > PAGES) {
            out.element("p", view.text("ops.pages.more", repairs.size() - PAGES), "class", "quiet");
        }
        out.close().line();
    }

    private void repair(Markup out, Repair repair) {
        out.open("li", "class", "card");
        out.open("div", "class", "bar-of-actions")
                .open("h2")
                .foreign(repair.page())
                .close();
        out.element("span", view.text("ops.urgency." + repair.urgency()), "class", "urgency u" + repair.urgency());
        out.close();
        out.open("ul");
        for (Repair.Task task : repair.tasks()) {
            out.open("li").text(view.text("ops.fix." + task.kind().key()) + " ");
            int shown = Math.min(NAMES, task.names().size());
            for (int i = 0; i < shown; i++) {
                out.text(i == 0 ? "" : ", ")
                        .open("code")
                        .foreign(task.names().get(i))
                        .close();
            }
            if (shown < task.names().size()) {
                out.text(" " + view.text("ops.pages.and-more", task.names().size() - shown));
            }
            out.element("span", " " + view.number(task.count()) + "×", "class", "quiet")
                    .close();
        }
        out.close().open("p", "class", "quiet").text(view.text("ops.last-seen") + " ");
        view.moment(out, repair.last());
        out.text(" · ");
        Query of = Query.of(null).with("q", repair.page());
        out.link(view.address("/findings", of), view.text("ops.pages.findings")).close();
        out.close().line();
    }
}
