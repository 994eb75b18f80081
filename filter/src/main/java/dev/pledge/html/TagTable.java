package dev.pledge.html;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What the scanner must know of the elements of HTML, SVG and MathML: a set of flags for each name, found by the packed
 * name in a hash table. The lowest byte of the flags is the number of the {@link Element}.
 */
final class TagTable {
    static final int VOID = 1 << 8;
    /** Its content is text up to its end tag (RCDATA, RAWTEXT, script data). */
    static final int RAW = 1 << 9;

    static final int SCRIPT = 1 << 10;
    static final int PLAINTEXT = 1 << 11;
    static final int TEMPLATE = 1 << 12;
    static final int NOSCRIPT = 1 << 13;
    static final int SVG = 1 << 14;
    static final int MATH = 1 << 15;
    /** Its start tag ends foreign content. */
    static final int BREAKOUT = 1 << 16;
    /** Ends foreign content if it has a color, face or size. */
    static final int FONT = 1 << 17;
    /** In SVG its content is HTML. */
    static final int SVG_POINT = 1 << 18;
    /** In MathML its content is HTML, but for two elements. */
    static final int MATH_POINT = 1 << 19;
    /** These two elements. */
    static final int GLYPH = 1 << 20;
    /** In MathML its content is HTML if it has such an encoding. */
    static final int ANNOTATION = 1 << 21;
    /** An HTML element that is nearly always closed, so that its end tag closes unclosed foreign content in it. */
    static final int CONTAINER = 1 << 22;
    /** An end tag that ends foreign content. */
    static final int END_BREAKOUT = 1 << 23;
    /** Its start tag closes a paragraph. */
    static final int CLOSES_PARAGRAPH = 1 << 24;

    static final int PARAGRAPH = 1 << 25;
    /** Stands in the flags of every name. */
    static final int ANY = 1 << 26;
    /** Not read as other markup is, or changes how what comes after it is read. */
    static final int SPECIAL = RAW | PLAINTEXT | TEMPLATE | NOSCRIPT | SVG | MATH;

    /** Attributes must be seen in foreign content. */
    static final int NEEDS_ATTRIBUTES = FONT | ANNOTATION;

    private static final int ELEMENT = 0xFF;
    private static final int BITS = 9;
    private static final Element[] ELEMENTS = Element.values();
    /** What is known of a name that is not in the table: that its element is the last one, {@link Element#OTHER}. */
    static final int NOTHING = ANY | ELEMENTS.length - 1;

    private static final TagTable ALL = new TagTable();
    private static final long[] WORDS = new long[1 << BITS];
    private static final int[] WORD_FLAGS = new int[1 << BITS];

    static {
        ALL.fillWords();
    }

    private final long[] lows = new long[1 << BITS];
    private final long[] highs = new long[1 << BITS];
    private final int[] flags = new int[1 << BITS];

    private TagTable() {
        for (Element element : ELEMENTS) {
            if (element != Element.OTHER) {
                add(element.tagName(), 0);
            }
        }
        addAll(
                VOID,
                "area base br col embed hr img image input link meta source track wbr param frame keygen bgsound basefont");
        addAll(RAW, "script style xmp iframe noembed noframes title textarea");
        addAll(SCRIPT, "script");
        addAll(PLAINTEXT, "plaintext");
        addAll(TEMPLATE, "template");
        addAll(NOSCRIPT, "noscript");
        addAll(SVG, "svg");
        addAll(MATH, "math");
        addAll(
                BREAKOUT,
                "b big blockquote body br center code dd div dl dt em embed h1 h2 h3 h4 h5 h6 head hr i img li listing menu"
                        + " meta nobr ol p pre ruby s small span strong strike sub sup table tt u ul var");
        addAll(FONT, "font");
        addAll(SVG_POINT, "foreignobject desc title");
        addAll(MATH_POINT, "mi mo mn ms mtext");
        addAll(GLYPH, "mglyph malignmark");
        addAll(ANNOTATION, "annotation-xml");
        addAll(
                CONTAINER,
                "address article aside b big blockquote button center code dd details dialog div dl dt em fieldset"
                        + " figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup i label li main menu nav nobr"
                        + " object ol pre s search section small span strike strong sub summary sup table tbody td tfoot"
                        + " th thead tr tt u ul var");
        addAll(END_BREAKOUT, "br p");
        addAll(
                CLOSES_PARAGRAPH,
                "address article aside blockquote center details dialog dir div dl fieldset figcaption figure footer form"
                        + " h1 h2 h3 h4 h5 h6 header hgroup hr listing main menu nav ol p plaintext pre search section"
                        + " summary table ul xmp li dd dt");
        addAll(PARAGRAPH, "p");
    }

    /** Returns what is known of a name; that of {@link Element#OTHER} alone if nothing is. */
    static int find(TagName name) {
        return name.isOdd() ? NOTHING : ALL.flagsOf(name.low(), name.high());
    }

    /**
     * Returns what is known of a name of up to seven letters, given as they stand in the page, in lower case and the first
     * the lowest.
     */
    static int find(long word) {
        int slot = wordSlot(word);
        while (WORDS[slot] != word) {
            if (WORDS[slot] == 0) {
                return NOTHING;
            }
            slot = (slot + 1) & (WORDS.length - 1);
        }
        return WORD_FLAGS[slot];
    }

    static Element element(int flags) {
        return ELEMENTS[index(flags)];
    }

    /** Returns the number of the element that flags belong to, less than {@link #elements}. */
    static int index(int flags) {
        return flags & ELEMENT;
    }

    static int elements() {
        return ELEMENTS.length;
    }

    private int flagsOf(long low, long high) {
        int slot = slot(low, high);
        while (flags[slot] != 0) {
            if (lows[slot] == low && highs[slot] == high) {
                return flags[slot];
            }
            slot = (slot + 1) & (flags.length - 1);
        }
        return NOTHING;
    }

    private void addAll(int flag, String names) {
        for (String name : names.split(" ", -1)) {
            add(name, flag);
        }
    }

    private void add(String name, int flag) {
        TagName packed = TagName.of(name);
        int slot = slot(packed.low(), packed.high());
        while (flags[slot] != 0 && (lows[slot] != packed.low() || highs[slot] != packed.high())) {
            slot = (slot + 1) & (flags.length - 1);
        }
        if (flags[slot] == 0) {
            flags[slot] = ANY | indexOf(name);
        }
        lows[slot] = packed.low();
        highs[slot] = packed.high();
        flags[slot] |= flag;
    }

    private static int indexOf(String name) {
        int i = 0;
        while (i < ELEMENTS.length - 1 && !ELEMENTS[i].tagName().equals(name)) {
            i++;
        }
        return i;
    }

    private void fillWords() {
        for (int i = 0; i < flags.length; i++) {
            TagName name = TagName.packed(lows[i], highs[i]);
            if (flags[i] != 0 && name.toString().length() < Long.BYTES) {
                byte[] bytes = name.toString().getBytes(StandardCharsets.ISO_8859_1);
                long word = Bytes.word(Arrays.copyOf(bytes, Long.BYTES), 0);
                int slot = wordSlot(word);
                while (WORDS[slot] != 0) {
                    slot = (slot + 1) & (WORDS.length - 1);
                }
                WORDS[slot] = word;
                WORD_FLAGS[slot] = flags[i];
            }
        }
    }

    private static int wordSlot(long word) {
        return (int) (word * 0x9E3779B97F4A7C15L >>> (64 - BITS));
    }

    private static int slot(long low, long high) {
        return (int) ((low + high) * 0x9E3779B97F4A7C15L >>> (64 - BITS));
    }
}
