package dev.pledge.cookie;

import java.util.Locale;

/** Why a cookie is refused on its way out, or hidden on its way in: the closed set of labels. */
enum Reason {
    /** No rule names it. */
    NOT_ALLOWED,
    /** It holds a control character, for which browsers and containers drop it. */
    MALFORMED,
    /** It has no name: servers do not agree whether its value is one. */
    NAMELESS,
    /** Its name and value have more than 4096 octets. */
    TOO_LARGE,
    /** It breaks what its name's prefix promises, so that browsers drop it. */
    PREFIX,
    /** Its quotes are not balanced: some containers take the cookies that follow for a part of its value. */
    QUOTES,
    /** Its name begins with {@code $}: some containers take it for an attribute of another cookie (RFC 2965). */
    PHANTOM;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    String label() {
        return label;
    }

    /** Returns where the rule stands that such a cookie breaks. */
    String rule() {
        return this == NOT_ALLOWED ? "cookies.rules" : "RFC 6265bis";
    }
}
