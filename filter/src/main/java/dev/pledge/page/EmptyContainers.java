package dev.pledge.page;

import dev.pledge.adserver.CosmeticRule.Attribute;
import dev.pledge.adserver.Verdict;
import dev.pledge.finding.Evidence;
import dev.pledge.finding.Kind;
import dev.pledge.html.Element;
import dev.pledge.html.StartTag;

/**
 * Takes out the places that were kept for ads: elements of a class, or with an id, that a list names, once nothing is left in
 * them; see {@link StartTag#removeIfEmpty}. Only elements that contain without meaning anything by themselves: never what
 * structures a table, a list, a form or the document.
 *
 * <p>It changes more than what a visitor sees. A script of the page that looks for the element no longer finds it; so the
 * policy has to ask for this. And text that follows such an element within a paragraph, which the element would have ended,
 * becomes a part of the paragraph.
 */
final class EmptyContainers {
    private final AdJudge judge;
    private final Evidence evidence;

    EmptyContainers(AdJudge judge, Evidence evidence) {
        this.judge = judge;
        this.evidence = evidence;
    }

    static boolean wants(Element element) {
        return switch (element) {
            case ASIDE, CENTER, DIV, INS, P, SECTION, SPAN -> true;
            default -> false;
        };
    }

    /** Looks at a start tag. */
    void look(StartTag tag) {
        CharSequence id = tag.value("id");
        if (id != null && !id.isEmpty() && ask(tag, Attribute.ID, id, 0, id.length())) {
            return;
        }
        CharSequence classes = tag.value("class");
        int length = classes == null ? 0 : classes.length();
        int to;
        for (int from = 0; classes != null && from < length; from = to + 1) {
            to = from;
            while (to < length && !Tokens.space(classes.charAt(to))) {
                to++;
            }
            if (to > from && ask(tag, Attribute.CLASS, classes, from, to)) {
                return;
            }
        }
    }

    private boolean ask(StartTag tag, Attribute attribute, CharSequence text, int from, int to) {
        Verdict verdict = judge.container(attribute, text, from, to);
        if (!verdict.blocked()) {
            return false;
        }
        String what = attribute.sign() + text.subSequence(from, to).toString();
        String element = tag.element().tagName();
        String rule = verdict.list() + ": " + verdict.rule();
        tag.removeIfEmpty(() -> evidence.found(Kind.EMPTY_CONTAINER_REMOVED, what, element, rule));
        return true;
    }
}
