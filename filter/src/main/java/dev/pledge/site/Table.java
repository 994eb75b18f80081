package dev.pledge.site;

import java.util.List;

/**
 * Writes a table whose rows each begin with a heading of their own. On a narrow screen the cells of a row stand below one
 * another, each with the heading of its column.
 */
public final class Table {
    private final Markup out;
    private final List<String> headings;

    /**
     * Begins a table.
     *
     * @param headings those of the columns
     */
    public Table(Markup out, String... headings) {
        this.out = out;
        this.headings = List.of(headings);
        out.open("table").open("thead").open("tr");
        for (String heading : headings) {
            out.element("th", heading, "scope", "col");
        }
        out.close().close().line().open("tbody").line();
    }

    /** Writes a row, whose first cell is its heading. */
    public void row(Markup.Part... cells) {
        out.open("tr");
        for (int i = 0; i < cells.length; i++) {
            if (i == 0) {
                out.open("th", "scope", "row");
            } else {
                out.open("td", "data-heading", headings.get(i));
            }
            cells[i].write(out);
            out.close();
        }
        out.close().line();
    }

    /** Ends the table. */
    public void end() {
        out.close().close().line();
    }
}
