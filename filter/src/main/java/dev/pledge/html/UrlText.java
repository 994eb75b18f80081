package dev.pledge.html;

import org.jspecify.annotations.Nullable;

/**
 * The text of the URL that a resolver found last; put together when it is first read, for few verdicts read it. Without
 * allocation where the reference names its host plainly and nothing in it has to be encoded or normalised.
 */
final class UrlText implements CharSequence {
    private static final String ENCODED = "\"<>^`{}\\";

    private final UrlResolver resolver;
    private final CharArena chars = new CharArena();
    private final TextView view = new TextView();
    private @Nullable CharSequence text;

    private boolean plain;
    private CharSequence source = "";
    private int portStart;
    private int targetStart;
    private int end;

    UrlText(UrlResolver resolver) {
        this.resolver = resolver;
    }

    /** Begins another URL: one that {@link UrlReference} puts together. */
    void clear() {
        text = null;
        plain = false;
    }

    /**
     * The URL that was begun has a plain host.
     *
     * @param port where its port begins; where the target does if it needs none
     * @param target where its path, query or fragment begins
     */
    void spell(CharSequence reference, int port, int target, int to) {
        plain = true;
        source = reference;
        portStart = port;
        targetStart = target;
        end = to;
    }

    private CharSequence text() {
        CharSequence made = text;
        if (made == null) {
            UrlReference url = plain && spelt() ? null : resolver.reference();
            made = url == null ? view.of(chars.chars(), 0, chars.length()) : url.text();
            text = made;
        }
        return made;
    }

    private boolean spelt() {
        int stop = plainTargetEnd();
        boolean port = targetStart > portStart + 1;
        if (stop < 0 || port && source.charAt(portStart + 1) == '0') {
            return false;
        }
        chars.clear();
        chars.add(resolver.scheme());
        chars.add("://");
        chars.add(resolver.host());
        if (port) {
            chars.add(source, portStart, targetStart);
        }
        if (targetStart == stop || source.charAt(targetStart) != '/') {
            chars.add('/');
        }
        chars.add(source, targetStart, stop);
        return true;
    }

    /** Returns where path and query end, or -1 if they are not what they are in the URL's text. */
    private int plainTargetEnd() {
        boolean query = false;
        int p = targetStart;
        for (; p < end && source.charAt(p) != '#'; p++) {
            char c = source.charAt(p);
            query |= c == '?';
            boolean dots = !query && (c == '.' || c == '%') && source.charAt(p - 1) == '/';
            if (c <= ' ' || c > '~' || dots || query && c == '\'' || ENCODED.indexOf(c) >= 0) {
                return -1;
            }
        }
        return p;
    }

    @Override
    public int length() {
        return text().length();
    }

    @Override
    public char charAt(int index) {
        return text().charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int to) {
        return text().subSequence(start, to);
    }

    @Override
    public String toString() {
        return text().toString();
    }
}
