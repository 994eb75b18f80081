package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A handler that wants no element but those with a style or background, and images; it notes which it is told of. */
final class Styles implements HtmlHandler {
    final List<String> told = new ArrayList<>();
    private final Consumer<StartTag> action;

    Styles() {
        this(tag -> {});
    }

    Styles(Consumer<StartTag> action) {
        this.action = action;
    }

    @Override
    public boolean wants(Element element) {
        return element == Element.IMG;
    }

    @Override
    public boolean wantsStyles() {
        return true;
    }

    @Override
    public void startTag(StartTag tag) {
        if (tag.element() != Element.IMG) {
            assertThat(tag.has("style") || tag.has("background")).isTrue();
        }
        told.add(tag.name());
        action.accept(tag);
    }

    @Override
    public void notInspected(Element element) {
        told.add("unseen:" + element.tagName());
    }
}
