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

    /** Returns whether a value is a word that is given in lower case. */
    static boolean is(@Nullable CharSequence value, String word) {
        return value != null && value.length() == word.length() && isAt(value, 0, word);
    }

    /** Returns whether a set holds a token that is given in lower case. */
    static boolean contains(@Nullable CharSequence set, String token) {
        int last = set == null ? -1 : set.length() - token.length();
        for (int at = 0; set != null && at <= last; at++) {
            int end = at + token.length();
            if ((at == 0 || space(set.charAt(at - 1)))
                    && (end == set.length() || space(set.charAt(end)))
                    && isAt(set, at, token)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether a word that is given in lower case stands somewhere; the text reaches that far. */
    static boolean isAt(CharSequence text, int at, String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = text.charAt(at + i);
            if ((c >= 'A' && c <= 'Z' ? c + ' ' : c) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Returns whether a word that is given in lower case begins somewhere. */
    static boolean startsWith(CharSequence text, int at, String word) {
        return at + word.length() <= text.length() && isAt(text, at, word);
    }

    /** Returns whether a character is ASCII white space. */
    static boolean space(char c) {
        return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
    }
}
