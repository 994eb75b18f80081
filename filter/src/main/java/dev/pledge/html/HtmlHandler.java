package dev.pledge.html;

import org.jspecify.annotations.Nullable;

/**
 * Is told of the tags of a page as they stream by, and edits them. Called on the thread that writes the page, never
 * for anything that a browser takes as text: comments, raw text, script data. The content of {@code noscript} counts
 * as markup.
 */
public interface HtmlHandler {
    /** Returns whether start tags of an element are of interest; asked once for each element when a page begins. */
    boolean wants(Element element);

    /**
     * Returns whether start tags are of interest whose element is not wanted, but that carry an attribute by which something
     * may be fetched: {@code background}, {@code ping}, {@code attributionsrc}, {@code http-equiv}, what lazy loaders take a
     * picture from ({@code data-bg}, {@code data-background}, {@code data-background-image}), or a {@code style} that holds
     * a parenthesis or an ampersand; asked once when a page begins.
     */
    default boolean wantsFetching() {
        return false;
    }

    /**
     * Returns whether start tags of an element that is not wanted are of interest where nothing may be left in the element;
     * asked once for each element when a page begins. They may be passed over where text follows, or the tag of an element that
     * is of no interest; a handler that asks for {@link StartTag#removeIfEmpty} must not remove such an element.
     */
    default boolean wantsIfEmpty(Element element) {
        return false;
    }

    /** Is told of a start tag that is of interest. The tag is valid during this call only. */
    void startTag(StartTag tag);

    /**
     * Is asked about a start tag of HTML that is of interest and longer than the limit, so that it is not shown to
     * {@link #startTag} and stays as it is.
     *
     * @param beginning the tag up to the limit; the value of its last attribute may be cut off; edits are of no effect
     * @return whether the tag needs not be seen whole, as an image that is a {@code data:} URL; if not,
     *     {@link #notInspected} follows
     */
    default boolean isSettled(StartTag beginning) {
        return false;
    }

    /** Is told of an end tag of an element that is of interest, unless the element was removed. */
    default void endTag(Element element) {}

    /**
     * Is asked, once, about the text of a raw-text element (script, style) whose start tag asked for it by
     * {@link StartTag#holdText()}: when its end tag has come, or as soon as the text is longer than the limit.
     *
     * @param element the element
     * @param text the text, valid during this call only; of a longer one as much of its beginning as the limit allows
     * @param whole whether this is all of the text
     * @return the markup (ASCII, often empty) that takes the place of the whole element, from its start tag to its end
     *     tag or, if that never comes, to the end of the page; null if the element stays
     */
    default @Nullable String replacement(Element element, ByteText text, boolean whole) {
        return null;
    }

    /**
     * Is shown the text of a raw-text element whose start tag asked for it by {@link StartTag#showText()}, piece by piece as
     * it comes. A piece begins with what the call before left undecided.
     *
     * @param last whether the text ends with this piece, which may be empty
     * @param editor changes what is decided
     * @return how much of the piece is decided and leaves; the rest is held, so the handler must leave no more than it can
     *     answer for. Of no consequence if it is the last piece, which is decided then
     */
    default int editText(Element element, ByteText text, boolean last, TextEditor editor) {
        return text.length();
    }

    /**
     * Is told that something was passed on although it may be unwanted: a tag that was longer than the limit, or an
     * element that was to be removed but without which the markup after it would be read in another way (an {@code svg}
     * or {@code template} whose end does not come, a tag in foreign content nested beyond the cap).
     */
    default void notInspected(Element element) {}
}
