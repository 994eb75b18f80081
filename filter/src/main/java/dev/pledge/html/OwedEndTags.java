package dev.pledge.html;

import java.nio.charset.StandardCharsets;
import java.util.List;

// A start tag such as img ends foreign content. If it is removed, the elements that it closed are still open in what
// was
// passed on, and a style after it would be read in another way. Their end tags are owed: they are written before
// whatever
// comes next, unless the page has them itself, as it mostly has.
final class OwedEndTags {
    private static final byte NO_MATTER = 0;

    private final OpenElements elements;

    OwedEndTags(BufferPool pool) {
        elements = new OpenElements(pool);
    }

    boolean isEmpty() {
        return elements.depth() == 0;
    }

    /** Owes the end tags of some elements, given from the innermost one outwards, and of no others. */
    void owe(List<TagName> closed) {
        elements.closeTo(0);
        for (int i = closed.size() - 1; i >= 0; i--) {
            elements.push(closed.get(i), NO_MATTER, NO_MATTER);
        }
    }

    /** The page has an end tag; returns whether it closes owed elements. */
    boolean settle(TagName name) {
        for (int i = elements.depth() - 1; i >= 0; i--) {
            if (elements.isNamed(i, name)) {
                elements.closeTo(i);
                return true;
            }
        }
        return false;
    }

    /** Returns the end tags, and owes none any more. */
    byte[] take() {
        StringBuilder tags = new StringBuilder();
        for (int i = elements.depth() - 1; i >= 0; i--) {
            addEndTag(elements.name(i), tags);
        }
        elements.closeTo(0);
        return bytes(tags);
    }

    void clear() {
        elements.closeTo(0);
    }

    /** A write ends. */
    void rest() {
        elements.rest();
    }

    /** The page ends. */
    void end() {
        elements.end();
    }

    /** Returns the end tags for what a cut end tag closed besides its own element, whose start tag is gone too. */
    static byte[] endTagsBut(TagName own, List<TagName> closed) {
        int last = closed.size() - 1;
        boolean hasOwn = last >= 0 && closed.get(last).isSame(own);
        StringBuilder tags = new StringBuilder();
        for (int i = 0; i < (hasOwn ? last : last + 1); i++) {
            addEndTag(closed.get(i), tags);
        }
        return bytes(tags);
    }

    private static void addEndTag(TagName name, StringBuilder tags) {
        if (!name.isOdd()) {
            tags.append("</").append(name).append('>');
        }
    }

    private static byte[] bytes(StringBuilder tags) {
        return tags.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
