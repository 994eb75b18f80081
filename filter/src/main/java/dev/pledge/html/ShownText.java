package dev.pledge.html;

import java.io.IOException;
import java.util.Objects;

// The text of a raw-text element that is shown to the handler as it comes, and edited. Only what the handler cannot
// decide
// yet is held.
final class ShownText implements TextEditor {
    /** How much is copied at a time to what is held, until it is decided and the array itself can be shown again. */
    static final int WINDOW = 1024;

    private static final byte[] NOTHING = {};

    private final HtmlHandler handler;
    private final Flow flow;
    private final ByteText text = new ByteText();
    private final TagEdits edits = new TagEdits();
    private Element element = Element.OTHER;
    private boolean open;

    ShownText(HtmlHandler handler, Flow flow) {
        this.handler = handler;
        this.flow = flow;
    }

    /** The start tag, which has ended here, is decided. */
    void begin(Element of, int at) throws IOException {
        flow.release();
        flow.open(at);
        element = of;
        open = true;
    }

    boolean isOpen() {
        return open;
    }

    /**
     * The array ends within the text.
     *
     * @param endTagLength how much at its end may be the end tag
     */
    void check(int endTagLength, int end) throws IOException {
        show(endTagLength, false, end);
    }

    /** The text has ended: so much before the end was its end tag. */
    void ended(int endTagLength, int end) throws IOException {
        if (open) {
            show(endTagLength, true, end);
            open = false;
            flow.release();
        }
    }

    private void show(int endTagLength, boolean last, int end) throws IOException {
        int available;
        int length;
        do {
            available = Math.max(0, flow.length(end) - endTagLength);
            length = flow.isHeld() ? Math.min(available, flow.length(flow.tokenStart()) + WINDOW) : available;
            if (length > 0 || last) {
                flow.gatherFirst(length, end);
                show(length, last && length == available);
            }
        } while (length < available);
    }

    private void show(int length, boolean last) throws IOException {
        byte[] b = flow.token();
        int from = flow.tokenFrom();
        text.of(b, from, length);
        int shown = handler.editText(element, text, last, this);
        int decided = last ? length : Objects.checkIndex(shown, length + 1);
        text.of(NOTHING, 0, 0);
        if (edits.isEmpty()) {
            flow.pass(decided);
        } else {
            byte[] edited = edits.apply(b, from, from + decided);
            int[] places = edits.places(from);
            edits.clear();
            flow.passEdited(decided, edited, places);
        }
    }

    @Override
    public void replace(int from, int to, String ascii) {
        Objects.checkFromToIndex(from, to, text.length());
        int begin = text.arrayOffset();
        edits.replace(begin + from, begin + to, ascii);
    }
}
