package dev.pledge.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

// What happens when a tag has been read: the handler is told, its edits are made, and the tag says how to read on.
final class TagProcessor {
    private static final int NONE = -1;

    private final HtmlHandler handler;
    private final Limits limits;
    private final boolean[] wanted;
    private final Flow flow;
    private final ForeignContent foreign = new ForeignContent();
    private final RemovedContent removedContent;
    private final SourceTag tag;

    private int templateDepth;
    private boolean inNoscript;
    private int foreignDepthBefore;
    private int templateDepthBefore;

    /** Where the text begins in the open token that holds it. */
    private int textStart = NONE;

    private boolean endWanted;

    TagProcessor(HtmlHandler handler, Limits limits, SourceTag tag, Outlet outlet, Flow flow) {
        this.handler = handler;
        this.limits = limits;
        this.flow = flow;
        this.tag = tag;
        this.removedContent = new RemovedContent(outlet, foreign);
        this.wanted = new boolean[TagTable.elements()];
        for (int i = 0; i < wanted.length; i++) {
            wanted[i] = handler.wants(TagTable.element(i));
        }
    }

    boolean allowsCdata() {
        return foreign.allowsCdata();
    }

    boolean inNoscript() {
        return inNoscript;
    }

    /** The name of a start tag is complete: most tags need not be held for their attributes. */
    void startTagNamed(int flags) throws IOException {
        boolean needed = foreign.depth() > 0 && (flags & TagTable.NEEDS_ATTRIBUTES) != 0;
        if (!needed && !isWanted(flags)) {
            flow.release();
        }
    }

    /** A start tag is complete; returns what its content is, of {@link TagTable}'s flags, or 0 for markup. */
    int startTagEnded(TagName name, int flags, boolean selfClosing, int end) throws IOException {
        boolean seen = flow.isOpen() && fits(flow.length(end), limits.token(), flags);
        if (seen) {
            flow.gather(end);
            tag.begin(flow.token(), flow.tokenFrom(), flow.tokenFrom() + flow.length(end), name.length());
        }
        boolean isForeign = foreign.startTag(name, flags, selfClosing, seen ? tag : null);
        removedContent.checkEnclosing(templateDepth);
        boolean empty = isForeign ? selfClosing : (flags & TagTable.VOID) != 0;
        int content = isForeign ? 0 : flags & (TagTable.RAW | TagTable.PLAINTEXT | TagTable.NOSCRIPT);
        boolean removed = false;
        if (seen && isWanted(flags)) {
            tag.place(TagTable.element(flags), isForeign, templateDepth > 0, inNoscript);
            handler.startTag(tag);
            removed = tag.isRemoved();
            edit(name, content, empty, end);
        } else if (seen) {
            flow.release();
        }
        tag.end();
        if (!removed && !empty && content == 0) {
            removedContent.kept(name);
        }
        return isForeign ? 0 : open(flags, content);
    }

    private int open(int flags, int content) {
        if ((flags & TagTable.TEMPLATE) != 0) {
            templateDepth++;
        }
        if (content != TagTable.NOSCRIPT) {
            return content;
        }
        if (inNoscript) {
            return 0;
        }
        inNoscript = true;
        foreignDepthBefore = foreign.depth();
        templateDepthBefore = templateDepth;
        return content;
    }

    private void edit(TagName name, int content, boolean empty, int end) throws IOException {
        if (!tag.inserted().isEmpty()) {
            flow.insertBefore(tag.inserted().getBytes(StandardCharsets.US_ASCII));
        }
        boolean text = (content & (TagTable.RAW | TagTable.PLAINTEXT)) != 0;
        if (tag.isRemoved()) {
            remove(name, text, empty, end);
            return;
        }
        if (tag.isEdited()) {
            flow.replace(end, tag.edited());
        }
        if (tag.isTextWanted() && text) {
            textStart = flow.length(end);
        } else {
            flow.release();
        }
    }

    private void remove(TagName name, boolean text, boolean empty, int end) throws IOException {
        if (text) {
            flow.cutFrom(end);
            return;
        }
        flow.cut(end);
        if (!empty) {
            removedContent.opened(name, templateDepth, inNoscript);
        }
    }

    /** The name of an end tag is complete. */
    void endTagNamed(TagName name, int flags, int end) throws IOException {
        if (removedContent.closes(name)) {
            endWanted = false;
            flow.cutFrom(end);
            removedContent.closed(name);
        } else {
            endWanted = isWanted(flags);
            flow.release();
        }
    }

    /** The name in the end tag of raw text is complete. */
    void rawTextEnded(int flags, int endTagLength, int end) throws IOException {
        endWanted = isWanted(flags) && !flow.isDropping();
        if (textStart == NONE) {
            return;
        }
        int from = textStart;
        int length = flow.length(end) - endTagLength - from;
        textStart = NONE;
        if (!flow.isOpen() || !fits(length, limits.text(), flags)) {
            return;
        }
        flow.gather(end);
        CharSequence text = new ByteText(flow.token(), flow.tokenFrom() + from, length);
        if (handler.removeAfterText(TagTable.element(flags), text)) {
            endWanted = false;
            flow.cutFrom(end);
        } else {
            flow.release();
        }
    }

    /** An end tag is complete. */
    void endTagEnded(TagName name, int flags, boolean rawText, int end) throws IOException {
        if (flow.isDropping()) {
            flow.stopDropping(end);
        }
        if (!rawText) {
            foreign.endTag(name, flags, templateDepth > 0);
            if ((flags & TagTable.TEMPLATE) != 0 && templateDepth > 0) {
                templateDepth--;
            }
            removedContent.checkEnclosing(templateDepth);
        }
        if (endWanted) {
            handler.endTag(TagTable.element(flags));
        }
    }

    /** What was being read is cut short by the end of the noscript around it. */
    void endOfNoscript(int at) throws IOException {
        if (flow.isDropping()) {
            flow.stopDropping(at);
        }
        flow.release();
        textStart = NONE;
        inNoscript = false;
        foreign.restore(foreignDepthBefore);
        templateDepth = templateDepthBefore;
        removedContent.endOfNoscript();
    }

    /** The array ends within a token: looks whether it has become too long. */
    void checkHeld(int flags, int endTagLength, int end) throws IOException {
        if (!flow.isOpen()) {
            return;
        }
        if (textStart == NONE) {
            fits(flow.length(end), limits.token(), flags);
        } else if (!fits(flow.length(end) - endTagLength - textStart, limits.text(), flags)) {
            textStart = NONE;
        }
    }

    void endOfPage() throws IOException {
        flow.release();
        removedContent.endOfPage();
    }

    /** Lets the open token go if it is longer than it may be. */
    private boolean fits(int length, int limit, int flags) throws IOException {
        if (length <= limit) {
            return true;
        }
        flow.release();
        if (isWanted(flags)) {
            handler.notInspected(TagTable.element(flags));
        }
        return false;
    }

    private boolean isWanted(int flags) {
        return wanted[TagTable.index(flags)];
    }
}
