package dev.pledge.html;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decodes character references as they are decoded in attributes (HTML standard, 13.2.5.72 to 13.2.5.80). */
final class CharacterReferences {
    private static final String RESOURCE = "character-references.txt";
    /** What the numbers 0x80 to 0x9F mean: the characters of windows-1252; 0 stands for the number itself. */
    private static final String C1 =
            "\u20AC\0\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\0\u017D\0"
                    + "\0\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\0\u017E\u0178";

    private static final CharacterReferences ALL = read();

    private final Map<String, String> named = new HashMap<>(4096);
    /** The names that are also known without a semicolon. */
    private final Set<String> legacy = new HashSet<>(256);

    private int longest;

    private CharacterReferences() {}

    /** What a reference stands for, and where it ends. */
    record Decoded(String text, int end) {}

    /** Decodes the reference whose ampersand stands at an index; null if that is only an ampersand. */
    static @Nullable Decoded decode(CharSequence text, int ampersand) {
        int p = ampersand + 1;
        if (p == text.length()) {
            return null;
        }
        return text.charAt(p) == '#' ? numeric(text, p + 1) : ALL.name(text, p);
    }

    private @Nullable Decoded name(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && end - from <= longest && Ascii.isAlphanumeric(text.charAt(end))) {
            end++;
        }
        String name = text.subSequence(from, end).toString();
        boolean semicolon = end < text.length() && text.charAt(end) == ';';
        String meaning = named.get(name);
        if (meaning != null && semicolon) {
            return new Decoded(meaning, end + 1);
        }
        boolean equals = end < text.length() && text.charAt(end) == '=';
        return meaning != null && legacy.contains(name) && !equals ? new Decoded(meaning, end) : null;
    }

    private static @Nullable Decoded numeric(CharSequence text, int from) {
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
            return null;
        }
        int end = p < text.length() && text.charAt(p) == ';' ? p + 1 : p;
        return new Decoded(Character.toString(codePoint(value)), end);
    }

    private static int codePoint(int value) {
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
        while (Ascii.isAlphanumeric(line.charAt(end))) {
            end++;
        }
        String name = line.substring(0, end);
        StringBuilder meaning = new StringBuilder();
        for (String point : line.substring(end + 1).split(" ", -1)) {
            meaning.appendCodePoint(Integer.parseInt(point, 16));
        }
        named.put(name, meaning.toString());
        longest = Math.max(longest, end);
        if (line.charAt(end) == ',') {
            legacy.add(name);
        }
    }
}
