package dev.pledge.site;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Writes HTML that is well-formed and escaped by construction: whatever is handed in as a text is shown as that text.
 * Elements whose text is no markup ({@code script}, {@code style}), event handlers and inline styles cannot be written, but
 * for a script that has an address of the site itself; nor can an address be of another scheme than {@code https}, {@code http}, {@code mailto} or {@code tel}. For one thread.
 */
public final class Markup {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Set<String> FORBIDDEN =
            Set.of("script", "style", "iframe", "object", "embed", "svg", "math", "template", "noscript", "plaintext");
    private static final Set<String> VOID = Set.of("br", "hr", "img", "input", "link", "meta", "wbr");
    private static final Set<String> ADDRESSES = Set.of("href", "src", "action", "formaction");
    private static final Pattern ADDRESS = Pattern.compile("(https?://|mailto:|tel:|#|\\?|/(?![/\\\\])).*|/");

    private final StringBuilder out = new StringBuilder(8_192);
    private final Deque<String> open = new ArrayDeque<>();

    /** Begins with nothing. */
    public Markup() {}

    /**
     * Opens an element.
     *
     * @param attributes names and values in turn; one whose value is null is left out
     * @throws IllegalArgumentException if a name cannot be written, or an address is of another scheme
     */
    public Markup open(String element, @Nullable String... attributes) {
        start(element, attributes);
        if (VOID.contains(element)) {
            throw new IllegalArgumentException(element + " has no content");
        }
        open.push(element);
        return this;
    }

    /** Closes the element that was opened last and is open still. */
    public Markup close() {
        out.append("</").append(open.pop()).append('>');
        return this;
    }

    /** Writes an element that has no content, such as {@code input}. */
    public Markup empty(String element, @Nullable String... attributes) {
        start(element, attributes);
        if (!VOID.contains(element)) {
            throw new IllegalArgumentException(element + " has content");
        }
        return this;
    }

    /** Writes an element with a text in it. */
    public Markup element(String element, String text, @Nullable String... attributes) {
        open(element, attributes);
        if (element.equals("textarea") && (text.startsWith("\n") || text.startsWith("\r"))) {
            // A browser leaves out the first new line (HTML, "The 'in body' insertion mode").
            line();
        }
        return text(text).close();
    }

    /** Writes an element with anything in it. */
    public Markup within(String element, Consumer<Markup> content, @Nullable String... attributes) {
        open(element, attributes);
        content.accept(this);
        return close();
    }

    /** Writes a text. */
    public Markup text(String text) {
        escape(text);
        return this;
    }

    /** Writes a text of somebody else's, so that the direction of its script changes nothing around it. */
    public Markup foreign(String text) {
        return element("bdi", text);
    }

    /** Writes a text of somebody else's in a language; the empty text where that is not known. */
    public Markup foreign(String text, String language) {
        return language.isEmpty() ? foreign(text) : element("bdi", text, "lang", language);
    }

    /** Writes a link. */
    public Markup link(String href, String text) {
        return element("a", text, "href", href);
    }

    /**
     * Writes a sentence.
     *
     * @param arguments what stands at {@code {0}}, {@code {1}} and so on: either what {@link Texts#get} takes, or a {@link
     *     Part} that writes markup
     */
    public Markup sentence(Texts texts, String key, Object... arguments) {
        texts.sentence(key, arguments, this::text, part -> part.write(this));
        return this;
    }

    /** Writes an element with a sentence in it. */
    public Markup sentenceIn(String element, Texts texts, String key, Object... arguments) {
        return open(element).sentence(texts, key, arguments).close();
    }

    /** Writes a script of the site itself, by its address. It runs once the document has been read. */
    public Markup script(String address) {
        if (!address.matches("/(?![/\\\\]).*")) {
            throw new IllegalArgumentException("no address of the site itself: " + address);
        }
        out.append("<script defer src=\"");
        escape(address);
        out.append("\"></script>");
        return this;
    }

    /** A part of a sentence that is markup itself, such as a link. */
    @FunctionalInterface
    public interface Part {
        /** Writes it. */
        void write(Markup out);
    }

    /**
     * Returns what was written, in UTF-8.
     *
     * @throws IllegalStateException if an element is still open
     */
    public byte[] bytes() {
        return toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        if (!open.isEmpty()) {
            throw new IllegalStateException(open.peek() + " is still open");
        }
        return out.toString();
    }

    /** Begins a document; only before anything else. */
    public Markup doctype() {
        out.append("<!DOCTYPE html>\n");
        return this;
    }

    /** Ends a line of the source, between elements. */
    public Markup line() {
        out.append('\n');
        return this;
    }

    private void start(String element, @Nullable String... attributes) {
        if (!NAME.matcher(element).matches() || FORBIDDEN.contains(element)) {
            throw new IllegalArgumentException("no element that can be written: " + element);
        }
        out.append('<').append(element);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            String name = String.valueOf(attributes[i]);
            if (!NAME.matcher(name).matches()
                    || name.startsWith("on")
                    || name.equals("style")
                    || name.equals("srcdoc")) {
                throw new IllegalArgumentException("no attribute that can be written: " + name);
            }
            if (value == null) {
                continue;
            }
            if (ADDRESSES.contains(name) && !ADDRESS.matcher(value).matches()) {
                throw new IllegalArgumentException("no address that can be written: " + value);
            }
            out.append(' ').append(name).append("=\"");
            escape(value);
            out.append('"');
        }
        out.append('>');
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                case '\n', '\t' -> out.append(c);
                case '\r' -> newLine(text, i);
                default -> out.append(Character.isISOControl(c) || isLoneSurrogate(text, i) ? '\uFFFD' : c);
            }
        }
    }

    /** A carriage return is a new line, and one before a line feed is none of its own (HTML, "Normalizing newlines"). */
    private void newLine(String text, int i) {
        if (i + 1 == text.length() || text.charAt(i + 1) != '\n') {
            out.append('\n');
        }
    }

    private static boolean isLoneSurrogate(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
        }
        return Character.isLowSurrogate(c) && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
    }
}
