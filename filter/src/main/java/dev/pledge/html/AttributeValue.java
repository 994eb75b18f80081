package dev.pledge.html;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The value of an attribute, from bytes to what a browser takes it for: line ends made one, NUL replaced, character
 * references decoded. It can tell which bytes a character came from.
 */
final class AttributeValue {
    private AttributeValue() {}

    static String decode(byte[] b, int from, int to, Charset charset) {
        if (isPlain(b, from, to)) {
            return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
        }
        CharArena value = new CharArena();
        unescape(new String(b, from, to - from, charset), value, null);
        return new String(value.chars(), 0, value.length());
    }

    /** Returns for each character of the decoded value, and for its end, where its bytes begin. */
    static int[] sources(byte[] b, int from, int to, Charset charset) {
        if (isPlain(b, from, to)) {
            int[] straight = new int[to - from + 1];
            Arrays.setAll(straight, i -> from + i);
            return straight;
        }
        CharBuffer text = CharBuffer.allocate(2 * (to - from) + 16);
        int[] sources = charSources(b, from, to, charset, text);
        Positions decoded = new Positions(sources.length);
        unescape(text.flip(), new CharArena(), decoded);
        int[] mapped = decoded.toArray();
        for (int i = 0; i < mapped.length; i++) {
            mapped[i] = sources[mapped[i]];
        }
        return mapped;
    }

    /** Returns whether the bytes are the value as it is meant: ASCII in which nothing is decoded or replaced. */
    static boolean isPlain(byte[] b, int from, int to) {
        int p = from;
        for (; p <= to - Long.BYTES; p += Long.BYTES) {
            if (Bytes.hasUnusual(Bytes.word(b, p))) {
                return false;
            }
        }
        for (; p < to; p++) {
            byte c = b[p];
            if (c <= 0 || c == '&' || c == '\r') {
                return false;
            }
        }
        return true;
    }

    /** Decodes one byte more at a time, so that it is seen which bytes make a character. */
    private static int[] charSources(byte[] b, int from, int to, Charset charset, CharBuffer text) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        ByteBuffer bytes = ByteBuffer.wrap(b, from, 0);
        Positions starts = new Positions(to - from + 1);
        int start = from;
        for (int p = from; p < to; p++) {
            bytes.limit(p + 1);
            decoder.decode(bytes, text, p + 1 == to);
            addStarts(starts, text, start, p);
            start = bytes.position() > start ? bytes.position() : start;
        }
        decoder.flush(text);
        addStarts(starts, text, start, start);
        starts.add(to);
        return starts.toArray();
    }

    /** Malformed bytes may give their replacement only together with the character after them. */
    private static void addStarts(Positions starts, CharBuffer text, int start, int next) {
        for (boolean first = true; starts.count() < text.position(); first = false) {
            boolean own = first || Character.isLowSurrogate(text.get(starts.count()));
            starts.add(own ? start : next);
        }
    }

    /** Adds a value to some text, whose beginning may be others. */
    static void unescape(CharSequence text, CharArena value, @Nullable Positions positions) {
        int begin = value.length();
        int p = 0;
        while (p < text.length()) {
            int next = unescape(text, p, value);
            while (positions != null && positions.count() < value.length() - begin) {
                positions.add(p);
            }
            p = next;
        }
        if (positions != null) {
            positions.add(p);
        }
    }

    /** Adds a value that is ASCII to some text, as {@link #unescape(CharSequence, CharArena, Positions)} does. */
    static void unescape(TextView ascii, CharArena value) {
        byte[] b = ascii.bytes();
        int from = ascii.from();
        int to = from + ascii.length();
        int p = from;
        while (p < to) {
            p = value.addAscii(b, p, endOfPlain(b, p, to));
            if (p < to) {
                p = from + unescape(ascii, p - from, value);
            }
        }
    }

    private static int endOfPlain(byte[] b, int from, int to) {
        int p = from;
        while (p < to && b[p] != '&' && b[p] != '\r' && b[p] != 0) {
            p++;
        }
        return p;
    }

    /** Adds the character, or what stands for one, that begins at a place; returns where it ends. */
    private static int unescape(CharSequence text, int at, CharArena value) {
        char c = text.charAt(at);
        int next = c == '&' ? CharacterReferences.decode(text, at, value) : -1;
        if (next >= 0) {
            return next;
        }
        if (c == '\r') {
            value.add('\n');
            return at + 1 < text.length() && text.charAt(at + 1) == '\n' ? at + 2 : at + 1;
        }
        value.add(c == 0 ? '\uFFFD' : c);
        return at + 1;
    }

    /** Returns whether all bytes are ASCII. */
    static boolean isAscii(byte[] b, int from, int to) {
        int p = from;
        long all = 0;
        for (; p <= to - Long.BYTES; p += Long.BYTES) {
            all |= Bytes.word(b, p);
        }
        for (; p < to; p++) {
            all |= b[p];
        }
        return (all & Bytes.HIGHS) == 0;
    }

    /** A growing list of numbers. */
    static final class Positions {
        private int[] values;
        private int count;

        Positions(int expected) {
            values = new int[Math.max(16, expected)];
        }

        void add(int value) {
            if (count == values.length) {
                values = Arrays.copyOf(values, 2 * count);
            }
            values[count++] = value;
        }

        int count() {
            return count;
        }

        int[] toArray() {
            return Arrays.copyOf(values, count);
        }
    }
}
