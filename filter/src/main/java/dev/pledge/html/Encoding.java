package dev.pledge.html;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An encoding of the Encoding Standard.
 *
 * @param name the standard's name
 * @param charset what decodes it
 * @param scannable whether every byte of markup, and no other byte, is an ASCII one, so that tags are found in the bytes
 */
public record Encoding(String name, Charset charset, boolean scannable) {
    /** What browsers take for the encoding if nothing says one. */
    static final String FALLBACK = "windows-1252";

    private static final Map<String, Encoding> BY_LABEL = byLabel();

    /**
     * Finds an encoding by one of its labels, in any case, white space around it ignored; null if it is none. Both are
     * meant as in ASCII (Encoding Standard, 4.2).
     */
    public static @Nullable Encoding forLabel(String label) {
        int from = 0;
        int to = label.length();
        while (from < to && Ascii.isSpace(label.charAt(from))) {
            from++;
        }
        while (to > from && Ascii.isSpace(label.charAt(to - 1))) {
            to--;
        }
        StringBuilder lower = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            lower.append((char) Ascii.lower(label.charAt(i)));
        }
        return BY_LABEL.get(lower.toString());
    }

    /** Returns whether tags are found in pages in this encoding, be it in another form of them. */
    public boolean readable() {
        return scannable || codec() != null;
    }

    /** Returns what gives a page a form in which it can be scanned, or null if nothing does or it need not. */
    @Nullable
    MarkupCodec codec() {
        return switch (name) {
            case "UTF-16LE" -> new Utf16Codec(false);
            case "UTF-16BE" -> new Utf16Codec(true);
            case "ISO-2022-JP" -> new Iso2022JpCodec();
            default -> null;
        };
    }

    /** Returns every encoding. */
    static Set<Encoding> all() {
        return Set.copyOf(BY_LABEL.values());
    }

    static Encoding named(String name) {
        Encoding encoding = forLabel(name);
        if (encoding == null) {
            throw new IllegalArgumentException("no encoding: " + name);
        }
        return encoding;
    }

    /** What a declaration inside a page that names this encoding means: it is read as ASCII, so the page cannot be UTF-16. */
    Encoding declared() {
        if (name.startsWith("UTF-16")) {
            return named("UTF-8");
        }
        return name.equals("x-user-defined") ? named(FALLBACK) : this;
    }

    private static Map<String, Encoding> byLabel() {
        Map<String, Encoding> all = new HashMap<>();
        for (String line : Resource.lines("encodings.txt")) {
            String[] words = line.split(" ", -1);
            // A small Java runtime may lack the module with the rarer ones; their markup is ASCII all the same.
            Charset charset = Charset.isSupported(words[1]) ? Charset.forName(words[1]) : StandardCharsets.ISO_8859_1;
            Encoding encoding = new Encoding(words[0], charset, isScannable(words[0]));
            for (String label : List.of(words).subList(2, words.length)) {
                all.put(label, encoding);
            }
        }
        return Map.copyOf(all);
    }

    private static boolean isScannable(String name) {
        return switch (name) {
            case "UTF-16LE", "UTF-16BE", "ISO-2022-JP", "replacement" -> false;
            default -> true;
        };
    }
}
