package dev.pledge.adserver;

/** The kinds of filter list, told apart by what stands in them. */
public enum ListFormat {
    /** Rules in the syntax of Adblock Plus: {@code ||ads.example^$third-party}. */
    ADBLOCK,
    /** Lines of a hosts file, {@code 0.0.0.0 ads.example}, or one domain a line; the two may be mixed. */
    HOSTS
}
