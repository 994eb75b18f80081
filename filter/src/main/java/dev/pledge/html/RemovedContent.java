package dev.pledge.html;

import java.io.IOException;

// What stands between the tags of a removed element that is no raw text (object, video, a foreign script). It is held
// back
// until the end tag shows that it belongs to the element, and then goes too. If the end does not come, or not soon
// enough,
// the content is passed on: it was judged by itself meanwhile. Where the content would mean something else without the
// element (an svg, a template), the start tag is held back with it, and so is kept if the end does not come.
final class RemovedContent {
    private final HtmlHandler handler;
    private final Outlet outlet;
    private final ForeignContent foreign;
    private final Removals removals = new Removals();

    /** The outermost removed element. */
    private boolean inside;

    private long low;
    private long high;
    private int level;
    private boolean whole;
    private Element element = Element.OTHER;
    private int foreignDepth;
    private int foreignDepthAround;
    private int templateDepth;
    private boolean inNoscript;

    RemovedContent(HtmlHandler handler, Outlet outlet, ForeignContent foreign) {
        this.handler = handler;
        this.outlet = outlet;
        this.foreign = foreign;
    }

    /** Returns whether an element can be removed together with what it contains, or not at all. */
    boolean canTakeWhole() {
        return !inside;
    }

    /** Returns whether the content of a removed element is held back, or was until it was too long. */
    boolean isHeldBack() {
        return inside;
    }

    /**
     * A start tag is removed.
     *
     * @param withTag whether the tag itself is held back, and what comes next is the tag
     * @param nesting what it stands in
     */
    void opened(TagName name, Element opened, boolean withTag, Nesting nesting) {
        if (removals.opened(name, nesting.scopes()) && !inside) {
            outlet.divert();
            inside = true;
            whole = withTag;
            element = opened;
            low = name.low();
            high = name.high();
            level = removals.depth(name);
            foreignDepth = foreign.depth();
            foreignDepthAround = foreign.depthAround(name);
            templateDepth = nesting.templates();
            inNoscript = nesting.inNoscript();
        }
    }

    /** A start tag was kept, in so many templates and noscripts. */
    void kept(TagName name, int scopes) {
        if (!removals.isEmpty()) {
            removals.kept(name, scopes);
        }
    }

    /** Returns whether any element was removed whose end tag has not come. */
    boolean isOpen() {
        return !removals.isEmpty();
    }

    /**
     * An end tag has come, all before it is written; returns whether it is to go.
     *
     * @param scopes in how many templates and noscripts the element stands that it closes
     */
    boolean closes(TagName name, int scopes) {
        boolean gone = removals.closed(name, scopes);
        boolean outermost = inside && name.low() == low && name.high() == high && removals.depth(name) == level - 1;
        if (gone && outermost && whole && !outlet.isDiverted()) {
            kept();
            return false;
        }
        return gone;
    }

    /** The end tag of a removed element was cut out; returns whether all that the element contained is gone. */
    boolean closed(TagName name) throws IOException {
        boolean outermost = inside && name.low() == low && name.high() == high && removals.depth(name) == level - 1;
        if (!outermost) {
            return false;
        }
        inside = false;
        boolean gone = outlet.isDiverted();
        if (gone) {
            outlet.discard();
            if (whole) {
                outlet.hole();
            }
        }
        return gone;
    }

    /** All is gone that was opened in the outermost element, whatever its end tag closes by itself. */
    void closeForeign() {
        foreign.restore(foreignDepthAround);
    }

    /** The element is closed in any case if one around it is. */
    void checkEnclosing(int templates, int scopes) throws IOException {
        if (inside && (foreign.depth() < foreignDepth || templates < templateDepth)) {
            forget();
        }
        removals.closeTo(scopes);
    }

    void endOfNoscript(int scopes) throws IOException {
        if (inside && inNoscript) {
            forget();
        }
        removals.closeTo(scopes);
    }

    void endOfPage() throws IOException {
        forget();
    }

    private void forget() throws IOException {
        outlet.restore();
        kept();
        removals.clear();
    }

    /** The outermost element is removed no longer. */
    private void kept() {
        if (inside && whole) {
            handler.notInspected(element);
        }
        inside = false;
    }
}
