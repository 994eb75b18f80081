package dev.pledge.adserver;

/**
 * One rule on URLs, as it stands in its list. Immutable.
 *
 * <p>In the pattern {@code *} stands for any characters and {@code ^} for one that separates: neither a letter nor a digit
 * nor one of {@code _-.%}, or the end of the URL. Stars at the beginning and end are dropped, with the anchor that they
 * make void; an empty pattern matches every URL.
 *
 * @param line the line that it stands in, from 1
 * @param text the line, without white space around it
 * @param exception whether it takes URLs from what other rules block: {@code @@}
 * @param important whether it blocks whatever exceptions there are; of exceptions, whether it outdoes important rules
 * @param badFilter whether it only takes back the rule, in any list, whose text is the same without this option
 * @param matchCase whether upper and lower case differ in the pattern
 * @param start where the pattern must begin; not used by a regular expression
 * @param endAnchor whether the pattern must end where the URL ends; not used by a regular expression
 * @param regex whether the pattern is a regular expression, which stands between slashes in the list
 * @param pattern what the URL must hold, without anchors and options; in lower case unless {@code matchCase} or
 *     {@code regex}; a host after {@code ||} in its ASCII form
 * @param types the {@link ResourceType#bit bits} of the types that it speaks of, after defaults and negations; 0 if it
 *     only speaks of pages as a whole
 * @param party how URL and page must be related
 * @param from of which domain the page must be: {@code domain=}, {@code from=}
 * @param to of which domain the URL must be: {@code to=}, and excluded {@code denyallow=}
 * @param pageWide what it turns off for a page as a whole; other than none with exceptions only
 */
public record NetworkRule(
        int line,
        String text,
        boolean exception,
        boolean important,
        boolean badFilter,
        boolean matchCase,
        Anchor start,
        boolean endAnchor,
        boolean regex,
        String pattern,
        int types,
        Party party,
        Domains from,
        Domains to,
        PageWide pageWide) {

    /** Returns whether the rule names no domain of a page: what {@code genericblock} turns off. */
    public boolean generic() {
        return from.included().isEmpty();
    }
}
