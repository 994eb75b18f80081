package dev.pledge.adserver;

/**
 * The first number of a compiled rule: the bits of its types, of its party and of what kind it is. The following numbers
 * are its line, its text, its pattern; and as the flags say, the place of its host or the number of its regular
 * expression, the set of domains of pages, and that of URLs.
 */
final class RuleFlags {
    static final int TYPES = ResourceType.ALL_BITS;
    static final int END = 1 << 18;
    static final int EXACT = 1 << 19;
    static final int REGEX = 1 << 20;
    static final int FROM = 1 << 21;
    static final int TO = 1 << 22;
    /** Names no domain of a page. */
    static final int GENERIC = 1 << 23;
    /** The pattern is a path, of whole segments, in a list of hosts. */
    static final int SEGMENTS = 1 << 24;
    /** The pattern has stars. */
    static final int STARS = 1 << 25;
    /** Is filed under its host, and the pattern is what follows the host. */
    static final int HOST = 1 << 26;

    static final int EXCEPTION = 1 << 27;
    static final int IMPORTANT = 1 << 28;

    /** Speaks of pages as a whole; its types are the {@link Compiled#bit bits} of what it turns off for them. */
    static final int PAGES = 1 << 29;

    static final int LINE = 1;
    static final int TEXT = 2;
    static final int PATTERN = 3;
    static final int PLACE = 4;

    /** The bits of the party; none for any. */
    static final int PARTY = 7 << 13;

    static final int FIRST = 1 << 13;
    static final int THIRD = 2 << 13;
    static final int STRICT_FIRST = 3 << 13;
    static final int STRICT_THIRD = 4 << 13;

    /** The pattern begins where the URL does. */
    static final int AT_START = 1 << 16;

    /** The pattern begins where the host or one of its labels does. */
    static final int AT_LABEL = 1 << 17;

    private RuleFlags() {}

    static int of(Party party) {
        return switch (party) {
            case ANY -> 0;
            case FIRST -> FIRST;
            case THIRD -> THIRD;
            case STRICT_FIRST -> STRICT_FIRST;
            case STRICT_THIRD -> STRICT_THIRD;
        };
    }

    static int of(Anchor start) {
        return switch (start) {
            case NONE -> 0;
            case START -> AT_START;
            case HOST -> AT_LABEL;
        };
    }

    /** Returns where, from the first, the set of domains of pages is. */
    static int from(int flags) {
        return (flags & (HOST | REGEX)) == 0 ? PLACE : PLACE + 1;
    }

    /** Returns where, from the first, the set of domains of URLs is. */
    static int to(int flags) {
        return from(flags) + ((flags & FROM) == 0 ? 0 : 1);
    }

    /** Returns how many numbers a rule has. */
    static int size(int flags) {
        return to(flags) + ((flags & TO) == 0 ? 0 : 1);
    }
}
