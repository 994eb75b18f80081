package dev.pledge.html;

import java.nio.charset.Charset;

/**
 * The values of one tag's attributes as text that is copied only if it must be: plain ones are seen where they stand, ASCII
 * ones with character references are decoded into an array that is used again.
 */
final class AttributeTexts {
    private static final int KEPT = 32;

    private final Charset charset;
    private final CharArena decoded = new CharArena();
    private final TextView encoded = new TextView();
    private final TextView[] views = new TextView[KEPT];
    private int made;
    private int used;
    private int mostUsed;

    AttributeTexts(Charset charset) {
        this.charset = charset;
    }

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

    CharSequence of(byte[] b, int from, int to) {
        if (AttributeValue.isPlain(b, from, to)) {
            return next().of(b, from, to);
        }
        for (int p = from; p < to; p++) {
            if (b[p] < 0) {
                return AttributeValue.decode(b, from, to, charset);
            }
        }
        int start = decoded.length();
        AttributeValue.unescape(encoded.of(b, from, to), decoded, null);
        return next().of(decoded.chars(), start, decoded.length());
    }

    private TextView next() {
        if (used == KEPT) {
            return new TextView();
        }
        if (used == made) {
            views[made++] = new TextView();
        }
        return views[used++];
    }
}
