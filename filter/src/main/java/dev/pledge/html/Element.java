package dev.pledge.html;

import java.util.Locale;

/** The elements that a handler can be told of. */
public enum Element {
    A,
    AREA,
    AUDIO,
    BASE,
    BODY,
    BUTTON,
    EMBED,
    FEIMAGE,
    FORM,
    FRAME,
    HEAD,
    IFRAME,
    IMAGE,
    IMG,
    INPUT,
    LINEARGRADIENT,
    LINK,
    META,
    MPATH,
    NOSCRIPT,
    OBJECT,
    PATTERN,
    RADIALGRADIENT,
    SCRIPT,
    SELECT,
    SOURCE,
    STYLE,
    SVG,
    TEXTAREA,
    TEXTPATH,
    TRACK,
    USE,
    VIDEO,
    OTHER;

    private final String tagName = name().toLowerCase(Locale.ROOT);

    /** Returns the element's name in lower case. */
    public String tagName() {
        return tagName;
    }
}
