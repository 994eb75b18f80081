package dev.pledge.html;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

// A start tag such as img ends foreign content. If it is removed, the elements that it closed are still open in what
// was
// passed on, and a style after it would be read in another way. Their end tags are owed: they are written before
// whatever
// comes next, unless the page has them itself, as it mostly has.
final class OwedEndTags {
    private final List<TagName> names = new ArrayList<>(0);

    boolean isEmpty() {
        return names.isEmpty();
    }

    /** Adds names from the innermost element outwards. */
    void addAll(List<TagName> closed) {
        names.addAll(closed);
    }

    /** The page has an end tag; returns whether it closes owed elements. */
    boolean settle(TagName name) {
        for (int i = 0; i < names.size(); i++) {
            if (names.get(i).isSame(name)) {
                names.subList(0, i + 1).clear();
                return true;
            }
        }
        return false;
    }

    /** Returns the end tags, and owes none any more. */
    byte[] take() {
        byte[] tags = endTags(names);
        names.clear();
        return tags;
    }

    void clear() {
        names.clear();
    }

    /** Returns the end tags for what a cut end tag closed besides its own element, whose start tag is gone too. */
    static byte[] endTagsBut(TagName own, List<TagName> closed) {
        int last = closed.size() - 1;
        boolean hasOwn = last >= 0 && closed.get(last).isSame(own);
        return endTags(hasOwn ? closed.subList(0, last) : closed);
    }

    private static byte[] endTags(List<TagName> names) {
        StringBuilder tags = new StringBuilder();
        for (TagName name : names) {
            if (!name.isOdd()) {
                tags.append("</").append(name).append('>');
            }
        }
        return tags.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
