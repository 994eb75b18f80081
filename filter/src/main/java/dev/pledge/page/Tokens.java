package dev.pledge.page;

import org.jspecify.annotations.Nullable;

/** Sets of tokens separated by white space, as the HTML standard defines them (section 2.3.7), compared without ASCII case. */
final class Tokens {
    private Tokens() {}

    /** Returns a value with ASCII letters in lower case and nothing else changed; empty for null. */
    static String lower(@Nullable String value) {
        if (value == null) {
            return "";
        }
        int i = 0;
        while (i < value.length() && !(value.charAt(i) >= 'A' && value.charAt(i) <= 'Z')) {
            i++;
        }
        if (i == value.length()) {
            return value;
        }
        char[] chars = value.toCharArray();
        for (; i < chars.length; i++) {
            if (chars[i] >= 'A' && chars[i] <= 'Z') {
                chars[i] = (char) (chars[i] + 32);
            }
        }
        return new String(chars);
    }

    /** Returns whether a set, in lower case, holds a token. */
    static boolean contains(String set, String token) {
        for (int at = set.indexOf(token); at >= 0; at = set.indexOf(token, at + 1)) {
            int end = at + token.length();
            if ((at == 0 || space(set.charAt(at - 1))) && (end == set.length() || space(set.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a character is ASCII white space. */
    static boolean space(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
