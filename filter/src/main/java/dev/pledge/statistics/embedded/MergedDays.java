package dev.pledge.statistics.embedded;

import dev.pledge.statistics.VisitorEstimate;
import dev.pledge.statistics.VisitorSketch;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The visitors of each page on all days of a range together, as they were worked out last: whoever looks at a range looks
 * at it again, and of its days only the latest changes. It is kept if it takes no more than {@value #MOST_BYTES} bytes.
 * Safe for use by all threads, but not beside {@link #changed} and {@link #forgotten}.
 */
final class MergedDays {
    /** Room for about 6,000 pages with more than 250 visitors each. */
    static final long MOST_BYTES = 24L << 20;

    private static final int BYTES_PER_PAGE = 200;

    private volatile @Nullable Range last;

    private record Range(long from, long to, Map<String, PageVisitors> pages) {}

    /** The visitors of a page. */
    static final class PageVisitors {
        private final byte[] sketch;
        private final VisitorEstimate estimate;

        private PageVisitors(byte[] sketch, VisitorEstimate estimate) {
            this.sketch = sketch;
            this.estimate = estimate;
        }

        /** Returns how many they are. */
        VisitorEstimate estimate() {
            return estimate;
        }

        /** Returns how many there are with some others. */
        VisitorEstimate with(VisitorSketch others) {
            VisitorSketch sum = VisitorSketch.of(sketch);
            sum.add(others);
            return sum.estimate();
        }
    }

    /** Returns the visitors of each page on some days; {@code merge} works out what is not known. */
    Map<String, PageVisitors> of(long from, long to, BiFunction<Long, Long, Map<String, VisitorSketch>> merge) {
        if (from > to) {
            return Map.of();
        }
        Range known = last;
        if (known != null && known.from == from && known.to == to) {
            return known.pages;
        }
        Map<String, PageVisitors> pages = new HashMap<>();
        long bytes = 0;
        // Each sketch is let go as soon as it is packed: of many pages, both forms together would take twice the room.
        Iterator<Map.Entry<String, VisitorSketch>> merged =
                merge.apply(from, to).entrySet().iterator();
        while (merged.hasNext()) {
            Map.Entry<String, VisitorSketch> page = merged.next();
            byte[] sketch = page.getValue().bytes();
            pages.put(page.getKey(), new PageVisitors(sketch, page.getValue().estimate()));
            bytes += sketch.length + page.getKey().length() + BYTES_PER_PAGE;
            merged.remove();
        }
        if (bytes <= MOST_BYTES) {
            last = new Range(from, to, pages);
        }
        return pages;
    }

    /** To be called when a day gets other visitors. */
    void changed(long day) {
        Range known = last;
        if (known != null && known.from <= day && day <= known.to) {
            last = null;
        }
    }

    /** To be called when all days before some are forgotten. */
    void forgotten(long firstKept) {
        Range known = last;
        if (known != null && known.from < firstKept) {
            last = null;
        }
    }
}
