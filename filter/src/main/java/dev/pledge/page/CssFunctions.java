package dev.pledge.page;

import java.util.Arrays;

/**
 * The functions of CSS whose strings are URLs, and the brackets that are open since the outermost of them; what is open around
 * it does not matter. For one thread.
 */
final class CssFunctions {
    static final String URL = "url";
    /** The length of the longest name. */
    static final int LONGEST = 17;

    private static final String[] OF_STRINGS = {URL, "src", "image-set", "-webkit-image-set", "image"};
    /** Strings that stand deeper in brackets are not looked at. */
    private static final int DEEPEST = 64;

    private static final int FIRST = 4;

    private char[] closers = new char[FIRST];
    private boolean[] takesStrings = new boolean[FIRST];
    private int depth;

    void clear() {
        depth = 0;
    }

    boolean isOpen() {
        return depth > 0;
    }

    /** Returns whether a string that stands here is a URL. */
    boolean takesStrings() {
        return depth > 0 && depth <= DEEPEST && takesStrings[depth - 1];
    }

    /** Returns the function that a name without escapes is, or nothing if its strings are no URLs. */
    static String named(CharSequence css, int from, int to) {
        for (String name : OF_STRINGS) {
            if (name.length() == to - from && Tokens.isAt(css, from, name)) {
                return name;
            }
        }
        return "";
    }

    /** The parenthesis opens of a function that is named, or not. */
    void open(String function) {
        boolean strings = !function.isEmpty();
        if (strings || depth > 0) {
            push(')', strings);
        }
    }

    /** A bracket opens, or any closes, in a function. */
    void bracket(char c) {
        switch (c) {
            case '[' -> push(']', false);
            case '{' -> push('}', false);
            default -> close(c);
        }
    }

    private void push(char closer, boolean strings) {
        if (depth < DEEPEST) {
            if (depth == closers.length) {
                int size = 2 * depth;
                closers = Arrays.copyOf(closers, size);
                takesStrings = Arrays.copyOf(takesStrings, size);
            }
            closers[depth] = closer;
            takesStrings[depth] = strings;
        }
        depth++;
    }

    private void close(char bracket) {
        if (depth > DEEPEST ? bracket == ')' : depth > 0 && closers[depth - 1] == bracket) {
            depth--;
        }
    }
}
