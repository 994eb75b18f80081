package dev.pledge.html;

/** Which tags a handler wants to be told of: asked once for a page, as a bit for each element. */
final class Wanted {
    private final long elements;
    private final long ifEmpty;
    private final boolean fetchingTags;

    Wanted(HtmlHandler handler) {
        long wanted = 0;
        long wantedIfEmpty = 0;
        for (int i = 0; i < TagTable.elements(); i++) {
            if (handler.wants(TagTable.element(i))) {
                wanted |= 1L << i;
            } else if (handler.wantsIfEmpty(TagTable.element(i))) {
                wantedIfEmpty |= 1L << i;
            }
        }
        elements = wanted;
        ifEmpty = wantedIfEmpty;
        fetchingTags = handler.wantsFetching();
    }

    /** Returns whether the element of a name is wanted. */
    boolean element(int flags) {
        return (elements >>> TagTable.index(flags) & 1) != 0;
    }

    /** Returns whether an element that is not wanted is of interest where nothing may be left in it. */
    boolean ifEmpty(int flags) {
        return (ifEmpty >>> TagTable.index(flags) & 1) != 0;
    }

    /** Returns whether a start tag is wanted. */
    boolean tag(int flags, boolean fetching) {
        return element(flags) || (fetching && fetchingTags);
    }

    /** Returns whether any start tag may be wanted for its attributes. */
    boolean fetching() {
        return fetchingTags;
    }
}
