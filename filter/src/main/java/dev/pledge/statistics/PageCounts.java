package dev.pledge.statistics;

import dev.pledge.finding.BoundedTable;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.BiConsumer;

/**
 * The exact number of accesses to each page in each hour of one day. A page has 24 plain atomic numbers and not striped
 * ones: they take a fifth of the memory, and even a page that all threads ask for spends far more on being written than
 * on this one addition.
 */
final class PageCounts {
    private static final int HOURS = 24;

    private final BoundedTable<String, AtomicLongArray> pages;
    private final AtomicLongArray other = new AtomicLongArray(HOURS);

    PageCounts(int maxPages) {
        this.pages = new BoundedTable<>(maxPages);
    }

    void add(String page, int hour) {
        AtomicLongArray hours = pages.getOrAdd(page, p -> new AtomicLongArray(HOURS));
        (hours == null ? other : hours).getAndIncrement(hour);
    }

    /** Returns how many pages are told apart. */
    int pages() {
        return pages.size();
    }

    /** Shows each page with its hours, and last those for which there was no room. */
    void forEach(BiConsumer<String, AtomicLongArray> reader) {
        pages.forEach(reader);
        reader.accept(PageNames.OTHER, other);
    }
}
