package dev.pledge.html;

import java.io.IOException;

// What stands between the tags of a removed element that is no raw text (object, video, a foreign script). It is held
// back
// until the end tag shows that it belongs to the element, and then goes too. If the end does not come, or not soon
// enough,
// the content is passed on: it was judged by itself meanwhile.
final class RemovedContent {
    private final Outlet outlet;
    private final ForeignContent foreign;
    private final Removals removals = new Removals();

    private long low;
    private long high;
    private int level;
    private int foreignDepth;
    private int templateDepth;
    private boolean inNoscript;

    RemovedContent(Outlet outlet, ForeignContent foreign) {
        this.outlet = outlet;
        this.foreign = foreign;
    }

    /** A start tag was removed. */
    void opened(TagName name, int templates, boolean noscript) {
        if (removals.opened(name) && !outlet.isDiverted()) {
            outlet.divert();
            low = name.low();
            high = name.high();
            level = removals.depth(name);
            foreignDepth = foreign.depth();
            templateDepth = templates;
            inNoscript = noscript;
        }
    }

    /** A start tag was kept. */
    void kept(TagName name) {
        if (!removals.isEmpty()) {
            removals.kept(name);
        }
    }

    /** An end tag has come; returns whether it is the one of a removed element. */
    boolean closes(TagName name) {
        return !removals.isEmpty() && removals.closed(name);
    }

    /** The end tag of a removed element was cut out. */
    void closed(TagName name) {
        boolean same = name.low() == low && name.high() == high && removals.depth(name) == level - 1;
        if (outlet.isDiverted() && same) {
            outlet.discard();
        }
    }

    /** The element is closed in any case if one around it is. */
    void checkEnclosing(int templates) throws IOException {
        if (outlet.isDiverted() && (foreign.depth() < foreignDepth || templates < templateDepth)) {
            outlet.restore();
            removals.clear();
        }
    }

    void endOfNoscript() throws IOException {
        if (outlet.isDiverted() && inNoscript) {
            outlet.restore();
            removals.clear();
        }
    }

    void endOfPage() throws IOException {
        outlet.restore();
    }
}
