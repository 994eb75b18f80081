package dev.pledge.cli.audit;

import java.util.regex.Pattern;

/** What sites say, as it may be written to a terminal: on one line, without what steers it or turns the direction of writing. */
public final class OneLine {
    private static final Pattern STEERING =
            Pattern.compile("[\\p{Cc}\\u2028\\u2029\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069]");

    private OneLine() {}

    /** Returns a text with a blank in the place of each such character. */
    public static String of(String text) {
        return STEERING.matcher(text).replaceAll(" ");
    }
}
