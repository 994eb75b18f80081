package dev.pledge.html;

/**
 * The names of the attributes that may fetch on any element, {@code style}, {@code background}, {@code data-bg},
 * {@code data-background} and {@code data-background-image}, and of those that do on common elements that rarely have them,
 * {@code ping}, {@code attributionsrc} and {@code http-equiv}. Other names are told from them mostly by their length.
 * {@code style} stands apart: pages are full of it, and it fetches only by a function, whose parenthesis may be written
 * as a character reference.
 */
final class FetchingNames {
    /** Longer names are none of them. */
    static final int LONGEST = 21;

    private static final long UPPER_CASE = 0xDFDFDFDFDFDFDFDFL;
    private static final long PING = first("ping");
    private static final long STYLE = first("style");
    private static final long DATA_BG = first("data-bg");
    private static final long HTTP_EQUIV = first("http-equ");
    private static final long BACKGROUND = first("backgrou");
    private static final long ATTRIBUTIONSRC = first("attribut");
    private static final long DATA_BACKGROUND = first("data-bac");

    /** A bit for each of them, by length and first letter. */
    private static final long MARKS = marks(
            "ping",
            "style",
            "data-bg",
            "background",
            "http-equiv",
            "attributionsrc",
            "data-background",
            "data-background-image");

    private FetchingNames() {}

    /** Returns whether a name, given as for {@link #contain}, may be one of them: of those in real pages one in sixteen. */
    static boolean mayContain(long word, int length) {
        return (MARKS >>> mark((int) word, length) & 1) != 0;
    }

    private static int mark(int first, int length) {
        // A multiplier that sets these names apart from those that pages are full of.
        return length + 19 * (first & 31);
    }

    /**
     * Returns whether a name is one of them but {@code style}, in upper or lower case.
     *
     * @param word its first eight bytes, and what stands after them
     */
    static boolean contain(byte[] b, int from, long word, int to) {
        return switch (to - from) {
            case 4 -> (word & UPPER_CASE & 0xFFFF_FFFFL) == PING;
            case 7 -> (word & UPPER_CASE & 0xFF_FFFF_FFFF_FFFFL) == DATA_BG;
            case 10 ->
                (word & UPPER_CASE) == BACKGROUND && isRest(b, from, "nd")
                        || (word & UPPER_CASE) == HTTP_EQUIV && isRest(b, from, "iv");
            case 14 -> (word & UPPER_CASE) == ATTRIBUTIONSRC && isRest(b, from, "ionsrc");
            case 15 -> (word & UPPER_CASE) == DATA_BACKGROUND && isRest(b, from, "kground");
            case LONGEST -> (word & UPPER_CASE) == DATA_BACKGROUND && isRest(b, from, "kground-image");
            default -> false;
        };
    }

    /** Returns whether a name of some length is {@code style}; given as for {@link #contain}. */
    static boolean isStyle(long word, int length) {
        return length == 5 && (word & UPPER_CASE & 0xFF_FFFF_FFFFL) == STYLE;
    }

    /** Returns whether a part of a {@code style} may hold what fetches, or the beginning of it. */
    static boolean mayFetch(byte[] b, int from, int to) {
        return Bytes.indexOfEither(b, from, to, (byte) '(', (byte) '&') < to;
    }

    private static boolean isRest(byte[] b, int from, String rest) {
        for (int i = 0; i < rest.length(); i++) {
            if (Ascii.lower(b[from + Long.BYTES + i]) != rest.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static long marks(String... names) {
        long marks = 0;
        for (String name : names) {
            marks |= 1L << mark(name.charAt(0), name.length());
        }
        return marks;
    }

    private static long first(String name) {
        byte[] bytes = new byte[Long.BYTES];
        for (int i = 0; i < name.length(); i++) {
            bytes[i] = (byte) name.charAt(i);
        }
        return Bytes.word(bytes, 0) & UPPER_CASE;
    }
}
