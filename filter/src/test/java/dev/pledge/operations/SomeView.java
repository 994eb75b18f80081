package dev.pledge.operations;

import dev.pledge.site.Languages;
import dev.pledge.site.Markup;
import dev.pledge.snapshot.OwnTexts;
import java.time.Instant;
import java.util.function.Consumer;

/** What pages are made for in tests. */
final class SomeView {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    private static final Languages LANGUAGES = Languages.read();

    private SomeView() {}

    /** Returns one for an address with a query. */
    static View of(String query) {
        Query read = Query.of(query);
        return new View(
                "Shop",
                LANGUAGES.choose(OwnTexts.NONE, read.get("lang"), "en"),
                LANGUAGES.of(OwnTexts.NONE),
                "/shop/",
                "/shop/privacy/operations",
                read,
                NOW);
    }

    /** Returns what is written. */
    static String written(Consumer<Markup> content) {
        Markup out = new Markup();
        content.accept(out);
        return out.toString();
    }
}
