package dev.pledge.cookie;

import org.jspecify.annotations.Nullable;

/**
 * A pair of a {@code Cookie} field.
 *
 * @param text the pair as it came, less the white space around it
 * @param name its name, as it came; empty if it has none
 * @param value its value, as it came
 * @param reason why it is hidden; null if it is allowed
 */
record CookiePair(
        String text, String name, String value, @Nullable Reason reason) {
    static CookiePair of(String text, @Nullable Reason reason) {
        int length = text.length();
        int equals = text.indexOf('=');
        // A pair without = is a value: of a cookie that has no name.
        return equals < 0
                ? new CookiePair(text, "", text, reason)
                : new CookiePair(text, Syntax.trim(text, 0, equals), Syntax.trim(text, equals + 1, length), reason);
    }
}
