package dev.pledge.statistics;

import dev.pledge.finding.BoundedTable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** About how many different visitors each page had on one day. */
final class Visitors {
    private final BoundedTable<String, VisitorSketch> pages;
    private final VisitorSketch other = new VisitorSketch();

    Visitors(int maxPages) {
        this.pages = new BoundedTable<>(maxPages);
    }

    void add(String page, Pseudonym visitor) {
        VisitorSketch sketch = pages.getOrAdd(page, p -> new VisitorSketch());
        (sketch == null ? other : sketch).add(visitor);
    }

    @Nullable
    VisitorSketch of(String page) {
        return page.equals(PageNames.OTHER) ? other : pages.get(page);
    }

    void forEach(BiConsumer<String, VisitorSketch> reader) {
        pages.forEach(reader);
        reader.accept(PageNames.OTHER, other);
    }
}
