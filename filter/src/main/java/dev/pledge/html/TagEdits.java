package dev.pledge.html;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** Changes to the bytes of one tag, made all at once. */
final class TagEdits {
    /** At one place insertions come first, then what reaches furthest. */
    private static final Comparator<Edit> ORDER = Comparator.comparingInt(Edit::from)
            .thenComparing(edit -> edit.from < edit.to)
            .thenComparing(Edit::to, Comparator.reverseOrder());

    /** How many numbers tell of an edit. */
    static final int FIELDS = 3;

    private final List<Edit> edits = new ArrayList<>(0);

    /** Bytes from one place up to another, and what stands there instead: a character for each byte. */
    private record Edit(int from, int to, String bytes) {}

    void clear() {
        if (!edits.isEmpty()) {
            edits.clear();
        }
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    void replace(int from, int to, String bytes) {
        edits.add(new Edit(from, to, bytes));
    }

    /** Replaces a span together with what was to be changed in it. */
    void replaceWhole(int from, int to, String bytes) {
        drop(from, to);
        replace(from, to, bytes);
    }

    /** Forgets what was to be changed in a span. */
    void drop(int from, int to) {
        edits.removeIf(edit -> edit.from >= from && edit.to <= to);
    }

    /** Returns how many bytes of a span are left, what is put in counted. */
    int lengthAfter(int from, int to) {
        int length = to - from;
        for (Edit edit : edits) {
            if (edit.from >= from && edit.to <= to) {
                length += edit.bytes.length() - (edit.to - edit.from);
            }
        }
        return length;
    }

    /** Returns the tag with its edits; of two that overlap the one that begins first, or reaches further, is made. */
    byte[] apply(byte[] b, int from, int to) {
        edits.sort(ORDER);
        ByteArrayOutputStream edited = new ByteArrayOutputStream(to - from + 64);
        int p = from;
        for (Edit edit : edits) {
            if (edit.from >= p) {
                edited.write(b, p, edit.from - p);
                edited.writeBytes(edit.bytes.getBytes(StandardCharsets.ISO_8859_1));
                p = edit.to;
            }
        }
        edited.write(b, p, to - p);
        return edited.toByteArray();
    }

    /**
     * Returns the edits that were made when they were applied, {@link #FIELDS} numbers each: where it begins and ends in the
     * tag, and how many bytes stand there instead.
     */
    int[] places(int tagFrom) {
        int[] places = new int[FIELDS * edits.size()];
        int count = 0;
        int p = tagFrom;
        for (Edit edit : edits) {
            if (edit.from >= p) {
                places[count++] = edit.from - tagFrom;
                places[count++] = edit.to - tagFrom;
                places[count++] = edit.bytes.length();
                p = edit.to;
            }
        }
        return Arrays.copyOf(places, count);
    }
}
