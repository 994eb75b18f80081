package dev.pledge.html;

import org.jspecify.annotations.Nullable;

/**
 * Finds which encoding a browser reads a page in: that of its byte order mark, else the one of its {@code Content-Type},
 * else what a {@code meta} in its first 1,024 bytes declares (HTML standard, 13.2.3.2). Only where the last must be looked
 * for, and only until it is found, are the first bytes kept. One object serves one page.
 */
public final class PageEncoding {
    /** How many bytes are looked at. */
    public static final int PRESCAN = 1024;

    private static final int LONGEST_MARK = 3;

    private final @Nullable Encoding transport;
    private final byte[] start;
    private int length;
    private int kept;

    /** @param transportLabel the charset parameter of the Content-Type, or null if it has none */
    public PageEncoding(@Nullable String transportLabel) {
        transport = transportLabel == null ? null : Encoding.forLabel(transportLabel);
        start = new byte[transport == null ? PRESCAN : LONGEST_MARK];
    }

    /**
     * Takes the next bytes of the page.
     *
     * @return the encoding; or null if it is not known yet, and then the bytes have been kept
     */
    public @Nullable Encoding next(byte[] b, int off, int len) {
        kept = length;
        int taken = Math.min(len, start.length - length);
        System.arraycopy(b, off, start, length, taken);
        length += taken;
        Encoding found = find(hasEndOfTag(kept, length));
        if (found == null && length == start.length) {
            found = atEnd();
        }
        if (found == null) {
            kept = length;
        }
        return found;
    }

    /** Returns the encoding when no further bytes can be waited for: on a flush, or at the end. */
    public Encoding now() {
        kept = length;
        Encoding found = find(true);
        return found == null ? atEnd() : found;
    }

    /** Returns the array in which the bytes that were kept stand, from its beginning. */
    public byte[] kept() {
        return start;
    }

    /** Returns how many bytes were kept: all of the calls before the one that gave the encoding. */
    public int keptLength() {
        return kept;
    }

    private @Nullable Encoding find(boolean prescan) {
        Encoding mark = byteOrderMark();
        if (mark != null) {
            return mark;
        }
        if (length < LONGEST_MARK && mayBecomeMark()) {
            return null;
        }
        if (transport != null) {
            return transport;
        }
        return prescan ? MetaPrescan.find(start, length) : null;
    }

    private Encoding atEnd() {
        if (transport != null) {
            return transport;
        }
        Encoding xml = MetaPrescan.findXml(start, length);
        return xml == null ? Encoding.named(Encoding.FALLBACK) : xml;
    }

    private @Nullable Encoding byteOrderMark() {
        if (length >= 2 && start[0] == (byte) 0xFE && start[1] == (byte) 0xFF) {
            return Encoding.named("UTF-16BE");
        }
        if (length >= 2 && start[0] == (byte) 0xFF && start[1] == (byte) 0xFE) {
            return Encoding.named("UTF-16LE");
        }
        boolean utf8 =
                length >= LONGEST_MARK && start[0] == (byte) 0xEF && start[1] == (byte) 0xBB && start[2] == (byte) 0xBF;
        return utf8 ? Encoding.named("UTF-8") : null;
    }

    private boolean mayBecomeMark() {
        if (length == 0) {
            return true;
        }
        byte first = start[0];
        boolean alone = first == (byte) 0xFE || first == (byte) 0xFF || first == (byte) 0xEF;
        return alone && (length == 1 || start[1] == (byte) 0xBB);
    }

    /** A declaration counts when its tag is complete, so that it is looked for again only then. */
    private boolean hasEndOfTag(int from, int to) {
        return Bytes.indexOf(start, from, to, (byte) '>') < to;
    }
}
