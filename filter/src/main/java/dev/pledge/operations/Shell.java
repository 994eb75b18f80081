package dev.pledge.operations;

import dev.pledge.site.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What all pages have around them: title, stylesheet, scripts, navigation, the other languages. Immutable. */
final class Shell {
    private static final List<String> PAGES = List.of("", "/findings", "/pages", "/health", "/policy");

    private final List<String> pages;
    private final Asset style;
    private final Asset icon;
    private final List<Asset> scripts;

    /** @param reports whether there is a page with conformance reports */
    Shell(Asset style, Asset icon, List<Asset> scripts, boolean reports) {
        List<String> all = new ArrayList<>(PAGES);
        if (reports) {
            all.add(ReportPages.PATH);
        }
        this.pages = List.copyOf(all);
        this.style = style;
        this.icon = icon;
        this.scripts = List.copyOf(scripts);
    }

    /** Returns the key of what a page is called. */
    static String title(String path) {
        return path.isEmpty() ? "ops.overview" : "ops" + path.replace('/', '.');
    }

    /**
     * Returns a page, in UTF-8.
     *
     * @param path the page's own path, below the overview's
     * @param content writes what stands below the heading
     */
    byte[] page(View view, String path, Consumer<Markup> content) {
        String title = view.text(title(path));
        Markup out = new Markup().doctype();
        out.open("html", "lang", view.texts().language()).line();
        out.open("head").line().empty("meta", "charset", "utf-8").line();
        out.element("title", title + " – " + view.text("ops.title") + " – " + view.site())
                .line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        out.empty("meta", "name", "color-scheme", "content", "light dark").line();
        out.empty("link", "rel", "stylesheet", "href", view.base() + style.address())
                .line();
        out.empty("link", "rel", "icon", "href", view.base() + icon.address()).line();
        scripts.forEach(script -> out.script(view.base() + script.address()).line());
        out.close().line().open("body").line();
        out.element("a", view.text("frame.skip"), "class", "skip", "href", "#content")
                .line();
        head(out, view, path);
        out.open(
                        "main",
                        "id",
                        "content",
                        "tabindex",
                        "-1",
                        "data-updated",
                        view.text("ops.live.updated"),
                        "data-pause",
                        view.text("ops.live.pause"),
                        "data-resume",
                        view.text("ops.live.resume"),
                        "data-paused",
                        view.text("ops.live.paused"),
                        "data-lost",
                        view.text("ops.live.lost"),
                        "data-chart-label",
                        view.text("ops.chart.label"))
                .line();
        out.open("div", "class", "headline").element("h1", title);
        out.open("div", "id", "live", "class", "live").close().close().line();
        content.accept(out);
        out.close().line();
        foot(out, view, path);
        return out.close().line().close().line().bytes();
    }

    private void head(Markup out, View view, String path) {
        out.open("header").line();
        out.open("p", "class", "site").element("a", view.site(), "href", view.home());
        out.element("span", view.text("ops.title")).close().line();
        out.open("nav", "aria-label", view.text("ops.navigation")).open("ul");
        for (String page : pages) {
            String current = page.equals(path) ? "page" : null;
            out.open("li")
                    .element("a", view.text(title(page)), "href", view.address(page), "aria-current", current)
                    .close();
        }
        out.close().close().close().line();
    }

    private static void foot(Markup out, View view, String path) {
        out.open("footer").element("p", view.text("ops.utc"));
        if (view.languages().size() > 1) {
            out.open("nav", "aria-label", view.text("frame.languages")).open("ul");
            for (String language : view.languages()) {
                Locale locale = Locale.forLanguageTag(language);
                String current = language.equals(view.texts().language()) ? "true" : null;
                String address = view.base() + path + view.query().with("lang", language);
                out.open("li")
                        .open("a", "href", address, "lang", language, "hreflang", language, "aria-current", current);
                out.text(locale.getDisplayLanguage(locale)).close().close();
            }
            out.close().close();
        }
        out.close().line();
    }
}
