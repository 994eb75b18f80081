package dev.pledge.adserver;

import java.util.ArrayList;
import java.util.List;

/** Reads the domains that a rule is for. */
final class DomainParser {
    private DomainParser() {}

    /**
     * Reads domains; before an excluded one stands {@code ~}. Empty entries are passed over.
     *
     * @throws IllegalArgumentException if there is none, or one is no domain, saying what was expected
     */
    static Domains parse(String text, char separator) {
        List<String> included = new ArrayList<>();
        List<String> excluded = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int found = text.indexOf(separator, start);
            int end = found < 0 ? text.length() : found;
            boolean not = start < end && text.charAt(start) == '~';
            String entry = text.substring(not ? start + 1 : start, end);
            if (not || !entry.isBlank()) {
                (not ? excluded : included).add(isUsual(entry) ? entry : domain(entry.strip()));
            }
            start = end + 1;
        }
        if (included.isEmpty() && excluded.isEmpty()) {
            throw new IllegalArgumentException("at least one domain");
        }
        return new Domains(included, excluded);
    }

    private static boolean isUsual(String entry) {
        char before = '.';
        for (int i = 0; i < entry.length(); i++) {
            char c = entry.charAt(i);
            if (c == '.' ? before == '.' : (c < 'a' || c > 'z') && (c < '0' || c > '9') && c != '-') {
                return false;
            }
            before = c;
        }
        return before != '.';
    }

    /** Returns a domain in ASCII form. It may have one label only, and may be an address. */
    private static String domain(String entry) {
        String name = HostName.toAscii(entry);
        if (name.startsWith("[") && name.endsWith("]")) {
            return name;
        }
        int label = 0;
        boolean named = !name.isEmpty();
        for (int i = 0; i < name.length() && named; i++) {
            char c = name.charAt(i);
            if (c == '.') {
                named = i > label;
                label = i + 1;
            } else if (c == '*') {
                named = i == label && i > 0 && i + 1 == name.length();
            } else {
                named = c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '-' || c == '_';
            }
        }
        if (!named || label == name.length()) {
            throw new IllegalArgumentException("a domain where \"" + entry + "\" stands");
        }
        return name;
    }
}
