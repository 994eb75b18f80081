package dev.pledge.adserver;

import org.jspecify.annotations.Nullable;

/** Reads rules on elements. */
final class CosmeticParser {
    private CosmeticParser() {}

    /**
     * Returns where in a line the separator of a cosmetic rule begins: a {@code #}, perhaps some of {@code @?$%}, another
     * {@code #}; with only domains before it. If there is none, -1.
     */
    static int separator(String line) {
        int hash = line.indexOf('#');
        while (hash >= 0) {
            int second = hash + 1;
            while (second < line.length() && "@?$%".indexOf(line.charAt(second)) >= 0) {
                second++;
            }
            if (second < line.length() && line.charAt(second) == '#') {
                return domainsOnly(line, hash) ? hash : -1;
            }
            hash = line.indexOf('#', second);
        }
        return -1;
    }

    private static boolean domainsOnly(String line, int end) {
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            if (c == '/' || c == '|' || c == '@' || c == '"' || c == '!' || c == '^' || c == '=') {
                return false;
            }
        }
        return true;
    }

    /**
     * Reads a rule and hands it on.
     *
     * @param separator where its separator begins
     * @return null, or what the rule asks for if it is more than a class or an id
     * @throws IllegalArgumentException if it is malformed, saying what was expected
     */
    static @Nullable String read(String text, int separator, int line, RuleSink sink) {
        int selector = text.indexOf('#', separator + 1) + 1;
        boolean exception = text.charAt(separator + 1) == '@';
        boolean plain = selector - separator == (exception ? 3 : 2);
        if (selector == text.length()) {
            throw new IllegalArgumentException("a selector after " + text.substring(separator));
        }
        if (!plain) {
            return text.substring(separator, selector).replace("@", "");
        }
        if (text.startsWith("+js", selector)) {
            return "scriptlet";
        }
        CosmeticRule.Attribute attribute = switch (text.charAt(selector)) {
            case '.' -> CosmeticRule.Attribute.CLASS;
            case '#' -> CosmeticRule.Attribute.ID;
            default -> null;
        };
        if (attribute == null || !isIdentifier(text, selector + 1)) {
            return "cosmetic";
        }
        Domains from = separator == 0 ? Domains.ANY : DomainParser.parse(text.substring(0, separator), ',');
        sink.cosmetic(new CosmeticRule(line, exception, attribute, text.substring(selector + 1), from));
        return null;
    }

    /** Returns whether the rest of a selector is one identifier without escapes: CSS Syntax, section 4.3.9. */
    private static boolean isIdentifier(String text, int start) {
        int letters = text.startsWith("-", start) ? start + 1 : start;
        if (letters >= text.length() || text.charAt(letters) >= '0' && text.charAt(letters) <= '9') {
            return false;
        }
        for (int i = letters; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean named =
                    c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
            if (!named && c < 0x80) {
                return false;
            }
        }
        return true;
    }
}
