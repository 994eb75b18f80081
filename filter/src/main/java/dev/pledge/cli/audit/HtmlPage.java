package dev.pledge.cli.audit;

import dev.pledge.policy.Promise;
import dev.pledge.site.Markup;
import java.util.List;
import java.util.stream.Collectors;

/** One page with its findings, promise by promise. */
record HtmlPage(PageAudit page, Markup out) {
    private static final int SHOWN_SPOTS = 20;

    void write(String id) {
        out.open("details", "id", id, "open", "");
        out.open("summary").open("h3").foreign(page.url()).close();
        out.element("span", Words.count(page.breaches(), "finding", "findings"), "class", "count")
                .close();
        out.open("p", "class", "about")
                .open("a", "href", page.url())
                .text("The page itself")
                .close();
        out.text(" answered " + page.status() + (page.type().isEmpty() ? "" : ", " + page.type()) + ", "
                + Math.max(1, page.bytes() / 1024) + " KB");
        if (page.redirect() != null) {
            out.text(", and leads to ").foreign(page.redirect());
        }
        page.notes().forEach(note -> out.text("; " + note));
        out.close();
        List<Same> all = Same.of(page);
        for (Promise promise : Promise.values()) {
            List<Same> of = all.stream()
                    .filter(same -> same.first().kind().promise() == promise)
                    .toList();
            if (!of.isEmpty()) {
                out.element("h4", Words.title(promise)).open("ul", "class", "findings");
                of.forEach(this::finding);
                out.close();
            }
        }
        if (page.unlisted() > 0) {
            out.element("p", "And " + page.unlisted() + " more.");
        }
        out.close();
    }

    private void finding(Same same) {
        Found found = same.first();
        out.open("li").open("p").open("strong").foreign(found.what()).close();
        boolean named = !found.label().isEmpty()
                && !found.label().equals("unknown")
                && !found.label().equals(found.what());
        out.text(named ? " (" + found.label() + ")" : "").text(same.count() > 1 ? ", " + same.count() + " times" : "");
        out.text(": ").element("span", found.kind().key(), "class", "kind").text(" " + Words.wouldBe(found.kind()));
        out.close();
        if (!same.spots().isEmpty()) {
            String places = same.spots().stream()
                    .limit(SHOWN_SPOTS)
                    .map(spot -> spot.line() + ":" + spot.column())
                    .collect(Collectors.joining(", "));
            out.element(
                    "p",
                    "Line and column " + places + (same.spots().size() > SHOWN_SPOTS ? " and more" : ""),
                    "class",
                    "place");
            Spot spot = same.spots().get(0);
            if (!spot.excerpt().isEmpty()) {
                out.open("pre").open("code").foreign(spot.excerpt()).close().close();
            }
        }
        if (!found.rule().isEmpty()) {
            out.open("p", "class", "place").text("Rule: ").foreign(found.rule()).close();
        }
        out.close();
    }
}
