package dev.pledge.adserver;

/** What an exception turns off for a page as a whole, where its pattern matches the page's own URL. */
public enum PageWide {
    /** Nothing: the rule speaks of single URLs. */
    NONE,
    /** Every rule: {@code document}. */
    DOCUMENT,
    /** The blocking rules that name no domain of a page: {@code genericblock}. */
    GENERICBLOCK,
    /** All cosmetic rules: {@code elemhide}, {@code ehide}. */
    ELEMHIDE,
    /** The cosmetic rules that name no domain: {@code generichide}, {@code ghide}. */
    GENERICHIDE,
    /** The cosmetic rules that name a domain: {@code specifichide}, {@code shide}. */
    SPECIFICHIDE
}
