package dev.pledge.page;

import dev.pledge.html.AttributeNames;
import dev.pledge.html.Element;
import dev.pledge.html.StartTag;
import org.jspecify.annotations.Nullable;

/** A start tag that takes edits and makes none, for a promise that is only reported on. One for a page; used again for each tag. */
final class ReadOnlyTag implements StartTag {
    private @Nullable StartTag tag;

    StartTag of(StartTag current) {
        tag = current;
        return this;
    }

    private StartTag tag() {
        if (tag == null) {
            throw new IllegalStateException("no tag yet");
        }
        return tag;
    }

    @Override
    public Element element() {
        return tag().element();
    }

    @Override
    public boolean inTemplate() {
        return tag().inTemplate();
    }

    @Override
    public boolean foreign() {
        return tag().foreign();
    }

    @Override
    public boolean inNoscript() {
        return tag().inNoscript();
    }

    @Override
    public @Nullable String attribute(String name) {
        return tag().attribute(name);
    }

    @Override
    public @Nullable CharSequence value(String name) {
        return tag().value(name);
    }

    @Override
    public boolean has(String name) {
        return tag().has(name);
    }

    @Override
    public boolean isFetching() {
        return tag().isFetching();
    }

    @Override
    public boolean mayHaveAny(AttributeNames names) {
        return tag().mayHaveAny(names);
    }

    @Override
    public void removeElement() {}

    @Override
    public void removeAttribute(String name) {}

    @Override
    public void replaceInAttribute(String name, int from, int to, String ascii) {}

    @Override
    public void setAttribute(String name, String value) {}

    @Override
    public void insertBefore(String ascii) {}

    @Override
    public void holdText() {
        tag().holdText();
    }

    @Override
    public void showText() {
        tag().showText();
    }
}
