package dev.pledge.html;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A handler that does one thing with every start tag, and notes what it is told. */
final class Acting implements HtmlHandler {
    final List<String> told;
    private final Consumer<StartTag> action;
    private final BiPredicate<Element, CharSequence> textAction;

    Acting(Consumer<StartTag> action) {
        this(action, (element, text) -> false);
    }

    Acting(Consumer<StartTag> action, BiPredicate<Element, CharSequence> textAction) {
        this(action, textAction, new ArrayList<>());
    }

    Acting(Consumer<StartTag> action, BiPredicate<Element, CharSequence> textAction, List<String> told) {
        this.action = action;
        this.textAction = textAction;
        this.told = told;
    }

    @Override
    public boolean wants(Element element) {
        return true;
    }

    @Override
    public void startTag(StartTag tag) {
        told.add(tag.name());
        action.accept(tag);
    }

    @Override
    public void endTag(Element element) {
        told.add("/" + element.tagName());
    }

    @Override
    public @Nullable String replacement(Element element, ByteText text, boolean whole) {
        told.add((whole ? "text:" : "begins:") + text);
        return textAction.test(element, text) ? "" : null;
    }

    @Override
    public void notInspected(Element element) {
        told.add("unseen:" + element.tagName());
    }
}
