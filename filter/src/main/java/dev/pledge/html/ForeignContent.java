package dev.pledge.html;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

// Whether script, style, title and CDATA mean in a place what they mean in HTML depends on the namespace of the element
// that is open there (HTML standard, 13.2.6.5). Only while an svg or math element is open are open elements kept, on a
// small stack with a cap; in all other markup there is nothing to do. HTML elements inside an integration point are
// kept
// too, because an end tag of foreign content is ignored while one of them is open.
final class ForeignContent {
    private static final byte HTML = 0;
    private static final byte SVG = 1;
    private static final byte MATH = 2;

    private static final byte NO_POINT = 0;
    private static final byte HTML_POINT = 1;
    private static final byte TEXT_POINT = 2;
    private static final byte ANNOTATION = 3;

    private static final TagName PARAGRAPH = TagName.of("p");
    private static final TagName SVG_NAME = TagName.of("svg");
    private static final TagName MATH_NAME = TagName.of("math");

    private static final int CAP = 128;

    private final OpenElements open;
    /** Elements that are open beyond the cap. */
    private int beyond;

    private List<TagName> brokenOut = List.of();
    private boolean brokenBeyondCap;

    ForeignContent(BufferPool pool) {
        open = new OpenElements(pool);
    }

    /** A write ends: lets go of what is needed only while something is open. */
    void rest() {
        open.rest();
    }

    /** The page ends. */
    void end() {
        open.end();
    }

    /** Returns how many elements are open since the outermost foreign one; 0 outside foreign content. */
    int depth() {
        return open.depth();
    }

    /** Returns the depth in which an element stands whose start tag was the last. */
    int depthAround(TagName name) {
        int top = open.depth() - 1;
        return top >= 0 && open.isNamed(top, name) ? top : top + 1;
    }

    /** Returns whether {@code <![CDATA[} begins a CDATA section. */
    boolean allowsCdata() {
        int depth = open.depth();
        return depth > 0 && open.space(depth - 1) != HTML;
    }

    /** Closes what was opened since there were so many. */
    void restore(int earlierDepth) {
        if (open.depth() > earlierDepth) {
            open.closeTo(earlierDepth);
            beyond = 0;
        }
    }

    /**
     * Takes a start tag.
     *
     * @param attributes its attributes, or null if they were not seen
     * @return whether its element is a foreign one
     */
    boolean startTag(TagName name, int flags, boolean selfClosing, @Nullable SourceTag attributes) {
        int before = open.depth();
        if (before == 0) {
            return startRoot(name, flags, selfClosing);
        }
        int top = before - 1;
        boolean html = takesHtml(top, flags);
        if (!html && breaksOut(flags, attributes)) {
            brokenBeyondCap = beyond > 0;
            breakOut();
            brokenOut = closedSince(before);
            html = true;
        }
        if (!html) {
            if (!selfClosing) {
                push(name, open.space(top), pointOf(open.space(top), flags, attributes));
            }
            return true;
        }
        if (startRoot(name, flags, selfClosing)) {
            return true;
        }
        if (open.depth() > 0 && (flags & (TagTable.VOID | TagTable.RAW | TagTable.NOSCRIPT)) == 0) {
            closeParagraph(flags);
            push(name, HTML, NO_POINT);
        }
        return false;
    }

    /** Returns what the last start tag closed by being none of foreign content, the innermost first, and forgets it. */
    List<TagName> takeBrokenOut() {
        List<TagName> closed = brokenOut;
        brokenOut = List.of();
        brokenBeyondCap = false;
        return closed;
    }

    /** Returns what was closed since so many elements were open; nothing may have been opened meanwhile. */
    List<TagName> closedSince(int earlierDepth) {
        List<TagName> closed = new ArrayList<>(0);
        for (int i = earlierDepth - 1; i >= open.depth(); i--) {
            closed.add(open.name(i));
        }
        return closed;
    }

    /** Returns whether more elements are open, or were closed by the last start tag, than are known. */
    boolean isBeyondCap() {
        return beyond > 0 || brokenBeyondCap;
    }

    /** Returns whether what the innermost element contains would mean something else without it. */
    boolean topMatters() {
        int top = open.depth() - 1;
        boolean root = top >= 0 && (open.isNamed(top, SVG_NAME) || open.isNamed(top, MATH_NAME));
        return root || (top >= 0 && (open.space(top) == HTML || open.point(top) != NO_POINT));
    }

