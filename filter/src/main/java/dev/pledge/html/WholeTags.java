package dev.pledge.html;

import java.io.IOException;

// Reads the tags that stand whole in an array, which is nearly all of them, without the states that a tag needs that
// may
// be cut off at any byte. Most tags are of no interest and end where nothing depends on them: they are only skipped.
final class WholeTags {
    private static final long LOWER_CASE = 0x2020202020202020L;

    private final Flow flow;
    private final TagProcessor tags;
    private final TagName name;
    private final AttributeScanner attributes = new AttributeScanner();

    private int flags;
    private int content;
    private boolean stopped;

    /** @param name takes the name of a tag that changes how what comes after it is read */
    WholeTags(Flow flow, TagProcessor tags, TagName name) {
        this.flow = flow;
        this.tags = tags;
        this.name = name;
    }

    /**
     * Reads markup, beginning with text. It ends before a {@code <} that begins something else than a tag or one that is
     * cut off, or after a tag that changes how to read on; {@link #isStopped} tells which.
     */
    int scan(byte[] b, int from, int end) throws IOException {
        stopped = false;
        // What is looked at, from before a tag's name on.
        int last = Math.min(end - 1, b.length - 2 * Long.BYTES);
        int p = from;
        while (true) {
            p = Bytes.indexOf(b, p, end, (byte) '<');
            if (p > last) {
                return p;
            }
            boolean endTag = b[p + 1] == '/';
            int start = endTag ? p + 2 : p + 1;
            if (!Ascii.isLetter(b[start])) {
                return p;
            }
            int nameEnd = name(b, start, end);
            if (nameEnd > last) {
                return p;
            }
            AttributeList list = endTag || !tags.wants(flags) ? null : tags.list(b, nameEnd);
            long found = b[nameEnd] == '>' ? nameEnd + 1 : TagEnd.find(b, nameEnd, end, list);
            if (found == TagEnd.NOT_WHOLE) {
                return p;
            }
            boolean fetching = TagEnd.isFetching(found) && !endTag;
            boolean matters = tags.matters(flags, fetching)
                    || !endTag && tags.mattersIfEmpty(flags) && mayBeEmpty(b, TagEnd.place(found), end);
            if (matters) {
                read(b, p, nameEnd, TagEnd.place(found), endTag, fetching, list != null);
                if (stopped) {
                    return TagEnd.place(found);
                }
            }
            p = TagEnd.place(found);
        }
    }

    /** Returns whether an element whose content begins here may be empty: what that begins with says of most that it is not. */
    private boolean mayBeEmpty(byte[] b, int from, int end) {
        int last = Math.min(end - 1, b.length - 2 * Long.BYTES);
        int p = AttributeList.skipSpace(b, from, end);
        if (p >= last || b[p] != '<' || !Ascii.isLetter(b[p + 1])) {
            return p >= last || b[p] == '<';
        }
        int own = flags;
        int nameEnd = name(b, p + 1, end);
        boolean may = nameEnd > last || tags.mayGo(flags);
        flags = own;
        return may;
    }

    /** Returns whether the last tag changes how to read on. */
    boolean isStopped() {
        return stopped;
    }

    /** Returns what is in the element of the tag at which reading stopped; 0 is markup. */
    int content() {
        return content;
    }

    /** Returns what is known of the name of the tag at which reading stopped, see {@link TagTable}. */
    int flags() {
        return flags;
    }

    /** Finds what is known of a name; returns where it ends. */
    private int name(byte[] b, int start, int end) {
        long word = Bytes.word(b, start);
        long marks = Bytes.marksBelowLetters(word);
        if (marks != 0) {
            int length = Bytes.first(marks);
            if (Ascii.lowEndsName(b[start + length])) {
                long letters = (1L << 8 * length) - 1;
                flags = TagTable.find((word | LOWER_CASE) & letters);
                return start + length;
            }
        }
        name.clear();
        int p = name.scan(b, start, end);
        flags = TagTable.find(name);
        return p;
    }

    private void read(byte[] b, int from, int nameEnd, int end, boolean endTag, boolean fetching, boolean listed)
            throws IOException {
        name.clear();
        name.scan(b, endTag ? from + 2 : from + 1, end);
        flow.open(from);
        if (endTag) {
            tags.endTagNamed(name, flags, nameEnd);
            tags.endTagEnded(name, flags, false, end);
            content = 0;
        } else {
            tags.startTagNamed(flags);
            boolean selfClosing = tags.mayBeForeign(flags) && isSelfClosing(b, nameEnd, end);
            content = tags.startTagEnded(name, flags, selfClosing, fetching, listed, end);
        }
        stopped = content != 0 || tags.owesEndTags();
    }

    private boolean isSelfClosing(byte[] b, int nameEnd, int end) {
        if (b[end - 2] != '/') {
            return false;
        }
        attributes.begin();
        attributes.scan(b, nameEnd, end);
        return attributes.isSelfClosing();
    }
}
