package dev.pledge.html;

import java.nio.charset.Charset;

/**
 * The values of one tag's attributes as text that is copied only if it must be: plain ones are seen where they stand, others
 * are decoded, once, into an array that is used again.
 */
final class AttributeTexts {
    private static final int KEPT = 32;

    private final CharArena decoded = new CharArena();
    private final TextView encoded = new TextView();
    private final TextView[] views = new TextView[KEPT];
    /** Where the value begins in the tag's bytes that a view shows. */
    private final int[] starts = new int[KEPT];

    private int made;
    private int used;
    private int mostUsed;

    /** Begins another tag: the values of the one before are of no use any more. */
    void clear() {
        mostUsed = Math.max(mostUsed, used);
        used = 0;
        decoded.clear();
    }

    /** Lets go of the bytes that the values stand in. */
    void forget() {
        clear();
        for (int i = 0; i < mostUsed; i++) {
            views[i].clear();
        }
        mostUsed = 0;
        encoded.clear();
    }

    CharSequence of(byte[] b, int from, int to, Charset charset) {
        for (int i = 0; i < used; i++) {
            if (starts[i] == from) {
                return views[i];
            }
        }
        TextView view = next(from);
        return AttributeValue.isPlain(b, from, to) ? view.of(b, from, to) : decoded(view, b, from, to, charset);
    }

    private TextView decoded(TextView view, byte[] b, int from, int to, Charset charset) {
        // Enough for both steps, so that what was decoded stays where it is.
        decoded.reserve(2 * (to - from));
        int start = decoded.length();
        if (AttributeValue.isAscii(b, from, to)) {
            AttributeValue.unescape(encoded.of(b, from, to), decoded);
        } else {
            CharsetText.decode(b, from, to, charset, decoded);
            encoded.of(decoded.chars(), start, decoded.length());
            start = decoded.length();
            AttributeValue.unescape(encoded, decoded, null);
        }
        return view.of(decoded.chars(), start, decoded.length());
    }

    private TextView next(int start) {
        if (used == KEPT) {
            return new TextView();
        }
        if (used == made) {
            views[made++] = new TextView();
        }
        starts[used] = start;
        return views[used++];
    }
}
