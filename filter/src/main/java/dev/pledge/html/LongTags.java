package dev.pledge.html;

import java.io.IOException;

/** Lets start tags go that are too long to be held, and tells the handler of those that it wanted. */
final class LongTags {
    private final HtmlHandler handler;
    private final Wanted wanted;
    private final Limits limits;
    private final RemovedContent removedContent;
    private final SourceTag tag;
    private final Flow flow;

    LongTags(
            HtmlHandler handler,
            Wanted wanted,
            Limits limits,
            RemovedContent removedContent,
            SourceTag tag,
            Flow flow) {
        this.handler = handler;
        this.wanted = wanted;
        this.limits = limits;
        this.removedContent = removedContent;
        this.tag = tag;
        this.flow = flow;
    }

    /** Returns whether the open tag, up to a place where it ends or an array does, is no longer than it may be. */
    boolean fits(int end) {
        return flow.length(end) <= limit();
    }

    private int limit() {
        return Math.min(limits.token(), limits.most(removedContent.isHeldBack()));
    }

    /**
     * Lets the open tag go, which does not fit.
     *
     * @param askable whether the handler can be asked, because it is a tag of HTML
     */
    void letGo(int flags, int nameLength, boolean askable, boolean inTemplate, boolean inNoscript, int end)
            throws IOException {
        boolean told = wanted.element(flags);
        Element element = TagTable.element(flags);
        if (told && askable && element != Element.OTHER) {
            int limit = limit();
            flow.gather(end - (flow.length(end) - limit));
            tag.begin(flow.token(), flow.tokenFrom(), flow.tokenFrom() + limit + 1, nameLength, false);
            tag.place(element, true, false, inTemplate, inNoscript);
            told = !handler.isSettled(tag);
        }
        flow.release();
        if (told) {
            handler.notInspected(element);
        }
    }

    /** A start tag has ended that was let go: only now is it known whether it was wanted for its attributes. */
    void ended(int flags, boolean fetching) {
        if (!wanted.element(flags) && wanted.tag(flags, fetching)) {
            handler.notInspected(TagTable.element(flags));
        }
    }
}
