package dev.pledge.statistics;

import dev.pledge.finding.BoundedTable;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** About how many different visitors each page had on one day. */
final class Visitors {
    private final BoundedTable<String, LiveSketch> pages;
    private final LiveSketch other = new LiveSketch();

    Visitors(int maxPages) {
        this.pages = new BoundedTable<>(maxPages);
    }

    void add(String page, Pseudonym visitor) {
        LiveSketch sketch = pages.getOrAdd(page, p -> new LiveSketch());
        (sketch == null ? other : sketch).add(visitor);
    }

    @Nullable
    LiveSketch of(String page) {
        return page.equals(PageNames.OTHER) ? other : pages.get(page);
    }

    void forEach(BiConsumer<String, LiveSketch> reader) {
        pages.forEach(reader);
        reader.accept(PageNames.OTHER, other);
    }
}
