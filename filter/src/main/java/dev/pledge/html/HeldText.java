package dev.pledge.html;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

// The text of a raw-text element that is held, together with the element's start tag, until the handler has judged it.
final class HeldText {
    private static final int NONE = -1;
    /** As much of the end tag as has been read when the text has ended. */
    private static final int END_TAG = 16;

    private static final byte[] NOTHING = {};

    private final HtmlHandler handler;
    private final int limit;
    private final Flow flow;
    private final ByteText text = new ByteText();
    /** Where the text begins in the open token. */
    private int start = NONE;
    /** How long this text may be. */
    private int room;

    HeldText(HtmlHandler handler, int limit, Flow flow) {
        this.handler = handler;
        this.limit = limit;
        this.flow = flow;
    }

    /**
     * @param at where the text begins in the open token
     * @param most bytes of the token that may be held
     */
    void begin(int at, int most) {
        start = at;
        room = Math.max(0, Math.min(limit, most - END_TAG - at));
    }

    boolean isHeld() {
        return start != NONE;
    }

    void forget() {
        start = NONE;
    }

    /** The name in the end tag is complete. */
    void ended(int flags, int endTagLength, int end) throws IOException {
        if (start == NONE) {
            return;
        }
        int length = flow.length(end) - endTagLength - start;
        if (length > room) {
            judgeBeginning(flags, end);
        } else {
            flow.gather(end);
            judge(flags, length, true, end);
        }
    }

    /** The array ends within the text, or in what may be its end tag. */
    void check(int flags, int endTagLength, int end) throws IOException {
        if (flow.length(end) - endTagLength - start > room) {
            judgeBeginning(flags, end);
        }
    }

    /** It is longer than may be held: what it begins with is all that is looked at. */
    private void judgeBeginning(int flags, int end) throws IOException {
        flow.gatherFirst(start + room, end);
        judge(flags, room, false, end);
    }

    private void judge(int flags, int length, boolean whole, int end) throws IOException {
        text.of(flow.token(), flow.tokenFrom() + start, length);
        start = NONE;
        Element element = TagTable.element(flags);
        String replacement = handler.replacement(element, text, whole);
        text.of(NOTHING, 0, 0);
        if (replacement == null) {
            flow.release();
            return;
        }
        if (!replacement.isEmpty()) {
            flow.insertBefore(replacement.getBytes(StandardCharsets.US_ASCII));
        }
        flow.cutFrom(end);
    }
}
