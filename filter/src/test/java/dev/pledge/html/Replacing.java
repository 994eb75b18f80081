package dev.pledge.html;

/** Puts {@code good!} in the place of each {@code bad} in raw text that it is shown. */
final class Replacing implements HtmlHandler {
    private static final String BAD = "bad";

    @Override
    public boolean wants(Element element) {
        return true;
    }

    @Override
    public void startTag(StartTag tag) {
        tag.showText();
    }

    @Override
    public int editText(Element element, ByteText text, boolean last, TextEditor editor) {
        String piece = text.toString();
        int at = 0;
        for (int found; (found = piece.indexOf(BAD, at)) >= 0; at = found + BAD.length()) {
            editor.replace(found, found + BAD.length(), "good!");
        }
        int undecided = 0;
        for (int i = 1; i < BAD.length(); i++) {
            undecided = piece.endsWith(BAD.substring(0, i)) ? i : undecided;
        }
        return piece.length() - undecided;
    }
}
