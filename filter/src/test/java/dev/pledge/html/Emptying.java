package dev.pledge.html;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Removes what has an {@code x}; of containers, those in which nothing is left. */
final class Emptying implements HtmlHandler {
    private final List<String> told;
    private final boolean everyTag;

    /**
     * @param told takes the names of the containers that went
     * @param everyTag whether to be shown containers that are not empty, too
     */
    Emptying(List<String> told, boolean everyTag) {
        this.told = told;
        this.everyTag = everyTag;
    }

    private static boolean contains(Element element) {
        return switch (element) {
            case DIV, SPAN, INS, P -> true;
            default -> false;
        };
    }

    @Override
    public boolean wants(Element element) {
        return everyTag || element != Element.A && element != Element.OTHER && !contains(element);
    }

    @Override
    public boolean wantsIfEmpty(Element element) {
        return contains(element);
    }

    @Override
    public void startTag(StartTag tag) {
        if (contains(tag.element())) {
            if (tag.has("x")) {
                String name = tag.name();
                tag.removeIfEmpty(() -> told.add(name));
            }
        } else if (tag.has("x") && tag.element() != Element.A && tag.element() != Element.OTHER) {
            tag.removeElement();
        } else if (tag.element() == Element.SCRIPT) {
            tag.holdText();
        }
    }

    @Override
    public @Nullable String replacement(Element element, ByteText text, boolean whole) {
        return text.toString().contains("bad") ? "" : null;
    }

    @Override
    public void notInspected(Element element) {
        told.add("unseen");
    }
}
