package dev.pledge.html;

import java.util.Locale;

/** The elements that a handler can be told of. */
public enum Element {
    A,
    AREA,
    ASIDE,
    AUDIO,
    BASE,
    BODY,
    BUTTON,
    CENTER,
    DIV,
    EMBED,
    FEIMAGE,
    FORM,
    FRAME,
    HEAD,
    IFRAME,
    IMAGE,
    IMG,
    INPUT,
    INS,
    LINEARGRADIENT,
    LINK,
    META,
    MPATH,
    NOSCRIPT,
    OBJECT,
    P,
    PATTERN,
    RADIALGRADIENT,
    SCRIPT,
    SECTION,
    SELECT,
    SOURCE,
    SPAN,
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
