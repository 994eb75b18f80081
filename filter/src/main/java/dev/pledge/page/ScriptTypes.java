package dev.pledge.page;

import dev.pledge.html.StartTag;

/** Which script elements hold a program (HTML standard, section 4.12.1), and which hold data. */
final class ScriptTypes {
    private static final String[] PROGRAMS = {"module", "text/plain", "text/partytown", "text/livescript"};
    private static final String[] ENDINGS = {"javascript", "ecmascript", "jscript", "lazyloadscript", "rocketscript"};

    private ScriptTypes() {}

    /**
     * Returns whether a script element without a source holds a program that runs, or that lies dormant until another
     * script wakes it: consent tools and page accelerators give it {@code text/plain} or a made-up JavaScript type.
     */
    static boolean program(StartTag tag) {
        CharSequence type = tag.value("type");
        if (type == null) {
            CharSequence language = tag.value("language");
            return language == null || language.isEmpty() || contains(language, 0, language.length(), "script");
        }
        return Tokens.is(type, "text/javascript") || program(type);
    }

    private static boolean program(CharSequence type) {
        int from = 0;
        while (from < type.length() && Character.isWhitespace(type.charAt(from))) {
            from++;
        }
        int to = from;
        while (to < type.length() && type.charAt(to) != ';') {
            to++;
        }
        while (to > from && Character.isWhitespace(type.charAt(to - 1))) {
            to--;
        }
        return from == to || isProgram(type, from, to);
    }

    private static boolean isProgram(CharSequence type, int from, int to) {
        for (String program : PROGRAMS) {
            if (program.length() == to - from && Tokens.startsWith(type, from, program)) {
                return true;
            }
        }
        for (String ending : ENDINGS) {
            int start = to - ending.length();
            if (start >= from && Tokens.startsWith(type, start, ending)) {
                return true;
            }
        }
        return contains(type, from, to, "/javascript1.");
    }

    private static boolean contains(CharSequence text, int from, int to, String word) {
        for (int at = from; at <= to - word.length(); at++) {
            if (Tokens.startsWith(text, at, word)) {
                return true;
            }
        }
        return false;
    }
}
