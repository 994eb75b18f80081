package dev.pledge.html;

import java.nio.charset.Charset;
import java.util.Objects;

/** Makes the edits of one tag's attributes, so that each of the others is still read as it was. */
final class AttributeEditor {
    private static final String NOT_IN_A_VALUE = "\"'<>&=` \t\n\f\r";

    private static final int[] NONE = {};

    private final Charset charset;
    private final TagEdits edits = new TagEdits();
    /** Where the value begins whose characters' places were found last. */
    private int sourcesOf = -1;

    private int[] sources = NONE;

    AttributeEditor(Charset charset) {
        this.charset = charset;
    }

    void clear() {
        edits.clear();
        sourcesOf = -1;
        sources = NONE;
    }

    boolean hasEdits() {
        return !edits.isEmpty();
    }

    /** Returns a tag with its edits. */
    byte[] apply(byte[] bytes, int from, int to) {
        return edits.apply(bytes, from, to);
    }

    /** Returns where a tag with its edits differs, see {@link TagEdits#places}. */
    int[] places(int from) {
        return edits.places(from);
    }

    /**
     * Removes an attribute.
     *
     * @param to where the tag ends
     */
    void remove(byte[] bytes, int to, AttributeList attributes, int i) {
        int start = attributes.nameStart(i);
        int end = endOf(bytes, attributes, i);
        int spaceStart = start;
        while (Ascii.isSpace(bytes[spaceStart - 1])) {
            spaceStart--;
        }
        edits.drop(start, end);
        int last = to - 1;
        int next = AttributeList.skipSpace(bytes, end, last);
        if (next < last && bytes[next] == '=') {
            // A name that begins so must not become the value of the attribute before.
            edits.replace(start, end, "/");
        } else if (end == last && bytes[spaceStart - 1] == '/') {
            // A slash before the end would close the element.
            edits.replace(spaceStart, end, " ");
        } else if (end == last || Ascii.isSpace(bytes[end])) {
            edits.replace(spaceStart, end, "");
        } else {
            edits.replace(start, end, "");
        }
    }

    /** Replaces a part of a decoded value; see {@link StartTag#replaceInAttribute}. */
    void replace(byte[] bytes, AttributeList attributes, int i, int begin, int end, String ascii) {
        requirePlain(ascii);
        if (attributes.valueStart(i) < 0) {
            Objects.checkFromToIndex(begin, end, 0);
            edits.replace(attributes.nameEnd(i), attributes.nameEnd(i), "=\"" + ascii + '"');
            return;
        }
        int[] sources = sources(bytes, attributes.valueStart(i), attributes.valueEnd(i));
        Objects.checkFromToIndex(begin, end, sources.length - 1);
        int sourceEnd = attributes.valueEnd(i);
        String separated = separated(bytes, sources, begin, end, ascii, sourceEnd);
        edits.replace(sources[begin], sources[end], separated);
        if (!isQuoted(bytes, attributes, i) && edits.lengthAfter(attributes.valueStart(i), sourceEnd) == 0) {
            edits.replace(sourceEnd, sourceEnd, "\"\"");
        }
    }

    private int[] sources(byte[] bytes, int from, int to) {
        if (sourcesOf != from) {
            sources = AttributeValue.sources(bytes, from, to, charset);
            sourcesOf = from;
        }
        return sources;
    }

    /**
     * What stands before an edit in the value and may be an unfinished reference must not be finished by what comes after:
     * a reference gets its semicolon, a bare ampersand is made one that stays so.
     */
    private String separated(byte[] bytes, int[] sources, int begin, int end, String ascii, int valueEnd) {
        int at = sources[begin];
        int run = at;
        while (run > sources[0] && Ascii.isAlphanumeric(bytes[run - 1])) {
            run--;
        }
        if (run > sources[0] && bytes[run - 1] == '#') {
            run--;
        }
        int next = !ascii.isEmpty() ? ascii.charAt(0) : sources[end] < valueEnd ? bytes[sources[end]] : ' ';
        boolean continues = Ascii.isAlphanumeric(next) || next == ';' || next == '#' || next == '=';
        if (!continues || run == sources[0] || bytes[run - 1] != '&') {
            return ascii;
        }
        if (begin > 0 && sources[begin - 1] == run - 1 && at > run) {
            return ';' + ascii;
        }
        edits.replace(run, run, "amp;");
        return ascii;
    }

    private static void requirePlain(String ascii) {
        for (int k = 0; k < ascii.length(); k++) {
            char c = ascii.charAt(k);
            if (c < ' ' || c > '~' || NOT_IN_A_VALUE.indexOf(c) >= 0) {
                throw new IllegalArgumentException("not allowed in a value without quotes: '" + c + "' in " + ascii);
            }
        }
    }

    /** Gives an attribute another value; see {@link StartTag#setAttribute}. */
    void set(byte[] bytes, AttributeList attributes, int i, String value) {
        int start = attributes.valueStart(i);
        if (start < 0) {
            String assigned = '=' + AttributeEncoding.quoted(value, '"', charset);
            edits.replaceWhole(attributes.nameEnd(i), attributes.nameEnd(i), assigned);
            return;
        }
        boolean isQuoted = isQuoted(bytes, attributes, i);
        char quote = isQuoted ? (char) bytes[start - 1] : '"';
        int from = isQuoted ? start - 1 : start;
        int end = endOf(bytes, attributes, i);
        edits.replaceWhole(from, end, AttributeEncoding.quoted(value, quote, charset));
    }

    private static int endOf(byte[] bytes, AttributeList attributes, int i) {
        int end = attributes.valueEnd(i);
        return isQuoted(bytes, attributes, i) ? end + 1 : end;
    }

    private static boolean isQuoted(byte[] bytes, AttributeList attributes, int i) {
        int start = attributes.valueStart(i);
        return start > 0 && (bytes[start - 1] == '"' || bytes[start - 1] == '\'');
    }
}
