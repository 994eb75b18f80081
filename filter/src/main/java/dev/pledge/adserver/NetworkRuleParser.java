package dev.pledge.adserver;

import java.util.List;

/** Reads rules on URLs. */
final class NetworkRuleParser {
    private NetworkRuleParser() {}

    /**
     * Reads a rule and hands it on.
     *
     * @return what the rule asks for that a server cannot do, or not exactly
     * @throws IllegalArgumentException if it is malformed, saying what was expected
     */
    static List<String> read(String text, int line, RuleSink sink) {
        boolean exception = text.startsWith("@@");
        int start = exception ? 2 : 0;
        int dollar = options(text, start);
        RuleOptions options = new RuleOptions(exception);
        if (dollar >= 0) {
            options.read(text.substring(dollar + 1));
            if (options.idle()) {
                return options.notApplicable();
            }
        }
        RulePattern pattern =
                RulePattern.parse(text.substring(start, dollar < 0 ? text.length() : dollar), options.matchCase());
        if (pattern.text().isEmpty() && !options.narrow()) {
            throw new IllegalArgumentException("a pattern, or an option that says what is meant");
        }
        // With a star at its end it means the same, but is named as it stands.
        String host = dollar < 0 && text.endsWith("^") ? pattern.wholeHost() : "";
        if (!host.isEmpty()) {
            sink.host(host, exception, line);
        } else {
            for (NetworkRule rule : options.rules(line, text, pattern)) {
                sink.rule(rule);
            }
        }
        return options.notApplicable();
    }

    /** Returns where the options begin: at the last dollar sign that an option's name follows; if there is none, -1. */
    private static int options(String text, int start) {
        int dollar = text.lastIndexOf('$');
        while (dollar >= start) {
            int name = text.startsWith("~", dollar + 1) ? dollar + 2 : dollar + 1;
            int i = name;
            while (i < text.length() && isNameCharacter(text.charAt(i))) {
                i++;
            }
            if (i > name && (i == text.length() || text.charAt(i) == '=' || text.charAt(i) == ',')) {
                return dollar;
            }
            dollar = text.lastIndexOf('$', dollar - 1);
        }
        return -1;
    }

    private static boolean isNameCharacter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_';
    }
}