    /** Takes an end tag, but not that of raw text; returns whether it closes an element of SVG or MathML. */
    boolean endTag(TagName name, int flags, boolean templateOpen) {
        if (open.depth() == 0) {
            return false;
        }
        if (beyond > 0) {
            beyond--;
            return true;
        }
        if ((flags & TagTable.END_BREAKOUT) != 0) {
            breakOut();
        }
        int at = open.depth() - 1;
        for (; at >= 0 && open.space(at) != HTML; at--) {
            if (open.isNamed(at, name)) {
                open.closeTo(at);
                return true;
            }
        }
        if ((flags & TagTable.TEMPLATE) != 0) {
            endTemplate(name, templateOpen);
        } else if (at >= 0) {
            endHtml(at, name);
        } else if ((flags & TagTable.CONTAINER) != 0 && !hasPoint()) {
            open.closeTo(0);
        }
        return false;
    }

    private boolean startRoot(TagName name, int flags, boolean selfClosing) {
        if ((flags & (TagTable.SVG | TagTable.MATH)) == 0) {
            return false;
        }
        if (!selfClosing) {
            push(name, (flags & TagTable.SVG) != 0 ? SVG : MATH, NO_POINT);
        }
        return true;
    }

    private boolean takesHtml(int top, int flags) {
        return switch (open.point(top)) {
            case HTML_POINT -> true;
            case TEXT_POINT -> (flags & TagTable.GLYPH) == 0;
            case ANNOTATION -> (flags & TagTable.SVG) != 0;
            default -> open.space(top) == HTML;
        };
    }

    private static boolean breaksOut(int flags, @Nullable SourceTag tag) {
        boolean font =
                (flags & TagTable.FONT) != 0 && tag != null && (tag.has("color") || tag.has("face") || tag.has("size"));
        return font || (flags & TagTable.BREAKOUT) != 0;
    }

    private void breakOut() {
        int depth = open.depth();
        while (depth > 0 && open.space(depth - 1) != HTML && !isPoint(open.point(depth - 1))) {
            depth--;
        }
        open.closeTo(depth);
        beyond = 0;
    }

    private static boolean isPoint(byte point) {
        return point == HTML_POINT || point == TEXT_POINT;
    }

    private boolean hasPoint() {
        for (int i = 0; i < open.depth(); i++) {
            if (isPoint(open.point(i))) {
                return true;
            }
        }
        return false;
    }

    private static byte pointOf(byte space, int flags, @Nullable SourceTag tag) {
        if (space == SVG) {
            return (flags & TagTable.SVG_POINT) != 0 ? HTML_POINT : NO_POINT;
        }
        if ((flags & TagTable.MATH_POINT) != 0) {
            return TEXT_POINT;
        }
        if ((flags & TagTable.ANNOTATION) == 0) {
            return NO_POINT;
        }
        String encoding = tag == null ? null : tag.attribute("encoding");
        boolean html = "text/html".equalsIgnoreCase(encoding) || "application/xhtml+xml".equalsIgnoreCase(encoding);
        return html ? HTML_POINT : ANNOTATION;
    }

    private void closeParagraph(int flags) {
        int top = open.depth() - 1;
        boolean paragraph = open.space(top) == HTML && open.isNamed(top, PARAGRAPH);
        if (paragraph && (flags & TagTable.CLOSES_PARAGRAPH) != 0 && beyond == 0) {
            open.closeTo(top);
        }
    }

    /** In HTML an end tag closes an open element of its name, but not across the foreign element around. */
    private void endHtml(int from, TagName name) {
        for (int at = from; at >= 0 && open.space(at) == HTML; at--) {
            if (open.isNamed(at, name)) {
                open.closeTo(at);
                return;
            }
        }
    }

    private void endTemplate(TagName name, boolean templateOpen) {
        for (int at = open.depth() - 1; at >= 0; at--) {
            if (open.space(at) == HTML && open.isNamed(at, name)) {
                open.closeTo(at);
                return;
            }
        }
        if (templateOpen) {
            open.closeTo(0);
        }
    }

    private void push(TagName name, byte space, byte point) {
        if (open.depth() == CAP) {
            beyond++;
        } else {
            open.push(name, space, point);
        }
    }
}
