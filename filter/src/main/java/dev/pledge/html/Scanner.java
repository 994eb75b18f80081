package dev.pledge.html;

import java.io.IOException;

/** Reads markup byte by byte and finds its tags, by the HTML standard's tokenizer (13.2.5). Can be stopped at any byte. */
final class Scanner {
    private enum Mode {
        DATA,
        TAG_OPEN,
        END_TAG_OPEN,
        NAME,
        ATTRIBUTES,
        COMMENT,
        RAW_TEXT,
        PLAINTEXT,
        /** Markup, before which end tags are to be written. */
        OWING,
        /** A noscript has just begun. */
        NOSCRIPT
    }

    private final Flow flow;
    private final TagProcessor tags;
    private final TagName name = new TagName();
    private final WholeTags whole;
    private final AttributeScanner attributes = new AttributeScanner();
    private final CommentScanner comment = new CommentScanner();
    private final RawTextScanner rawText = new RawTextScanner();

    private Mode mode = Mode.DATA;
    /** What is known of the last name, see {@link TagTable}. */
    private int flags;

    private boolean endTag;
    private boolean afterRawText;

    Scanner(Flow flow, TagProcessor tags) {
        this.flow = flow;
        this.tags = tags;
        this.whole = new WholeTags(flow, tags, name);
    }

    /** Reads up to {@code end}, or up to where a noscript begins; returns where it stopped. */
    int scan(byte[] b, int from, int end) throws IOException {
        int p = from;
        while (p < end) {
            switch (mode) {
                case DATA -> p = data(b, p, end);
                case TAG_OPEN -> p = tagOpen(b, p);
                case END_TAG_OPEN -> p = endTagOpen(b, p);
                case NAME -> p = name(b, p, end);
                case ATTRIBUTES -> p = attributes(b, p, end);
                case COMMENT -> p = comment(b, p, end);
                case RAW_TEXT -> p = rawText(b, p, end);
                case PLAINTEXT -> p = end;
                case OWING -> p = owing(b, p, end);
                default -> {
                    mode = Mode.DATA;
                    return p;
                }
            }
        }
        return p;
    }

    /** The array ends here. */
    void leave(int end) throws IOException {
        checkHeld(end);
        flow.leave(end);
    }

    private void checkHeld(int end) throws IOException {
        if (mode == Mode.NAME && endTag) {
            tags.checkEndTagHeld(end);
            return;
        }
        int known = mode == Mode.NAME || mode == Mode.TAG_OPEN ? TagTable.NOTHING : flags;
        tags.checkHeld(name, known, mode == Mode.RAW_TEXT ? rawText.endTagLength() : 0, end);
    }

    /** The noscript that this stands in ends here, whatever was being read. */
    void endOfNoscript(int at) throws IOException {
        checkHeld(at);
        tags.endOfNoscript(at);
        mode = Mode.DATA;
    }

    private int data(byte[] b, int from, int end) throws IOException {
        int p = whole.scan(b, from, end);
        if (whole.isStopped()) {
            flags = whole.flags();
            begin(whole.content());
            return p;
        }
        if (p == end) {
            return end;
        }
        flow.open(p);
        mode = Mode.TAG_OPEN;
        return p + 1;
    }

    private int owing(byte[] b, int from, int end) throws IOException {
        int p = AttributeList.skipSpace(b, from, end);
        if (p < end && b[p] != '<') {
            flow.open(p);
            tags.noTag();
        }
        mode = p < end ? Mode.DATA : Mode.OWING;
        return p;
    }

    private int tagOpen(byte[] b, int p) throws IOException {
        byte c = b[p];
        if (Ascii.isLetter(c)) {
            return beginName(false, p);
        }
        if (c == '/') {
            mode = Mode.END_TAG_OPEN;
            return p + 1;
        }
        tags.noTag();
        if (c == '!') {
            comment.declaration(tags.allowsCdata());
            mode = Mode.COMMENT;
            return p + 1;
        }
        if (c == '?') {
            comment.bogus();
            mode = Mode.COMMENT;
            return p + 1;
        }
        mode = Mode.DATA;
        return p;
    }

    private int endTagOpen(byte[] b, int p) throws IOException {
        byte c = b[p];
        if (Ascii.isLetter(c)) {
            return beginName(true, p);
        }
        tags.noTag();
        if (c == '>') {
            mode = Mode.DATA;
            return p + 1;
        }
        comment.bogus();
        mode = Mode.COMMENT;
        return p;
    }

    private int beginName(boolean isEndTag, int p) {
        endTag = isEndTag;
        afterRawText = false;
        name.clear();
        mode = Mode.NAME;
        return p;
    }

    private int name(byte[] b, int from, int end) throws IOException {
        int p = name.scan(b, from, end);
        if (p == end) {
            return end;
        }
        flags = TagTable.find(name);
        attributes.begin();
        mode = Mode.ATTRIBUTES;
        if (endTag) {
            tags.endTagNamed(name, flags, p);
        } else {
            tags.startTagNamed(flags);
        }
        return p;
    }

    private int attributes(byte[] b, int from, int end) throws IOException {
        int p = attributes.scan(b, from, end);
        if (!attributes.isDone()) {
            return p;
        }
        if (endTag) {
            tags.endTagEnded(name, flags, afterRawText, p);
            mode = tags.owesEndTags() ? Mode.OWING : Mode.DATA;
        } else {
            begin(tags.startTagEnded(name, flags, attributes.isSelfClosing(), attributes.isFetching(), false, p));
        }
        return p;
    }

    private void begin(int content) {
        if (content == 0) {
            mode = tags.owesEndTags() ? Mode.OWING : Mode.DATA;
        } else if ((content & TagTable.RAW) != 0) {
            rawText.begin(name, (flags & TagTable.SCRIPT) != 0);
            mode = Mode.RAW_TEXT;
        } else {
            mode = (content & TagTable.PLAINTEXT) != 0 ? Mode.PLAINTEXT : Mode.NOSCRIPT;
        }
    }

    private int comment(byte[] b, int from, int end) {
        int p = comment.scan(b, from, end);
        if (comment.isDone()) {
            mode = Mode.DATA;
        }
        return p;
    }

    private int rawText(byte[] b, int from, int end) throws IOException {
        int p = rawText.scan(b, from, end);
        if (rawText.isDone()) {
            endTag = true;
            afterRawText = true;
            attributes.begin();
            mode = Mode.ATTRIBUTES;
            tags.rawTextEnded(flags, rawText.endTagLength(), p);
        }
        return p;
    }
}
