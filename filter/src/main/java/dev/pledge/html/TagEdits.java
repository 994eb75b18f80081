package dev.pledge.html;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Changes to the bytes of one tag, made all at once. */
final class TagEdits {
    /** At one place insertions come first, then what reaches furthest. */
    private static final Comparator<Edit> ORDER = Comparator.comparingInt(Edit::from)
            .thenComparing(edit -> edit.from < edit.to)
            .thenComparing(Edit::to, Comparator.reverseOrder());

    private final List<Edit> edits = new ArrayList<>();

    /** Bytes from one place up to another, and what stands there instead. */
    private record Edit(int from, int to, String ascii) {}

    void clear() {
        if (!edits.isEmpty()) {
            edits.clear();
        }
    }

    boolean isEmpty() {
        return edits.isEmpty();
    }

    void replace(int from, int to, String ascii) {
        edits.add(new Edit(from, to, ascii));
    }

    /** Returns how many bytes of a span are left, what is put in counted. */
    int lengthAfter(int from, int to) {
        int length = to - from;
        for (Edit edit : edits) {
            if (edit.from >= from && edit.to <= to) {
                length += edit.ascii.length() - (edit.to - edit.from);
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
                edited.writeBytes(edit.ascii.getBytes(StandardCharsets.US_ASCII));
                p = edit.to;
            }
        }
        edited.write(b, p, to - p);
        return edited.toByteArray();
    }
}
