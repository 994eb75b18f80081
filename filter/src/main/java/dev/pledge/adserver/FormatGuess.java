package dev.pledge.adserver;

import java.util.Locale;

/** Tells from the beginning of a list which kind it is: by its header, or by what more of its lines can only be. */
final class FormatGuess {
    private FormatGuess() {}

    static ListFormat of(String beginning) {
        int rules = 0;
        int hosts = 0;
        for (String line : (Iterable<String>) beginning.lines()::iterator) {
            String text = line.strip();
            if (text.startsWith("[")
                    && text.endsWith("]")
                    && text.toLowerCase(Locale.ROOT).contains("adblock")) {
                return ListFormat.ADBLOCK;
            }
            if (isRule(text)) {
                rules++;
            } else if (isHost(text)) {
                hosts++;
            }
        }
        return rules > hosts ? ListFormat.ADBLOCK : ListFormat.HOSTS;
    }

    /** Returns whether a text is no list at all but a page, such as an error's, that was saved as one. */
    static boolean isMarkup(String beginning) {
        String text = beginning.stripLeading();
        return text.startsWith("<!") || text.startsWith("<html") || text.startsWith("<?xml");
    }

    private static boolean isRule(String text) {
        return !text.startsWith("!")
                && (text.startsWith("@@")
                        || text.startsWith("|")
                        || text.startsWith("/")
                        || text.indexOf('^') >= 0
                        || text.indexOf('$') >= 0
                        || CosmeticParser.separator(text) >= 0);
    }

    private static boolean isHost(String text) {
        int hash = text.indexOf('#');
        String content = (hash < 0 ? text : text.substring(0, hash)).strip();
        int space = 0;
        while (space < content.length() && content.charAt(space) > ' ') {
            space++;
        }
        String word = content.substring(0, space);
        if (space < content.length()) {
            return HostName.isAddress(word);
        }
        try {
            return !word.isEmpty() && !HostPattern.parse(word).host().isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
