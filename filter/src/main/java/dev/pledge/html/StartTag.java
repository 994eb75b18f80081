package dev.pledge.html;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A start tag as it stands in a page, with the edits that can be made to it. Attribute names are given in lower case;
 * of two attributes of one name the first counts (HTML standard, section 13.2.5.33). Valid during the handler's call only.
 */
public interface StartTag {
    /** Returns which element it starts. */
    Element element();

    /** Returns the tag's name in lower case, also of an {@link Element#OTHER}. */
    default String name() {
        return element().tagName();
    }

    /** Returns whether it stands in the content of a {@code template}. */
    boolean inTemplate();

    /** Returns whether it stands in foreign content (SVG, MathML) and so names no HTML element. */
    boolean foreign();

    /** Returns whether it stands in a {@code noscript}. */
    boolean inNoscript();

    /** Returns an attribute's value with its character references decoded, or null if it is absent. */
    @Nullable
    String attribute(String name);

    /**
     * Returns an attribute's value as {@link #attribute} does, without a copy where it stands in the page as it is meant;
     * null if it is absent. Valid during the handler's call only.
     */
    @Nullable
    CharSequence value(String name);

    /** Returns the names of all attributes in their order; of two of one name the first only. */
    default List<String> attributeNames() {
        return List.of();
    }

    /**
     * Returns whether a test is true of any attribute's name. It is given as it stands in the page, in upper case too, with a
     * character for each byte, and must not be kept.
     */
    default boolean hasAnyNamed(Predicate<CharSequence> test) {
        return attributeNames().stream().anyMatch(test);
    }

    /** Returns whether an attribute is present. */
    default boolean has(String name) {
        return attribute(name) != null;
    }

    /**
     * Returns whether an attribute that may fetch on any element may be present, see {@link HtmlHandler#wantsFetching}.
     * Costs nothing.
     */
    boolean isFetching();

    /** Returns whether one of some attributes may be present; mostly not, if it is not. Costs next to nothing. */
    boolean mayHaveAny(AttributeNames names);

    /**
     * Removes the element: a void one, its tag; another one, all from its start tag to its end tag. If that never comes,
     * raw text goes up to the end of the page; of another element the start tag and later the end tag go, and what stands
     * between stays, as it is judged by itself.
     */
    void removeElement();

    /**
     * Removes the element, from its start tag to its end tag, if nothing is left in it: if it holds only white space, comments,
     * elements that were removed, and others that were asked for by this and go. A comment that is a server-side or edge-side
     * include ({@code <!--#}, {@code <!--esi}) is something. What is held until that is known is at most 1 KB: a longer element
     * stays. Of no effect for a void or raw-text element, within SVG and MathML, in a {@code template} or {@code noscript}, and
     * where the page is in UTF-16 or ISO-2022-JP.
     *
     * @param removed is told, after this call, if it goes; must not throw
     */
    default void removeIfEmpty(Runnable removed) {}

    /** Removes an attribute with its value and the white space before it. */
    void removeAttribute(String name);

    /**
     * Replaces a part of an attribute's value, touching no other byte.
     *
     * @param name the attribute
     * @param from where the part begins in the decoded value
     * @param to where it ends; equal to {@code from} to insert only
     * @param ascii what stands there instead: ASCII without quotes, {@code <}, {@code >}, {@code &}, {@code =}, {@code `} and white space
     */
    void replaceInAttribute(String name, int from, int to, String ascii);

    /**
     * Gives an attribute another value, whatever was changed in it before: escaped, in quotes, in the page's encoding. What
     * no page can say in an attribute (NUL, lone surrogates, most C1 controls where the encoding lacks them) becomes U+FFFD.
     *
     * @throws IllegalArgumentException if the attribute is absent
     */
    void setAttribute(String name, String value);

    /** Inserts markup before the tag; ASCII only. */
    void insertBefore(String ascii);

    /** Asks for the text of this raw-text element; see {@link HtmlHandler#replacement}. */
    void holdText();

    /**
     * Asks to be shown the text of this raw-text element as it comes; see {@link HtmlHandler#editText}. Of no effect if it is
     * asked for as a whole.
     */
    void showText();
}
