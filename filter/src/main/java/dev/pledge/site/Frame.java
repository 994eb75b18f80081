package dev.pledge.site;

import dev.pledge.policy.Promise;
import dev.pledge.policy.StatementPolicy;
import dev.pledge.snapshot.Switches;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What all pages of Pledge's have around them: title, stylesheet, a way to skip what repeats, navigation, the other
 * languages. Immutable.
 */
public final class Frame {
    private final Switches switches;
    private final List<Entry> navigation;
    private final String stylesheet;

    /**
     * An entry of the navigation.
     *
     * @param path the path of a page, below the statement's; empty for the statement itself
     * @param key the key of its name
     * @param promise the promise without which there is no such page; null if there always is
     */
    public record Entry(String path, String key, @Nullable Promise promise) {
        boolean isThere(Kept kept) {
            return promise == null || kept.is(promise);
        }
    }

    /**
     * Makes a frame.
     *
     * @param switches what operations have turned off
     * @param navigation the pages to choose from; with fewer than two there is no navigation
     * @param stylesheet the path of the stylesheet, below the statement's, with its revision as the query
     */
    public Frame(Switches switches, List<Entry> navigation, String stylesheet) {
        this.switches = switches;
        this.navigation = List.copyOf(navigation);
        this.stylesheet = stylesheet;
    }

    /**
     * Returns a page, in UTF-8.
     *
     * @param path the page's own path, below the statement's
     * @param title its title, which is its heading as well
     * @param content writes what stands below the heading
     */
    public byte[] page(View view, String path, String title, Consumer<Markup> content) {
        Texts texts = view.texts();
        String site = view.snapshot().policy().site().name();
        Markup out = new Markup().doctype();
        out.open("html", "lang", texts.language()).line();
        out.open("head").line().empty("meta", "charset", "utf-8").line();
        out.element("title", title + " – " + site).line();
        out.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .line();
        out.empty("meta", "name", "color-scheme", "content", "light dark").line();
        out.empty("link", "rel", "stylesheet", "href", view.base() + stylesheet).line();
        out.close().line();
        out.open("body").line();
        out.element("a", texts.get("frame.skip"), "class", "skip", "href", "#content")
                .line();
        head(out, view, path, site);
        out.open("main", "id", "content", "tabindex", "-1").line();
        out.element("h1", title).line();
        content.accept(out);
        out.close().line();
        foot(out, view, path);
        return out.close().line().close().line().bytes();
    }

    private void head(Markup out, View view, String path, String site) {
        String home = view.base()
                        .substring(0, view.base().length() - statementPath(view).length()) + "/";
        out.open("header").line();
        out.open("p", "class", "site").element("a", site, "href", home).close().line();
        if (navigation.size() > 1) {
            out.open("nav", "aria-label", view.texts().get("frame.navigation")).open("ul");
            Kept kept = new Kept(view.snapshot().policy(), switches);
            for (Entry entry : navigation) {
                if (!entry.isThere(kept)) {
                    continue;
                }
                boolean current = entry.path().equals(path);
                out.open("li");
                out.element(
                        "a",
                        view.texts().get(entry.key()),
                        "href",
                        view.to(entry.path()),
                        "aria-current",
                        current ? "page" : null);
                out.close();
            }
            out.close().close().line();
        }
        out.close().line();
    }

    private static String statementPath(View view) {
        StatementPolicy statement = view.snapshot().policy().statement();
        return statement == null ? "" : statement.path();
    }

    private static void foot(Markup out, View view, String path) {
        out.open("footer").line();
        if (view.languages().size() > 1) {
            out.open("nav", "aria-label", view.texts().get("frame.languages")).open("ul");
            for (String language : view.languages()) {
                Locale locale = Locale.forLanguageTag(language);
                boolean current = language.equals(view.texts().language());
                out.open("li");
                out.element(
                        "a",
                        locale.getDisplayLanguage(locale),
                        "href",
                        view.base() + path + "?lang=" + language,
                        "lang",
                        language,
                        "hreflang",
                        language,
                        "aria-current",
                        current ? "true" : null);
                out.close();
            }
            out.close().close().line();
        }
        out.close().line();
    }
}
