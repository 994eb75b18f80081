package dev.pledge.operations;

import dev.pledge.policy.Mode;
import dev.pledge.policy.Promise;
import dev.pledge.site.Markup;
import java.util.List;

/** All that was found: filtered, sorted, page by page; and to take along. */
final class FindingsPage {
    static final String CSV = "/findings.csv";
    static final String JSON = "/findings.json";
    private static final int ROWS = 50;
    private static final List<String> COLUMNS =
            List.of("what", "kind", "promise", "page", "mode", "count", "first", "last");
    private static final List<String> LATEST_FIRST = List.of("count", "first", "last");

    private final View view;
    private final Query query;
    private final Selection selection;
    private final List<Breaches> rows;
    private final int known;
    private final KnownCookies cookies;

    FindingsPage(View view, List<Breaches> all, KnownCookies cookies) {
        this.view = view;
        this.query = view.query().only(Selection.PARAMETERS);
        this.selection = Selection.of(query);
        this.rows = selection.of(all);
        this.known = all.size();
        this.cookies = cookies;
    }

    void write(Markup out) {
        filter(out);
        int pages = Math.max(1, (rows.size() + ROWS - 1) / ROWS);
        int page = Math.min(view.query().number("page"), pages);
        int first = (page - 1) * ROWS;
        out.open("section", "class", "card", "id", "findings-part", "data-live", "");
        out.open("div", "class", "bar-of-actions");
        out.element("p", view.text("ops.findings.count", rows.size(), known), "class", "quiet");
        out.open("p").text(view.text("ops.export") + " ");
        out.link(view.base() + CSV + query, "CSV").text(" ").link(view.base() + JSON + query, "JSON");
        out.close().close();
        if (rows.isEmpty()) {
            out.element("p", view.text(known == 0 ? "ops.findings.none" : "ops.findings.none-selected"));
        } else {
            table(out, rows.subList(first, Math.min(first + ROWS, rows.size())));
            paging(out, page, pages);
        }
        out.close().line();
    }

    private void filter(Markup out) {
        out.open("form", "method", "get", "action", view.base() + "/findings", "class", "filter", "role", "search");
        out.open("div").element("label", view.text("ops.filter.words"), "for", "q");
        out.empty(
                        "input",
                        "type",
                        "search",
                        "id",
                        "q",
                        "name",
                        "q",
                        "value",
                        view.query().get("q"),
                        "maxlength",
                        "100")
                .close();
        out.open("div").element("label", view.text("ops.promise"), "for", "promise");
        out.open("select", "id", "promise", "name", "promise");
        option(out, "", view.text("ops.filter.all"), selection.promise() == null);
        for (Promise promise : Prevention.PROMISES) {
            String name = view.text("ops.promise." + promise.section());
            option(out, promise.section(), name, promise == selection.promise());
        }
        out.close().close();
        out.open("div").element("label", view.text("ops.mode"), "for", "mode");
        out.open("select", "id", "mode", "name", "mode");
        option(out, "", view.text("ops.filter.all"), selection.mode() == null);
        for (Mode mode : List.of(Mode.ENFORCE, Mode.REPORT)) {
            option(out, mode.key(), mode.key(), mode == selection.mode());
        }
        out.close().close();
        hidden(out, "sort");
        hidden(out, "lang");
        out.element("button", view.text("ops.filter.apply"));
        out.link(view.address("/findings"), view.text("ops.filter.clear"))
                .close()
                .line();
    }

    private void hidden(Markup out, String name) {
        String value = view.query().get(name);
        if (!value.isEmpty()) {
            out.empty("input", "type", "hidden", "name", name, "value", value);
        }
    }

    private static void option(Markup out, String value, String text, boolean selected) {
        out.element("option", text, "value", value, "selected", selected ? "" : null);
    }

    private void table(Markup out, List<Breaches> shown) {
        out.open("table", "class", "cards findings").element("caption", view.text("ops.findings"));
        out.open("thead").open("tr");
        COLUMNS.forEach(column -> heading(out, column));
        out.element("th", view.text("ops.since-revision"), "scope", "col");
        out.close().close().line().open("tbody").line();
        shown.forEach(row -> row(out, row));
        out.close().close().line();
    }

    /** Writes a heading that sorts; the one that sorts already turns the order round. */
    private void heading(Markup out, String column) {
        boolean sorted = column.equals(selection.sort());
        boolean descending = sorted ? !selection.descending() : LATEST_FIRST.contains(column);
        String order = !sorted ? null : selection.descending() ? "descending" : "ascending";
        String address = view.address("/findings", query.with("sort", (descending ? "-" : "") + column));
        boolean number = column.equals("count");
        out.open("th", "scope", "col", "aria-sort", order, "class", number ? "number" : null);
        out.open("a", "href", address).text(view.text("ops.column." + column));
        if (sorted) {
            out.element("span", selection.descending() ? " ↓" : " ↑", "aria-hidden", "true");
        }
        out.close().close();
    }

    private void row(Markup out, Breaches row) {
        out.open("tr").open("th", "scope", "row");
        out.open("code").foreign(row.what()).close();
        KnownCookies.Known known = cookies.of(row);
        if (known != null) {
            String purpose = view.text("ops.cookie." + known.purpose());
            out.element("span", view.text("ops.cookie", known.owner(), purpose), "class", "about");
        }
        out.close();
        cell(out, "kind", content -> {
            content.text(FindingWords.kind(view, row.kind()));
            if (!row.label().isEmpty()) {
                content.open("span", "class", "about").foreign(row.label()).close();
            }
        });
        cell(
                out,
                "promise",
                content -> content.text(
                        view.text("ops.promise." + row.kind().promise().section())));
        cell(out, "page", content -> content.foreign(row.page().isEmpty() ? "–" : row.page()));
        String outcome = row.isPrevented() ? "prevented" : "seen";
        cell(out, "mode", content -> content.element("span", FindingWords.outcome(view, row), "class", outcome));
        out.element("td", view.number(row.count()), "class", "number", "data-heading", view.text("ops.column.count"));
        cell(out, "first", content -> view.moment(content, row.first()));
        cell(out, "last", content -> view.moment(content, row.last()));
        out.open("td", "data-heading", view.text("ops.since-revision")).open("code");
        out.link(view.address("/policy", Query.of("revision=" + row.revision())), row.revision());
        out.close().close().close().line();
    }

    private void cell(Markup out, String column, Markup.Part content) {
        out.open("td", "data-heading", view.text("ops.column." + column)).open("div");
        content.write(out);
        out.close().close();
    }

    private void paging(Markup out, int page, int pages) {
        if (pages == 1) {
            return;
        }
        out.open("nav", "class", "paging", "aria-label", view.text("ops.paging"))
                .open("ul");
        if (page > 1) {
            out.open("li")
                    .link(address(page - 1), view.text("ops.paging.before"))
                    .close();
        }
        out.element("li", view.text("ops.paging.at", page, pages), "aria-current", "page");
        if (page < pages) {
            out.open("li").link(address(page + 1), view.text("ops.paging.next")).close();
        }
        out.close().close().line();
    }

    private String address(int page) {
        return view.address("/findings", query.with("page", page == 1 ? "" : "" + page));
    }
}
