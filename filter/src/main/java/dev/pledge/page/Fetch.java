package dev.pledge.page;

import dev.pledge.adserver.ResourceType;
import dev.pledge.html.StartTag;

/**
 * An attribute from which a browser, or a script that loads lazily, takes an address to fetch.
 *
 * @param attribute its name
 * @param form what its value is
 * @param type what is fetched
 * @param role what the address is to the element
 */
record Fetch(String attribute, Form form, ResourceType type, Role role) {
    /** What a value is. */
    enum Form {
        /** A reference. */
        URL,
        /** Image candidates (HTML standard, section 4.8.4.2.1). */
        SRCSET,
        /** References separated by white space. */
        LIST,
        /** Declarations, or one value, in CSS. */
        STYLE,
        /** The content of a {@code meta http-equiv=refresh}. */
        REFRESH
    }

    /** What an address is to its element. */
    enum Role {
        /** What the element is there for. */
        OWN,
        /** What a script later puts in the place of the element's own address. */
        LAZY,
        /** What is fetched besides: the element is as good without it. */
        BESIDES
    }

    /** Takes what a tag would fetch. */
    interface Visitor {
        /**
         * Looks at one attribute that is present.
         *
         * @return whether the tag needs no further look
         */
        boolean visit(StartTag tag, Fetch fetch, CharSequence value);
    }
}
