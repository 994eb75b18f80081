package dev.pledge.adserver;

/** What a URL is loaded as; the names are those of Adblock Plus filter options. */
public enum ResourceType {
    SCRIPT(0x1),
    IMAGE(0x2),
    STYLESHEET(0x4),
    OBJECT(0x8),
    SUBDOCUMENT(0x10),
    MEDIA(0x20),
    FONT(0x40),
    PING(0x80),
    /** A page of its own: a link to follow, the page itself. A rule speaks of it only if it names it. */
    DOCUMENT(0x100),
    OTHER(0x200),
    /** What a script asks for by {@code XMLHttpRequest} or {@code fetch}. */
    XMLHTTPREQUEST(0x400),
    WEBSOCKET(0x800),
    WEBRTC(0x1000);

    /** The {@link #bit bits} of all types. */
    public static final int ALL_BITS = 0x1FFF;

    /** The {@link #bit bits} of the types that a rule without any type speaks of: all but {@link #DOCUMENT}. */
    public static final int DEFAULT_BITS = ALL_BITS & ~DOCUMENT.bit;

    private final int bit;

    ResourceType(int bit) {
        this.bit = bit;
    }

    /**
     * Returns the bit that stands for this type in a set of types, such as that of {@link NetworkRule#types()}. It stays
     * the same in other versions.
     */
    public int bit() {
        return bit;
    }
}
