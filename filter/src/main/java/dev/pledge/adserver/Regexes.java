package dev.pledge.adserver;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Regular expressions of rules: which of them can be matched in linear time, and what every URL must have in it that they
 * find.
 */
final class Regexes {
    private static final String IN_ANY_CASE = "(?i)";

    /** Escapes of one letter, with nothing that belongs to them after it. */
    private static final String SIMPLE_ESCAPES = "dDwWsSbBtnrfvAz";

    /** How large an expression becomes, repetitions written out. */
    private static final int LARGEST = 500;

    private Regexes() {}

    /**
     * Returns an expression as it is compiled.
     *
     * @throws IllegalArgumentException if it cannot be, saying what was expected
     */
    static String checked(String expression, boolean matchCase) {
        if (size(expression) > LARGEST) {
            throw new IllegalArgumentException("a regular expression that is smaller with its repetitions written out");
        }
        String whole = matchCase ? expression : IN_ANY_CASE + expression;
        try {
            Pattern.compile(whole);
            return whole;
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "a regular expression that can be matched in linear time, without looking around or back ("
                            + e.getDescription() + ")",
                    e);
        }
    }

    /** Returns an expression that was {@link #checked} as positions; null if it is not usual, or too large. */
    static @Nullable RegexPositions positions(String checked) {
        boolean inAnyCase = checked.startsWith(IN_ANY_CASE);
        return RegexPositions.of(inAnyCase ? checked.substring(IN_ANY_CASE.length()) : checked, !inAnyCase);
    }

    /** Returns about how many steps an expression has. */
    private static long size(String expression) {
        long size = 0;
        for (int[] at = new int[1]; at[0] < expression.length(); at[0]++) {
            size += size(expression, at);
        }
        return size;
    }

    /** Returns about how many steps a part of an expression has; it ends with it or at an unpaired parenthesis. */
    private static long size(String text, int[] at) {
        long whole = 0;
        while (at[0] < text.length() && text.charAt(at[0]) != ')') {
            long one = 1;
            char c = text.charAt(at[0]++);
            if (c == '\\' && text.startsWith("Q", at[0])) {
                one = LARGEST + 1; // Brackets that RE2 quotes would count wrongly; no browser knows this escape.
            } else if (c == '\\') {
                at[0]++;
            } else if (c == '[') {
                at[0] = endOfClass(text, at[0]);
            } else if (c == '(') {
                one = size(text, at) + 1;
                at[0]++;
            }
            whole = Math.min(Integer.MAX_VALUE, whole + one * repetitions(text, at));
        }
        return whole;
    }

    private static long repetitions(String text, int[] at) {
        if (at[0] >= text.length() || text.charAt(at[0]) != '{') {
            return 1;
        }
        long most = 0;
        long number = 0;
        int end = at[0] + 1;
        while (end < text.length() && text.charAt(end) != '}') {
            char c = text.charAt(end++);
            number = c >= '0' && c <= '9' ? Math.min(LARGEST + 1, number * 10 + c - '0') : 0;
            most = Math.max(most, number);
        }
        at[0] = Math.min(text.length(), end + 1);
        return Math.max(1, most);
    }

    /** Returns where what follows a class begins. */
    private static int endOfClass(String text, int from) {
        int at = from;
        if (at < text.length() && text.charAt(at) == '^') {
            at++;
        }
        // A bracket that comes first stands for itself in RE2.
        if (at < text.length() && text.charAt(at) == ']') {
            at++;
        }
        while (at < text.length() && text.charAt(at) != ']') {
            int name = text.startsWith("[:", at) ? text.indexOf(":]", at) : -1;
            at = name >= 0 ? name + 2 : at + (text.charAt(at) == '\\' ? 2 : 1);
        }
        return Math.min(text.length(), at + 1);
    }

    /**
     * Returns a pattern of rules that fits whatever the expression finds, and more: its plain characters in lower case, and
     * a star wherever anything may stand between them.
     */
    static String literals(String expression) {
        String text = expression.startsWith(IN_ANY_CASE) ? expression.substring(IN_ANY_CASE.length()) : expression;
        StringBuilder found = new StringBuilder();
        int depth = 0;
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            int next = i + 1;
            boolean plain = false;
            if (c == '\\') {
                next = Math.min(text.length(), i + 2);
                c = i + 1 < text.length() ? text.charAt(i + 1) : '\\';
                plain = !Character.isLetterOrDigit(c);
                if (!plain && SIMPLE_ESCAPES.indexOf(c) < 0) {
                    return "";
                }
            } else if (c == '[') {
                next = endOfClass(text, next);
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            } else if (c == '|' && depth == 0) {
                return "";
            } else {
                plain = ".^$*+?{|".indexOf(c) < 0;
            }
            char after = next < text.length() ? text.charAt(next) : ' ';
            boolean optional = after == '*' || after == '?' || after == '{';
            boolean sure = depth == 0 && plain && !optional && c < 0x80;
            boolean starred = found.length() > 0 && found.charAt(found.length() - 1) == '*';
            if (sure || !starred) {
                found.append(sure ? c : '*');
            }
            if (after == '+' && sure) {
                found.append('*');
            }
            if (after == '{') {
                int end = text.indexOf('}', next);
                next = end < 0 ? text.length() : end + 1;
            }
            i = next;
        }
        return found.toString().toLowerCase(Locale.ROOT);
    }
}
