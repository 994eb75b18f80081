package dev.pledge.statistics;

/**
 * One segment of a path, less what tells one visitor, order or article from another.
 *
 * <p>An address becomes {@code {email}}, a day {@code {date}}; what is made of digits, or looks drawn at random, becomes
 * {@code {id}}. A segment that is made of words keeps its words, and only those that look like ids are folded:
 * {@code red-shoe-83920} is {@code red-shoe-{id}}. Characters that have no place in a name become {@code _}.
 */
final class Segment {
    /** From here on a word is looked at more closely. */
    static final int LONG_WORD = 16;

    private static final int TOO_LONG_WORD = 32;
    private static final String EMAIL = "{email}";
    private static final String DATE = "{date}";
    private static final String ID = "{id}";

    private Segment() {}

    /** Folds until nothing is left to fold: what is left of a segment can look like an id though the whole did not. */
    static String folded(String segment) {
        String before = segment;
        String after = once(before);
        while (!after.equals(before)) {
            before = after;
            after = once(before);
        }
        return after;
    }

    private static String once(String segment) {
        if (segment.isEmpty()) {
            return segment;
        }
        if (holdsAddress(segment)) {
            return EMAIL;
        }
        String stem = segment;
        String extension = "";
        int dot = segment.lastIndexOf('.');
        if (dot > 0 && isExtension(segment, dot + 1)) {
            stem = segment.substring(0, dot);
            extension = segment.substring(dot);
        }
        return foldedStem(stem) + extension;
    }

    private static String foldedStem(String stem) {
        if (isDate(stem)) {
            return DATE;
        }
        if (isNumber(stem) || isUuid(stem) || looksRandom(stem)) {
            return ID;
        }
        StringBuilder folded = new StringBuilder(stem.length());
        int start = 0;
        while (start < stem.length()) {
            int end = start;
            while (end < stem.length() && Character.isLetterOrDigit(stem.charAt(end))) {
                end++;
            }
            if (end > start) {
                String word = stem.substring(start, end);
                folded.append(isId(word) ? ID : word);
            }
            if (end < stem.length()) {
                folded.append(separator(stem.charAt(end)));
            }
            start = end + 1;
        }
        return folded.toString();
    }

    private static char separator(char c) {
        return "-._~+!,=:*$'(){}…".indexOf(c) >= 0 ? c : '_';
    }

    private static boolean holdsAddress(String segment) {
        for (int i = 0; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if (c == '@' || c == '\uFF20' || c == '\uFE6B') {
                return true;
            }
        }
        // What could not be decoded because of a stray percent sign.
        return segment.contains("%40");
    }

    private static boolean isExtension(String segment, int start) {
        int length = segment.length() - start;
        if (length < 1 || length > 5) {
            return false;
        }
        for (int i = start; i < segment.length(); i++) {
            char c = segment.charAt(i);
            if ((c < 'a' || c > 'z') && (c < 'A' || c > 'Z')) {
                return false;
            }
        }
        return true;
    }

    /** yyyy-mm-dd. */
    private static boolean isDate(String stem) {
        if (stem.length() != 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            boolean dash = i == 4 || i == 7;
            if (dash != (stem.charAt(i) == '-') || !dash && !digit(stem.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Digits, and no letters: a number, a telephone number, an IP address, a price. */
    private static boolean isNumber(String stem) {
        boolean digits = false;
        for (int i = 0; i < stem.length(); i++) {
            char c = stem.charAt(i);
            if (Character.isLetter(c) || c == '{') {
                return false;
            }
            digits |= Character.isDigit(c);
        }
        return digits;
    }

    private static boolean isUuid(String stem) {
        if (stem.length() != 36) {
            return false;
        }
        for (int i = 0; i < 36; i++) {
            boolean dash = i == 8 || i == 13 || i == 18 || i == 23;
            if (dash ? stem.charAt(i) != '-' : Character.digit(stem.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }

    /**
     * Whether capitals, small letters and digits change about as often as in base64: at every second place or so. In
     * written words they hardly change but at their beginnings.
     */
    private static boolean looksRandom(String stem) {
        if (stem.length() < LONG_WORD) {
            return false;
        }
        int changes = 0;
        for (int i = 1; i < stem.length(); i++) {
            char before = stem.charAt(i - 1);
            char c = stem.charAt(i);
            boolean both = Character.isLetterOrDigit(before) && Character.isLetterOrDigit(c);
            boolean beginsWord = Character.isUpperCase(before) && Character.isLowerCase(c);
            if (both && !beginsWord && Character.getType(before) != Character.getType(c)) {
                changes++;
            }
        }
        return changes * 5 >= stem.length();
    }

    private static boolean isId(String word) {
        int digits = 0;
        int hex = 0;
        int capitals = 0;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            digits += Character.isDigit(c) ? 1 : 0;
            hex += Character.digit(c, 16) >= 0 ? 1 : 0;
            capitals += Character.isUpperCase(c) ? 1 : 0;
        }
        int length = word.length();
        boolean number = digits == length && length >= 4;
        boolean longHex = hex == length && (length >= LONG_WORD || length >= 8 && digits > 0);
        boolean mixed = length >= 12 && digits >= 2;
        boolean scrambled = length >= LONG_WORD && (capitals == length || capitals * 4 >= length);
        return number || longHex || mixed || scrambled || length >= TOO_LONG_WORD;
    }

    private static boolean digit(char c) {
        return c >= '0' && c <= '9';
    }
}
