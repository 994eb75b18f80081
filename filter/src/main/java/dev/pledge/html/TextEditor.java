package dev.pledge.html;

/** Edits the text of a raw-text element, such as a style sheet. Valid during the handler's call only. */
public interface TextEditor {
    /**
     * Replaces a part of the text that is decided by this call; parts that are replaced must not overlap.
     *
     * @param from where it begins in the text
     * @param to where it ends
     * @param ascii what stands there instead: ASCII without {@code <}
     */
    void replace(int from, int to, String ascii);
}
