package dev.pledge.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

// What happens when a tag has been read: the handler is told, its edits are made, and the tag says how to read on.
final class TagProcessor {
    private final HtmlHandler handler;
    private final Limits limits;
    private final Wanted wanted;
    private final LongTags longTags;
    private final Flow flow;
    private final Outlet outlet;
    private final ForeignContent foreign;
    private final RemovedContent removedContent;
    private final SourceTag tag;
    private final OwedEndTags owed;
    private final Nesting nesting = new Nesting();
    private final HeldText text;
    private final ShownText shown;

    /** A tag changes nothing for those after it, unless it is a {@link TagTable#SPECIAL} one. */
    private boolean plain = true;

    /** The last start tag means nothing for what comes after its element. */
    private boolean inert;

    private boolean endWanted;
    /** The end tag was cut out, but what it closes stays. */
    private boolean endTagCut;
    /** The end tag was cut out with all that its element contained. */
    private boolean allGone;

    TagProcessor(HtmlHandler handler, Limits limits, SourceTag tag, Outlet outlet, Flow flow, BufferPool pool) {
        this.handler = handler;
        this.limits = limits;
        this.flow = flow;
        this.outlet = outlet;
        this.tag = tag;
        this.text = new HeldText(handler, limits.text(), flow);
        this.shown = new ShownText(handler, flow);
        this.foreign = new ForeignContent(pool);
        this.owed = new OwedEndTags(pool);
        this.removedContent = new RemovedContent(handler, outlet, foreign);
        this.wanted = new Wanted(handler);
        this.longTags = new LongTags(handler, wanted, limits, removedContent, tag, flow);
    }

    /** Returns whether anything depends on a tag; {@code fetching}: an attribute of it may be of interest on any element. */
    boolean matters(int flags, boolean fetching) {
        int special = plain ? TagTable.SPECIAL : TagTable.ANY;
        return (flags & special) != 0 || wanted.tag(flags, fetching);
    }

    /** Returns whether start tags of an element are wanted, whatever their attributes. */
    boolean wants(int flags) {
        return wanted.element(flags);
    }

    /** Returns what takes the attributes of the tag that is to be read next, whose name ends at a place in an array. */
    AttributeList list(byte[] b, int nameEnd) {
        return tag.list(b, nameEnd);
    }

    /** Returns whether a start tag on which nothing else depends matters if its element may be empty. */
    boolean mattersIfEmpty(int flags) {
        return wanted.ifEmpty(flags);
    }

    /** Returns whether an element may be gone when its tag has been read. */
    boolean mayGo(int flags) {
        return wanted.element(flags) || wanted.ifEmpty(flags);
    }

    private void checkPlain() {
        plain = foreign.depth() == 0 && owed.isEmpty() && !removedContent.isOpen() && !flow.isDropping();
    }

    boolean allowsCdata() {
        return foreign.allowsCdata();
    }

    boolean inNoscript() {
        return nesting.inNoscript();
    }

    /** Returns whether end tags are to be written before anything else but white space. */
    boolean owesEndTags() {
        return !owed.isEmpty();
    }

    /** The open token is none of the tags that may come before end tags that are owed. */
    void payEndTags() throws IOException {
        if (!owed.isEmpty()) {
            flow.insertBefore(owed.take());
        }
    }

    /** What seemed to begin a tag begins none. */
    void noTag() throws IOException {
        payEndTags();
        flow.release();
    }

    /** The name of a start tag is complete: most tags need not be held for their attributes. */
    void startTagNamed(int flags) throws IOException {
        payEndTags();
        boolean needed = foreign.depth() > 0 && (flags & TagTable.NEEDS_ATTRIBUTES) != 0;
        if (!needed && !wanted.fetching() && !mayGo(flags)) {
            flow.release();
        }
    }

    /** Returns whether a start tag may be one of foreign content, so that it matters whether it closes itself. */
    boolean mayBeForeign(int flags) {
        return foreign.depth() > 0 || (flags & (TagTable.SVG | TagTable.MATH)) != 0;
    }

