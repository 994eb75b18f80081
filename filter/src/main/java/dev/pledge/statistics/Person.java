package dev.pledge.statistics;

import java.time.Instant;
import java.util.List;

/**
 * All that is held about one person.
 *
 * @param pages the pages that they have seen, the latest first
 */
public record Person(List<Page> pages) {
    /** Copies the pages. */
    public Person {
        pages = List.copyOf(pages);
    }

    /** Returns how many accesses there were. */
    public long accesses() {
        return pages.stream().mapToLong(Page::accesses).sum();
    }

    /**
     * One page that a person has seen.
     *
     * @param name the page's name; {@link PageNames#OTHER} for all that had no room
     * @param accesses how often
     * @param first when it was first seen, to the millisecond
     * @param last when it was last seen, to the millisecond
     */
    public record Page(String name, long accesses, Instant first, Instant last) {}
}
