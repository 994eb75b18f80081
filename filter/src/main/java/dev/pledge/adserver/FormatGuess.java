package dev.pledge.adserver;

import java.util.List;
import java.util.Locale;

/** Tells from the beginning of a list which kind it is: by its header, or by what more of its lines can only be. */
final class FormatGuess {
    private static final List<String> MARKUP = List.of("<!", "<html", "<head", "<body", "<?xml");

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
        return MARKUP.stream().anyMatch(tag -> text.regionMatches(true, 0, tag, 0, tag.length()));
    }

    private static boolean isRule(String text) {
        int separator = CosmeticParser.separator(text);
        if (text.startsWith("!") || AdblockLines.isComment(text, separator)) {
            return false;
        }
        String rule = withoutComment(text);
        return rule.startsWith("@@")
                || rule.startsWith("|")
                || rule.startsWith("/")
                || rule.indexOf('^') >= 0
                || rule.indexOf('$') >= 0
                || separator >= 0 && separator < rule.length();
    }

    /** Returns what stands before a comment at the end of a line of a hosts file. */
    private static String withoutComment(String text) {
        for (int hash = text.indexOf('#', 1); hash > 0; hash = text.indexOf('#', hash + 1)) {
            if (text.charAt(hash - 1) <= ' ') {
                return text.substring(0, hash);
            }
        }
        return text;
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
