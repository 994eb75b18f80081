package dev.pledge.operations;

import dev.pledge.site.Markup;
import java.util.List;

/**
 * Writes a table whose rows each begin with a heading of their own. On a narrow screen the cells of a row stand below one another,
 * each with the heading of its column, unless the table is dense: then it stays a table.
 */
final class Grid {
    private final Markup out;
    private final List<Column> columns;

    /**
     * A column.
     *
     * @param heading its heading
     * @param isNumber whether its cells hold numbers
     */
    record Column(String heading, boolean isNumber) {
        static Column text(String heading) {
            return new Column(heading, false);
        }

        static Column number(String heading) {
            return new Column(heading, true);
        }
    }

    private Grid(Markup out, List<Column> columns) {
        this.out = out;
        this.columns = columns;
    }

    /** Begins a table of few columns that stays one on a narrow screen. */
    static Grid dense(Markup out, String id, String caption, List<Column> columns) {
        return begin(out, id, caption, "dense", columns);
    }

    /** Begins a table of many columns. */
    static Grid cards(Markup out, String id, String caption, List<Column> columns) {
        return begin(out, id, caption, "cards", columns);
    }

    private static Grid begin(Markup out, String id, String caption, String style, List<Column> columns) {
        out.open("table", "id", id, "class", style).element("caption", caption);
        out.open("thead").open("tr");
        for (Column column : columns) {
            out.element("th", column.heading(), "scope", "col", "class", column.isNumber() ? "number" : null);
        }
        out.close().close().line().open("tbody").line();
        return new Grid(out, columns);
    }

    /** Begins a row, with its heading. */
    Grid row(Markup.Part heading) {
        out.open("tr").open("th", "scope", "row");
        heading.write(out);
        out.close();
        return this;
    }

    /** Writes a cell of a row. */
    Grid cell(int column, Markup.Part content) {
        Column of = columns.get(column);
        out.open("td", "data-heading", of.heading(), "class", of.isNumber() ? "number" : null);
        content.write(out);
        out.close();
        return this;
    }

    /** Writes a cell with a number. */
    Grid number(int column, View view, long number) {
        return number(column, view.number(number), "" + number);
    }

    /** Writes a cell with a number as it is shown, and as a chart takes it. */
    Grid number(int column, String shown, String value) {
        out.element("td", shown, "data-heading", columns.get(column).heading(), "class", "number", "data-value", value);
        return this;
    }

    /** Ends a row. */
    Grid endRow() {
        out.close().line();
        return this;
    }

    /** Ends the table. */
    void end() {
        out.close().close().line();
    }
}
