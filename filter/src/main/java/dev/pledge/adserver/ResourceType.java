package dev.pledge.adserver;

/** What a URL is loaded as; the names are those of Adblock Plus filter options. */
public enum ResourceType {
    SCRIPT,
    IMAGE,
    STYLESHEET,
    OBJECT,
    SUBDOCUMENT,
    MEDIA,
    FONT,
    PING,
    DOCUMENT,
    OTHER
}
