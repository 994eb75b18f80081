package dev.pledge.statistics.embedded;

import dev.pledge.statistics.PageNames;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.h2.mvstore.Cursor;

/**
 * The numbers that pages have in the rows of persons: from 0 on each day, so that they go with the day. For one thread
 * at a time.
 */
final class DayNames {
    private static final int DAYS_AT_HAND = 3;
    private static final int BITS = 24;

    private final Tables tables;
    private final Map<Long, Map<String, Integer>> atHand = new LinkedHashMap<>(8, 0.75f, true);
    private final Map<Long, String> added = new HashMap<>();

    DayNames(Tables tables) {
        this.tables = tables;
    }

    static long key(long day, int number) {
        return (day << BITS) + number;
    }

    /** Returns a page's number on a day; a new one is put into the table by {@link #put}. */
    int number(long day, String page) {
        Map<String, Integer> ofDay = atHand.computeIfAbsent(day, this::read);
        Integer known = ofDay.get(page);
        if (known != null) {
            return known;
        }
        int next = ofDay.size();
        if (next == 1 << BITS) {
            throw new IllegalStateException("a day has more than " + next + " pages");
        }
        ofDay.put(page, next);
        added.put(key(day, next), page);
        return next;
    }

    private Map<String, Integer> read(long day) {
        Map<String, Integer> numbers = new HashMap<>();
        Cursor<Long, String> cursor = tables.names.cursor(key(day, 0), key(day + 1, 0) - 1, false);
        while (cursor.hasNext()) {
            long key = cursor.next();
            numbers.put(cursor.getValue(), (int) (key - key(day, 0)));
        }
        return numbers;
    }

    /** Puts the new numbers into the table. */
    void put() {
        added.forEach(tables.names::put);
        added.clear();
        while (atHand.size() > DAYS_AT_HAND) {
            atHand.remove(atHand.keySet().iterator().next());
        }
    }

    /** Forgets what is at hand, because it is not or no longer in the table. */
    void clear() {
        atHand.clear();
        added.clear();
    }

    /** Returns the name of the page with a number on a day. */
    String name(long day, int number) {
        String name = tables.names.get(key(day, number));
        return name == null ? PageNames.OTHER : name;
    }
}
