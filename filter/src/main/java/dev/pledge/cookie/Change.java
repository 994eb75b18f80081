package dev.pledge.cookie;

import java.util.Locale;

/** What is made safer in an allowed cookie: the closed set of labels. */
enum Change {
    MAX_AGE,
    EXPIRES,
    DOMAIN,
    PATH,
    SECURE,
    HTTP_ONLY,
    SAME_SITE,
    PARTITIONED,
    /** An attribute that no standard knows. */
    OTHER,
    /** Characters that fit no header field are written as the octets of their UTF-8 form. */
    ENCODING;

    private final String label = name().toLowerCase(Locale.ROOT).replace('_', '-');

    String label() {
        return label;
    }
}
