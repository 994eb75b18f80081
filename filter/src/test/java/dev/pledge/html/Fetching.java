package dev.pledge.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A handler that wants no element but those with an attribute by which any may fetch, and images; it notes which it is told of. */
final class Fetching implements HtmlHandler {
    private static final List<String> NAMES = List.of(
            "style",
            "background",
            "ping",
            "attributionsrc",
            "http-equiv",
            "data-bg",
            "data-background",
            "data-background-image");

    final List<String> told = new ArrayList<>();
    private final Consumer<StartTag> action;

    Fetching() {
        this(tag -> {});
    }

    Fetching(Consumer<StartTag> action) {
        this.action = action;
    }

    @Override
    public boolean wants(Element element) {
        return element == Element.IMG;
    }

    @Override
    public boolean wantsFetching() {
        return true;
    }

    @Override
    public void startTag(StartTag tag) {
        if (tag.element() != Element.IMG) {
            assertThat(NAMES).anyMatch(tag::has);
        }
        told.add(tag.name());
        action.accept(tag);
    }

    @Override
    public void notInspected(Element element) {
        told.add("unseen:" + element.tagName());
    }
}