    /**
     * A start tag is complete; returns what its content is, of {@link TagTable}'s flags, or 0 for markup.
     *
     * @param listed whether its attributes have been listed, see {@link #list}
     */
    int startTagEnded(TagName name, int flags, boolean selfClosing, boolean fetching, boolean listed, int end)
            throws IOException {
        boolean seen = flow.isOpen() && tagFits(flags, name.length(), end);
        if (!seen) {
            longTags.ended(flags, fetching);
        }
        if (seen) {
            flow.gather(end);
            tag.begin(flow.token(), flow.tokenFrom(), flow.tokenFrom() + flow.length(end), name.length(), listed);
        }
        inert = foreign.depth() == 0 && !nesting.inTemplate() && !nesting.inNoscript();
        boolean isForeign = foreign.startTag(name, flags, selfClosing, seen ? tag : null);
        removedContent.checkEnclosing(nesting.templates(), nesting.scopes());
        boolean empty = isForeign ? selfClosing : (flags & TagTable.VOID) != 0;
        int content = isForeign ? 0 : flags & (TagTable.RAW | TagTable.PLAINTEXT | TagTable.NOSCRIPT);
        boolean removed = false;
        if (seen && (wanted.tag(flags, fetching) || wanted.ifEmpty(flags))) {
            tag.place(TagTable.element(flags), fetching, isForeign, nesting.inTemplate(), nesting.inNoscript());
            handler.startTag(tag);
            removed = edit(name, flags, content, empty, end);
        } else if (seen) {
            flow.release();
        }
        foreign.takeBrokenOut();
        if (!removed && !empty && content == 0) {
            removedContent.kept(name, nesting.scopes());
        }
        checkPlain();
        return isForeign ? 0 : open(flags, content);
    }

    private int open(int flags, int content) {
        if ((flags & TagTable.TEMPLATE) != 0) {
            nesting.templateBegins();
        }
        if (content == TagTable.NOSCRIPT) {
            if (nesting.inNoscript()) {
                return 0;
            }
            nesting.noscriptBegins(foreign);
        }
        return content;
    }

    /** Makes the handler's edits; returns whether the element is removed. */
    private boolean edit(TagName name, int flags, int content, boolean empty, int end) throws IOException {
        if (!tag.inserted().isEmpty()) {
            flow.insertBefore(tag.inserted().getBytes(StandardCharsets.US_ASCII));
        }
        boolean raw = (content & (TagTable.RAW | TagTable.PLAINTEXT)) != 0;
        if (tag.isRemoved()) {
            return remove(name, flags, raw, empty, end);
        }
        if (tag.isEdited()) {
            flow.replace(end, tag.edited(), tag.edits());
        }
        if (tag.isTextWanted() && raw) {
            text.begin(flow.length(end), limits.most(removedContent.isHeldBack()));
        } else if (tag.isTextShown() && raw) {
            shown.begin(tag.element(), end);
        } else {
            Runnable whenEmpty = raw || empty || !inert ? null : tag.whenEmpty();
            if (whenEmpty != null) {
                flow.writeUpToToken();
                outlet.opensRemovable(flow.length(end), whenEmpty);
            }
            flow.release();
        }
        return false;
    }

    private boolean remove(TagName name, int flags, boolean raw, boolean empty, int end) throws IOException {
        boolean known = !foreign.isBeyondCap();
        owed.owe(foreign.takeBrokenOut());
        boolean whole = !empty && !raw && isContext(flags);
        if (!known || (whole && !removedContent.canTakeWhole())) {
            owed.clear();
            flow.release();
            handler.notInspected(TagTable.element(flags));
            return false;
        }
        if (!empty && !raw) {
            // They would go with what is held back now.
            payEndTags();
        }
        if (raw) {
            flow.cutFrom(end);
        } else if (whole) {
            flow.writeUpToToken();
            removedContent.opened(name, TagTable.element(flags), true, nesting);
            flow.release();
        } else {
            flow.cut(end);
            if (!empty) {
                removedContent.opened(name, TagTable.element(flags), false, nesting);
            }
        }
        return true;
    }

