package dev.pledge.page;

import dev.pledge.html.Element;
import dev.pledge.html.StartTag;

/**
 * Puts a visible indicator before each form of a secure sensitive page: a lock and a sentence. It has no inline style
 * and no script, so any {@code Content-Security-Policy} that lets a page have its own stylesheets lets it be seen as
 * meant; without the stylesheet it is still a lock and a sentence.
 *
 * <p>A form in a form is none: the parser drops its start tag while the form before has not had its end tag (HTML
 * standard, section 13.2.6.4.7). Nothing is put into a template, which scripts clone. Within a table a browser moves the
 * indicator before the table.
 */
final class Indicator {
    private static final String LOCK =
            "<svg class=\"pledge-secure-lock\" width=\"16\" height=\"16\" viewBox=\"0 0 16 16\" aria-hidden=\"true\""
                    + " focusable=\"false\"><path fill=\"currentColor\" d=\"M4 7V5a4 4 0 0 1 8 0v2h.5A1.5 1.5 0 0 1 14"
                    + " 8.5v5a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 13.5v-5A1.5 1.5 0 0 1 3.5 7Zm2 0h4V5a2 2 0 0"
                    + " 0-4 0Z\"/></svg>";

    private final String stylesheet;
    private final String note;
    private boolean open;
    private int inTemplates;
    private boolean linked;
    private boolean linkedInNoscript;

    /**
     * @param stylesheetUrl the stylesheet's URL
     * @param sentence what the indicator says
     */
    Indicator(String stylesheetUrl, String sentence) {
        stylesheet = "<link rel=\"stylesheet\" href=\"" + Ascii.escape(stylesheetUrl) + "\">";
        note = "<p class=\"pledge-secure\" role=\"note\">" + LOCK + "<span>" + Ascii.escape(sentence) + "</span></p>";
    }

    /** Is told of the start tag of a form. */
    void form(StartTag tag) {
        if (tag.foreign()) {
            return;
        }
        if (tag.inTemplate()) {
            inTemplates++;
            return;
        }
        if (open) {
            return;
        }
        open = true;
        // A browser that runs scripts never sees the stylesheet in a noscript.
        boolean needsStylesheet = tag.inNoscript() ? !linked && !linkedInNoscript : !linked;
        if (tag.inNoscript()) {
            linkedInNoscript = true;
        } else {
            linked = true;
        }
        tag.insertBefore(needsStylesheet ? stylesheet + note : note);
    }

    /** Is told of an end tag. */
    void end(Element element) {
        if (element != Element.FORM) {
            return;
        }
        if (inTemplates > 0) {
            inTemplates--;
        } else {
            open = false;
        }
    }
}
