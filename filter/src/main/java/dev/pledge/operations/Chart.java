package dev.pledge.operations;

import dev.pledge.site.Markup;
import java.util.function.Consumer;

/**
 * A chart is drawn by a script from a table, which is there without it: for screen readers, for who has no script, and for who
 * wants the figures.
 */
final class Chart {
    private Chart() {}

    /**
     * Writes a chart with its table.
     *
     * @param kind how it is drawn: {@code bars}, {@code stack} or {@code lines}
     * @param table the id of the table
     * @param summary what it shows, in a sentence
     * @param content writes the table
     */
    static void write(
            Markup out, View view, String kind, String table, String title, String summary, Consumer<Markup> content) {
        out.open("section", "class", "card");
        out.element("h2", title);
        out.element("p", summary, "class", "quiet", "id", table + "-summary", "data-live", "");
        out.open("figure", "class", "chart", "data-chart", kind, "data-table", table, "data-title", title)
                .close()
                .line();
        out.open("details").element("summary", view.text("ops.table"));
        out.open(
                "div",
                "class",
                "scroll",
                "id",
                table + "-part",
                "data-live",
                "",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                title);
        content.accept(out);
        out.close().close().close().line();
    }
}