    /** Returns whether what an element contains would mean something else without it. */
    private boolean isContext(int flags) {
        return foreign.topMatters() || (flags & (TagTable.TEMPLATE | TagTable.NOSCRIPT)) != 0;
    }

    /** The name of an end tag is complete. */
    void endTagNamed(TagName name, int flags, int end) throws IOException {
        if (!owed.settle(name)) {
            payEndTags();
        }
        if (removedContent.isOpen()) {
            flow.writeUpToToken();
        }
        endTagCut = false;
        allGone = false;
        if (removedContent.isOpen() && removedContent.closes(name, nesting.scopesAround(flags))) {
            endWanted = false;
            flow.cutFrom(end);
            allGone = removedContent.closed(name);
            endTagCut = !allGone;
        } else {
            endWanted = wanted.element(flags);
            flow.release();
        }
    }

    /** The name in the end tag of raw text is complete. */
    void rawTextEnded(int flags, int endTagLength, int end) throws IOException {
        text.ended(flags, endTagLength, end);
        shown.ended(endTagLength, end);
        endWanted = wanted.element(flags) && !flow.isDropping();
    }

    /** An end tag is complete. */
    void endTagEnded(TagName name, int flags, boolean rawText, int end) throws IOException {
        if (flow.isDropping()) {
            flow.stopDropping(end);
        }
        if (!rawText) {
            int depth = foreign.depth();
            boolean closedForeign = foreign.endTag(name, flags, nesting.inTemplate());
            if (allGone) {
                removedContent.closeForeign();
            }
            if (endTagCut) {
                flow.insert(OwedEndTags.endTagsBut(name, foreign.closedSince(depth)));
            }
            endTagCut = false;
            if ((flags & TagTable.TEMPLATE) != 0 && !closedForeign) {
                nesting.templateEnds();
            }
            removedContent.checkEnclosing(nesting.templates(), nesting.scopes());
        }
        if (endWanted) {
            handler.endTag(TagTable.element(flags));
        }
        checkPlain();
    }

    /** What was being read is cut short by the end of the noscript around it. */
    void endOfNoscript(int at) throws IOException {
        if (flow.isDropping()) {
            flow.stopDropping(at);
        }
        shown.ended(0, at);
        flow.release();
        owed.clear();
        text.forget();
        nesting.noscriptEnds(foreign);
        removedContent.endOfNoscript(nesting.scopes());
        checkPlain();
    }

    /** The array ends within a token: looks whether it has become too long. */
    void checkHeld(TagName name, int flags, int endTagLength, int end) throws IOException {
        if (!flow.isOpen()) {
            return;
        }
        if (text.isHeld()) {
            text.check(flags, endTagLength, end);
        } else if (shown.isOpen()) {
            shown.check(endTagLength, end);
        } else {
            tagFits(flags, name.length(), end);
        }
    }

    /** A write ends: gives back what is not needed between two. */
    void rest() {
        tag.forget();
        foreign.rest();
        owed.rest();
    }

    void endOfPage() throws IOException {
        shown.ended(0, 0);
        flow.release();
        removedContent.endOfPage();
        foreign.end();
        owed.end();
    }

    /** The array ends within the name of an end tag, which nobody is told of if it is too long. */
    void checkEndTagHeld(int end) throws IOException {
        if (flow.isOpen() && !longTags.fits(end)) {
            payEndTags();
            flow.release();
        }
    }

    /** Lets the open start tag go if it is longer than it may be, here where it ends or an array does. */
    private boolean tagFits(int flags, int nameLength, int end) throws IOException {
        boolean fits = longTags.fits(end);
        if (!fits) {
            payEndTags();
            longTags.letGo(flags, nameLength, foreign.depth() == 0, nesting.inTemplate(), nesting.inNoscript(), end);
        }
        return fits;
    }
}
