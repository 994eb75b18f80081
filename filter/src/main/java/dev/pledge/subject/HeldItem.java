package dev.pledge.subject;

import java.util.List;
import java.util.Objects;

/**
 * One thing that is held about a person: an order, a post, an address.
 *
 * @param key what tells it apart from the source's other items of this person; it is in the page and comes back with a
 *     correction
 * @param title what it is called for the person, such as "Order 4711"
 * @param fields what is held, in the order in which it is to be shown
 */
public record HeldItem(String key, String title, List<HeldField> fields) {
    /** Copies the fields; there are always key and title. */
    public HeldItem {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(title, "title");
        fields = List.copyOf(fields);
    }

    /** Returns a text without what is held. */
    @Override
    public String toString() {
        return "HeldItem[" + fields.size() + " fields]";
    }
}
