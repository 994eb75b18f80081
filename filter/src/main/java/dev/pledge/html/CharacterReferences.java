package dev.pledge.html;

import org.jspecify.annotations.Nullable;

/** Decodes character references as they are decoded in attributes (HTML standard, 13.2.5.72 to 13.2.5.80). */
final class CharacterReferences {
    private static final String RESOURCE = "character-references.txt";
    private static final int BITS = 13;
    /** What the numbers 0x80 to 0x9F mean: the characters of windows-1252; 0 stands for the number itself. */
    private static final String C1 =
            "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
                    + "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    private static final CharacterReferences ALL = read();

    private final @Nullable Named[] table = new Named[1 << BITS];
    private int longest;

    private CharacterReferences() {}

    /**
     * A name without its semicolon.
     *
     * @param legacy whether it is also known without a semicolon
     */
    private record Named(String name, String meaning, boolean legacy) {}

    /**
     * Decodes the reference whose ampersand stands at an index.
     *
     * @param out takes what it stands for
     * @return where it ends; -1 if that is only an ampersand
     */
    static int decode(CharSequence text, int ampersand, CharArena out) {
        int p = ampersand + 1;
        if (p == text.length()) {
            return -1;
        }
        return text.charAt(p) == '#' ? numeric(text, p + 1, out) : ALL.name(text, p, out);
    }

    private int name(CharSequence text, int from, CharArena out) {
        int end = from;
        int hash = 0;
        while (end < text.length() && end - from <= longest && Ascii.isAlphanumeric(text.charAt(end))) {
            hash = step(hash, text.charAt(end++));
        }
        Named named = find(text, from, end, hash);
        if (named == null) {
            return -1;
        }
        boolean semicolon = end < text.length() && text.charAt(end) == ';';
        boolean equals = end < text.length() && text.charAt(end) == '=';
        if (!semicolon && (equals || !named.legacy)) {
            return -1;
        }
        out.add(named.meaning);
        return semicolon ? end + 1 : end;
    }

    private @Nullable Named find(CharSequence text, int from, int end, int hash) {
        for (int slot = slot(hash); ; slot = (slot + 1) & (table.length - 1)) {
            Named named = table[slot];
            if (named == null || isSame(named.name, text, from, end)) {
                return named;
            }
        }
    }

    private static boolean isSame(String name, CharSequence text, int from, int end) {
        if (name.length() != end - from) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) != text.charAt(from + i)) {
                return false;
            }
        }
        return true;
    }

    private static int numeric(CharSequence text, int from, CharArena out) {
        boolean hex = from < text.length() && (text.charAt(from) | 0x20) == 'x';
        int first = hex ? from + 1 : from;
        int radix = hex ? 16 : 10;
        int value = 0;
        int p = first;
        for (; p < text.length(); p++) {
            char c = text.charAt(p);
            int digit = c < 0x80 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                break;
            }
            value = Math.min(value * radix + digit, Character.MAX_CODE_POINT + 1);
        }
        if (p == first) {
            return -1;
        }
        add(codePoint(value), out);
        return p < text.length() && text.charAt(p) == ';' ? p + 1 : p;
    }

    private static void add(int point, CharArena out) {
        if (Character.isBmpCodePoint(point)) {
            out.add((char) point);
        } else {
            out.add(Character.highSurrogate(point));
            out.add(Character.lowSurrogate(point));
        }
    }

    /** Returns what a number in a reference stands for. */
    static int codePoint(int value) {
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        if (value == 0 || value > Character.MAX_CODE_POINT || surrogate) {
            return 0xFFFD;
        }
        boolean c1 = value >= 0x80 && value <= 0x9F && C1.charAt(value - 0x80) != 0;
        return c1 ? C1.charAt(value - 0x80) : value;
    }

    /** Reads the table: on each line a name, a semicolon (a comma if it may be left out), its code points. */
    private static CharacterReferences read() {
        CharacterReferences all = new CharacterReferences();
        for (String line : Resource.lines(RESOURCE)) {
            all.add(line);
        }
        return all;
    }

    private void add(String line) {
        int end = 0;
        int hash = 0;
        while (Ascii.isAlphanumeric(line.charAt(end))) {
            hash = step(hash, line.charAt(end++));
        }
        StringBuilder meaning = new StringBuilder();
        for (String point : line.substring(end + 1).split(" ", -1)) {
            meaning.appendCodePoint(Integer.parseInt(point, 16));
        }
        int slot = slot(hash);
        while (table[slot] != null) {
            slot = (slot + 1) & (table.length - 1);
        }
        table[slot] = new Named(line.substring(0, end), meaning.toString(), line.charAt(end) == ',');
        longest = Math.max(longest, end);
    }

    private static int step(int hash, char c) {
        return hash * 31 + c;
    }

    private static int slot(int hash) {
        return hash * 0x9E3779B9 >>> (32 - BITS);
    }
}
